//! What may be typed behind the commands about a round and its matches.

use std::path::PathBuf;

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
    /// Tell why somebody has this partner or none, or why these two are matched or not and what it would cost; ids, names or
    /// parts of names
    #[arg(long, num_args = 1..=2, value_name = "PERSON", conflicts_with = "accept")]
    pub why: Option<Vec<String>>,
    /// Tell what each pin, forbidden pair, `avoid` and must rule costs: how much better the matches would be without it
    #[arg(long, conflicts_with_all = ["accept", "why"])]
    pub prices: bool,
    /// Keep the proposal in a new file outside of the program's folders, to compare with later
    #[arg(long, value_name = "FILE", conflicts_with_all = ["accept", "why", "prices"])]
    pub save: Option<PathBuf>,
    /// Tell who changes partner: against a proposal that was kept, another round file or a ledger, or against the program as git
    /// has it (`main:`, with a colon; this alone starts git)
    #[arg(long, value_name = "FILE|REV:", conflicts_with_all = ["accept", "why", "prices", "save"])]
    pub against: Option<String>,
    /// The same as Markdown for a pull request: ids and figures alone
    #[arg(long, requires = "against")]
    pub markdown: bool,
}

impl MatchArgs {
    /// Whether something is asked, and no matches are to be shown.
    pub fn asks(&self) -> bool {
        self.why.is_some() || self.prices || self.save.is_some() || self.against.is_some()
    }
}

/// Arguments of `close`.
#[derive(Debug, Args)]
pub struct CloseArgs {
    /// Which round, for example `2026a`
    #[arg(value_name = "ROUND")]
    pub round: String,
    /// Close it before its last day
    #[arg(long)]
    pub early: bool,
    /// What became of matches, as a file of lines like `amina-diallo met`: met, ended or not-answering
    #[arg(long, value_name = "FILE")]
    pub list: Option<PathBuf>,
    /// Write it; without it what would change is shown
    #[arg(long)]
    pub write: bool,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Which round, for example `2026b` [default: the one that runs, else the one that ended last]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
    /// Write the figures that anybody may know to data/figures, for the site
    #[arg(long)]
    pub write: bool,
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

/// Arguments of `rounds`.
#[derive(Debug, Args)]
pub struct RoundsArgs {
    /// Only this one: an id, a name or a part of one [default: everybody]
    #[arg(value_name = "PERSON")]
    pub person: Option<String>,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Which round, for example `2026b` [default: the present one, or the one that ended last]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
}

/// Arguments of `rehearse`.
#[derive(Debug, Args)]
pub struct RehearseArgs {
    /// Whose rules are tried, for example `2026b` [default: the round whose sign-ups are open, or open next]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
    /// Give each answer as often as the people of this round gave it
    #[arg(long, value_name = "ROUND")]
    pub like: Option<String>,
    /// How many people [default: as many as in the round that is resembled, else 120]
    #[arg(long, value_name = "N")]
    pub people: Option<usize>,
    /// In a round with roles, how many of them are mentors [default: as in the round that is resembled, else one of five]
    #[arg(long, value_name = "N")]
    pub mentors: Option<usize>,
    /// From how many countries at most [default: from as many as it happens]
    #[arg(long, value_name = "N")]
    pub countries: Option<usize>,
    /// Another number, other people
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Make a program of one cohort in this folder, which is new or empty, instead of counting
    #[arg(long, value_name = "DIR")]
    pub write: Option<PathBuf>,
}
