//! What may be typed: the commands and options, exactly as they come from the command line.
//!
//! Layer 8. Types only; [`crate::commands`] turns them into what a command needs.

mod inbox;
mod round;
mod send;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::words::english::languages;

pub use inbox::InboxArgs;
pub use round::{
    CloseArgs, MarkArgs, MarkStatus, MatchArgs, RehearseArgs, ReportArgs, RoundsArgs, StatusArgs,
};
pub use send::{SendArgs, SendWhat, Way};

const FOLDERS: &str = "Folders";
const CHOICES: &str = "What to build";
const MESSAGES: &str = "Messages";

const ABOUT: &str = "\
Build the site and the letters of a peer-mentoring program

Reads a program folder (topics, participants, rounds, a theme), matches the participants of the round \
whose sign-ups have closed, and writes a public site and one private letter for each participant.";

const EXAMPLES: &str = "\
Examples:
  fortnight                             build the program in this folder
  fortnight new mentoring               begin a program of your own
  fortnight serve --open                see what you write while you write it
  fortnight check --root ~/mentoring    look for mistakes, write nothing
  fortnight match 2026b                 show the matches, weakest first
  fortnight match 2026b --accept        make them final
  fortnight match --why anna            why this partner, or none
  fortnight match --why anna boris      why these two, or why not
  fortnight match --prices              what each pin and each must rule costs
  fortnight rehearse --people 80        how it would go with eighty invented people
  fortnight form --as script            the sign-up form, to be made in Google Forms
  fortnight import signups.csv          what the answers of the sign-up form say
  fortnight explain unknown-country     what a message means, and what to do
  fortnight status                      how the round is, and who needs you
  fortnight mark amina withdrawn        she has left: what changes, and for whom
  fortnight send letters                who gets what, and what was sent before
  fortnight send letters --write        the letters as drafts for your mail program
  fortnight send letters --by smtp      the same by your account; `--really` sends them
  fortnight inbox answers.mbox          what people have answered to their letters
  fortnight report 2026a                its figures, and where its report is
  fortnight close 2026a                 it is over: what is left to say, and to hand over
  fortnight rules                       the rules of the present round, in words
  fortnight person amina-diallo         all that is held about her, with file and line
  fortnight erase amina-diallo          what erasing her would do, everywhere
  fortnight build --data ~/people       participants live elsewhere
  fortnight build --site-only           the public site alone, no letters

Exit codes: 0 all is well, 1 something needs you, 2 the command line was not understood.";

/// What was typed.
#[derive(Debug, Parser)]
#[command(name = "fortnight", version, about = ABOUT, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub options: Options,
    /// What to do; `build` if nothing is named.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// The command to run: the one that was named, else `build`.
    pub fn chosen(&self) -> &Command {
        self.command.as_ref().unwrap_or(&Command::Build)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the public site and the private letters (this is also what happens without a command)
    Build,
    /// Look for mistakes as `build` would, but write nothing
    Check,
    /// Close a round that is over: what became of its matches, certificates, thanks, and what the next volunteer must know
    Close(CloseArgs),
    /// Print what makes the tab key of a shell know commands and options
    Completions(CompletionsArgs),
    /// Show what erasing somebody would do in every place that knows them; `--write` does it
    Erase(EraseArgs),
    /// Tell what a check finds, such as `unknown-country` in `error[unknown-country]`, and why that matters
    Explain(ExplainArgs),
    /// Print the manual page, or that of one command, for `man`
    Man(ManArgs),
    /// Read the answers of a sign-up form, from the tables that it exports; without a form file, one is proposed
    Import(ImportArgs),
    /// Read the answers to letters out of a mailbox: who has met, who waits, whose letter came back; `--write` notes it
    Inbox(InboxArgs),
    /// Say how it goes with somebody: they have left, do not answer, have met; `--write` enters it everywhere
    Mark(MarkArgs),
    /// Show the matches of a round, weakest first, or accept those that are proposed
    Match(MatchArgs),
    /// Print the sign-up form that the program needs: to read, as a page, or as a script that makes it
    Form(FormArgs),
    /// Begin a program of your own: settings, pages, a first topic, a first round
    New(NewArgs),
    /// Show all that is held about somebody, with file and line; `--write FILE` makes a file to hand over to them
    Person(PersonArgs),
    /// Try a round with invented people before sign-ups open: who is left over, which rule does it, how many must come
    Rehearse(RehearseArgs),
    /// Show the figures of a round and where its report is; `--write` writes those that anybody may know
    Report(ReportArgs),
    /// Show how the rounds went: who took part how often, who waited, who did not answer
    Rounds(RoundsArgs),
    /// Show the rules by which a round is matched, in words and points
    Rules(RulesArgs),
    /// Print what an editor needs to know of a kind of file, as a JSON schema
    Schema(SchemaArgs),
    /// Show who gets the letters, the topic, news or a reminder by mail; `--write` makes drafts or a table, `--really` sends
    Send(SendArgs),
    /// Show the site in the browser while you write; nothing is written on the disk
    Serve(ServeArgs),
    /// Tell how a round is: what is done, what comes next and when, who needs a human, which letters differ
    Status(StatusArgs),
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell: bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Which command [default: all, in short]
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Arguments of `erase`.
#[derive(Debug, Args)]
pub struct EraseArgs {
    /// The id of the person, for example `amina-diallo`, or of several
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Do it; without it, it is only said what would be done
    #[arg(long)]
    pub write: bool,
}

/// Arguments of `person`.
#[derive(Debug, Args)]
pub struct PersonArgs {
    /// An id, a name or a part of a name
    #[arg(value_name = "PERSON", required_unless_present = "certificate")]
    pub person: Option<String>,
    /// Tell whose certificates of participation bear this code
    #[arg(long, value_name = "CODE", conflicts_with_all = ["person", "write"])]
    pub certificate: Option<String>,
    /// Write what they have a right to get into a new file, in Markdown
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Which check [default: a list of all]
    #[arg(value_name = "CHECK")]
    pub check: Option<String>,
}

/// Arguments of `new`; on a terminal, what is not given is asked.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Where it shall be: a folder that is new or empty
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Its name
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Who runs it: a person or a team
    #[arg(long, value_name = "NAME")]
    pub organiser: Option<String>,
    /// The address that people write to; it is published
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    /// Where the site will be published
    #[arg(long, value_name = "ADDRESS")]
    pub base_url: Option<String>,
    /// Language of the site and its texts
    #[arg(long, value_name = "TAG", help = format!("Language of the site and its texts: {}", languages()))]
    pub language: Option<String>,
    /// For whom, which decides the words of its form: librarians, teachers, researchers or empty
    #[arg(long = "for", value_name = "WHOM")]
    pub people: Option<String>,
    /// The day on which the first round begins [default: a Monday in some ten weeks]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub starts: Option<String>,
    /// Add the workflow of a host that builds and publishes the site: github, gitlab or none
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
}

