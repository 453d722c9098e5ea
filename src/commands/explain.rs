//! `fortnight explain`: what a check finds, why that matters, and how it looks.

use super::{Stop, Verdict};
use crate::check::{self, Check};
use crate::cli::ExplainArgs;
use crate::diagnostic::Severity;
use crate::edge::Trouble;
use crate::edge::terminal::Terminal;
use crate::parse::nearest::nearest;

/// Tells of one check, or lists all.
pub fn run(arguments: &ExplainArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let text = match &arguments.check {
        None => list(),
        Some(given) => {
            let name = bare(given);
            explanation(check::named(name).ok_or_else(|| unknown(name))?)
        }
    };
    terminal.result(&text)?;
    Ok(Verdict::Fine)
}

/// The name in `error[name]`, as it is copied from a message.
fn bare(given: &str) -> &str {
    let inside = given.split_once('[').map_or(given, |(_, inside)| inside);
    inside.split(']').next().unwrap_or(inside).trim()
}

fn unknown(name: &str) -> Trouble {
    let near = nearest(name, check::all().map(|check| check.name));
    let all = "`fortnight explain` lists all";
    Trouble::new("explain", name, "there is no check of this name").hint(match near {
        Some(near) => format!("did you mean `{near}`? {all}"),
        None => all.to_owned(),
    })
}

fn explanation(check: &Check) -> String {
    let severity = word(check.severity);
    let (finds, matters) = (check.finds, check.matters);
    let told = format!("{severity}[{check}]: {finds}\n\n{matters}\n");
    match check.example() {
        Some(example) => format!("{told}\nFor example:\n\n{example}\n"),
        None => told,
    }
}

fn list() -> String {
    let mut text = String::new();
    for topic in check::TOPICS {
        let names = topic.checks.iter().map(|check| check.name.len());
        let width = names.max().unwrap_or(0);
        text += &format!("{}\n", topic.title);
        for check in topic.checks {
            text += &format!("  {:width$}  {}\n", check.name, check.finds);
        }
        text.push('\n');
    }
    text + "`fortnight explain NAME` tells more of one.\n"
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
