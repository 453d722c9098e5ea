//! What the last lines of a build or a check say beside their result.

use super::count;
use crate::diagnostic;
use crate::matching::RoundMatches;
use crate::model::Absence;
use crate::pipeline::{Matches, Prepared};
use crate::words::english as words;

/// Where the site is built without its people, the last line says so too.
pub(super) fn knew_nobody(prepared: &Prepared) -> Option<String> {
    let ready = &prepared.ready;
    let nobody = ready.input.site_only && ready.program.participants.is_empty();
    nobody.then(|| "no participants were read, so the leak gate knew nobody".to_owned())
}

/// `left out: 1 draft, 2 to come (the next on 2026-10-12), 1 expired, and 3 files of theirs`; `None` if everything is
/// published.
pub(super) fn left_out(prepared: &Prepared) -> Option<String> {
    let program = &prepared.ready.program;
    let (mut drafts, mut expired, mut days) = (0, 0, Vec::new());
    for absent in &program.absent {
        match absent.why {
            Absence::Draft => drafts += 1,
            Absence::Since(_) => expired += 1,
            Absence::Until(day) => days.push(day),
        }
    }
    let mut said = Vec::new();
    if drafts > 0 {
        said.push(count(drafts, "draft", "drafts"));
    }
    if let Some(next) = days.iter().min() {
        let which = if days.len() == 1 { "" } else { "the next " };
        said.push(format!(
            "{} to come ({which}on {next})",
            words::number(days.len() as u64)
        ));
    }
    if expired > 0 {
        said.push(format!("{} expired", words::number(expired)));
    }
    let files = match prepared.ready.plan.site.withheld.len() {
        0 => String::new(),
        files => format!(", and {} of theirs", count(files, "file", "files")),
    };
    (!said.is_empty()).then(|| format!("left out: {}{files}", said.join(", ")))
}

/// So many files are named in a summary.
const MOST_NAMED: usize = 3;

/// `4 files not published: content/a.docx, content/b.bak, content/c.rtf and 1 more`, and the same of files that are not
/// used; empty if there are none.
pub(super) fn not_used(prepared: &Prepared) -> Vec<String> {
    let accounts = prepared.ready.accounts();
    let kinds = [
        (accounts.unpublished, "published"),
        (accounts.unused, "used"),
    ];
    let some = kinds.into_iter().filter(|(files, _)| !files.is_empty());
    some.map(|(files, what)| {
        let named = files.iter().take(MOST_NAMED);
        let named = named.map(|file| diagnostic::printable(file));
        let more = match files.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            more => format!(" and {} more", words::number(more as u64)),
        };
        let count = count(files.len(), "file", "files");
        let named = named.collect::<Vec<_>>().join(", ");
        format!("{count} not {what}: {named}{more}")
    })
    .collect()
}

/// `2 people are new since the matches were accepted`; `None` if nobody is.
pub(super) fn newcomers(matches: &Matches) -> Option<String> {
    let new = matches.rounds.values().map(RoundMatches::newcomers).sum();
    let people = match new {
        0 => return None,
        1 => "1 person is".to_owned(),
        many => format!("{} people are", words::number(many as u64)),
    };
    Some(format!("{people} new since the matches were accepted"))
}
