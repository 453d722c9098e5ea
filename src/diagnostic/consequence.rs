//! What is said only because something else is wrong: nobody has to mend it.

use super::{Diagnostic, Place, Severity, Subject};
use crate::check;
use crate::span::Sources;

/// Drops what is said only because other files could not be read, or their texts be told from their front matter: a word or
/// a link that leads to one of them may be right.
pub fn drop_consequences(sources: &Sources, unread: &[Diagnostic], problems: &mut Vec<Diagnostic>) {
    let of = |check| move |problem: &&Diagnostic| problem.check == check;
    let misnamed: Vec<Diagnostic> = problems
        .iter()
        .filter(of(check::MISNAMED))
        .cloned()
        .collect();
    let unread = unread.iter().chain(&misnamed);
    let unread = unread.filter(|problem| problem.severity == Severity::Error);
    let unread = unread.filter_map(|problem| match &problem.place {
        Place::File(path, _) => Some(stem(path)),
        _ => None,
    });
    let unread: Vec<&str> = unread.collect();
    let headless = problems.iter().filter(of(check::UNCLOSED_FRONT_MATTER));
    let headless = headless.filter_map(|problem| match problem.place {
        Place::Span(span) => Some(stem(&sources.get(span.file).path)),
        _ => None,
    });
    let headless: Vec<&str> = headless.collect();
    problems.retain(|problem| {
        let target = problem.subject.as_ref().and_then(Subject::name);
        let target = target.unwrap_or_default();
        let leads_to_one = |files: &[&str]| files.contains(&stem(target));
        match problem.check {
            check::BROKEN_MENU | check::BROKEN_LINK
                if !misnamed.is_empty() && target.starts_with('/') =>
            {
                false
            }
            check::BROKEN_MENU | check::UNKNOWN_TOPIC | check::BROKEN_LINK => {
                !leads_to_one(&unread)
            }
            check::BROKEN_ANCHOR => !leads_to_one(&headless),
            check::NO_TOPICS => unread.is_empty(),
            _ => true,
        }
    });
}

/// The name of a file without its ending, which may be what is wrong with it.
fn stem(target: &str) -> &str {
    let path = target.split('#').next().unwrap_or(target);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}