/// Arguments of `form`.
#[derive(Debug, Args)]
pub struct FormArgs {
    /// For which round, for example `2026b` [default: the one whose sign-ups are open, or open next]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
    /// In which shape
    #[arg(long = "as", value_name = "SHAPE", default_value = "markdown")]
    pub shape: Shape,
    /// Where a form of HTML sends its answers
    #[arg(long, value_name = "ADDRESS")]
    pub action: Option<String>,
}

/// Shapes of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// To read, and to copy into a form service by hand
    Markdown,
    /// A page without scripts, for a form action of your own
    Html,
    /// A script that makes the form in Google Forms
    Script,
    /// The form file that reads its answers: data/forms/NAME.yaml
    Columns,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Which round, for example `2026b` [default: the present one]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
    /// Print what a privacy page says by the settings instead, as Markdown: which fields, who sees them, for how long
    #[arg(long, conflicts_with = "round")]
    pub privacy: bool,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which kind of file, for example `participant` [default: a list of all]
    #[arg(value_name = "KIND")]
    pub kind: Option<String>,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Open it in the browser
    #[arg(long)]
    pub open: bool,
    /// Port [default: 4014; if another program has it, the next free one]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Let others see it too: an address of this machine, or 0.0.0.0 for all; they get no desk
    #[arg(long, value_name = "ADDRESS")]
    pub bind: Option<IpAddr>,
    /// Which editor links open: vscode, vscodium, cursor, zed, idea, textmate, or an address with {path}, {line} and {column}
    #[arg(long, value_name = "NAME", default_value = "vscode")]
    pub editor: String,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Tables that a form service has exported: CSV, `.xlsx` or `.ods`
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The form file that says what the columns are, by its name [default: the one that knows the most of them]
    #[arg(long, value_name = "NAME")]
    pub form: Option<String>,
    /// The round that people sign up for, for example `2026b` [default: the one whose sign-ups began last]
    #[arg(long, value_name = "ID")]
    pub round: Option<String>,
    /// Write people's files; without it what would change is shown
    #[arg(long)]
    pub write: bool,
}

/// Options of every command; they may stand before or after it.
#[derive(Debug, Args)]
pub struct Options {
    /// The program's folder: the one that holds `fortnight.toml`
    #[arg(long, global = true, value_name = "DIR", default_value = ".", help_heading = FOLDERS)]
    pub root: PathBuf,
    /// Participants, rounds and ledgers, if they live elsewhere [default: the program's `data`]
    #[arg(long, global = true, value_name = "DIR", help_heading = FOLDERS)]
    pub data: Option<PathBuf>,
    /// Where the public site goes [default: the program's `public`]
    #[arg(long, global = true, value_name = "DIR", help_heading = FOLDERS)]
    pub out: Option<PathBuf>,
    /// Where the private letters go [default: the program's `private`]
    #[arg(long, global = true, value_name = "DIR", help_heading = FOLDERS)]
    pub private: Option<PathBuf>,

    /// Build the site without matching and letters; the private folder is left alone
    #[arg(long, global = true, help_heading = CHOICES)]
    pub site_only: bool,
    /// Take this day for today [default: the clock's, in UTC]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = parse_date, help_heading = CHOICES)]
    pub date: Option<Date>,
    /// Build even if half of the site's pages would go, or more
    #[arg(long, global = true, help_heading = CHOICES)]
    pub yes: bool,
    /// Publish drafts too
    #[arg(long, global = true, help_heading = CHOICES)]
    pub drafts: bool,
    /// Publish what is dated later too
    #[arg(long, global = true, help_heading = CHOICES)]
    pub future: bool,

    /// Tell every place of what is wrong, also where one slip is in many
    #[arg(long, global = true, help_heading = MESSAGES)]
    pub all: bool,
    /// Print problems only
    #[arg(short, long, global = true, help_heading = MESSAGES)]
    pub quiet: bool,
    /// When to use colours: auto, always or never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = MESSAGES
    )]
    pub color: ColorChoice,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A calendar date, written as ISO 8601 has it and in no other way.
pub fn parse_date(text: &str) -> Result<Date, String> {
    const SHAPE: &str = "write the year, month and day as in 2026-09-14";
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return Err(SHAPE.to_owned());
    };
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return Err(SHAPE.to_owned());
    }
    text.parse()
        .map_err(|_| "there is no such day in the calendar".to_owned())
}

#[cfg(test)]
mod tests;
