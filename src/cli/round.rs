//! What may be typed behind the commands about a round once its sign-ups have closed.

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::parse_date;

/// Arguments of `match`.
#[derive(Debug, Args)]
pub struct MatchArgs {
    /// Which round, for example `2026b` [default: the one whose sign-ups have closed]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
    /// Write what is shown to the round's ledger: its matches, or the repair of a round that runs
    #[arg(long)]
    pub accept: bool,
    /// In a round that runs, let accepted pairs move if somebody is alone otherwise: as few as possible
    #[arg(long)]
    pub may_move: bool,
    /// Tell why these two are matched, or why not and what it would cost; ids, names or parts of names
    #[arg(long, num_args = 2, value_names = ["PERSON", "PERSON"], conflicts_with = "accept")]
    pub why: Option<Vec<String>>,
}

/// Arguments of `mark`.
#[derive(Debug, Args)]
pub struct MarkArgs {
    /// Who: an id, a name or a part of one
    #[arg(value_name = "PERSON")]
    pub person: String,
    /// How it goes
    #[arg(value_name = "STATUS")]
    pub status: MarkStatus,
    /// In which round [default: the present one of theirs]
    #[arg(long, value_name = "ID")]
    pub round: Option<String>,
    /// Since when [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub since: Option<Date>,
    /// Why, for the organisers alone; it is kept at the match
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Write it; without it what would change is shown
    #[arg(long)]
    pub write: bool,
}

/// What can be said of somebody in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MarkStatus {
    /// They have left: their partner needs somebody new
    Withdrawn,
    /// They do not answer their partner; letters stay until there is somebody new
    NotAnswering,
    /// They and their partner have been in touch
    Met,
    /// They and their partner have parted in peace
    Ended,
    /// They take part, or are back
    Active,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Which round, for example `2026b` [default: the present one, or the one that ended last]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
}
