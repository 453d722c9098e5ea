//! Keys that a reader does not know: fields of the program's own, or slips. Which it is the vocabulary says, and no reader of one
//! file knows that.

use std::fmt;

use super::{Fields, limits, listed, synonyms};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::parse::nearest::nearest;
use crate::parse::tree::Node;
use crate::source::Spanned;

/// Unknown keys of one mapping that are told one by one.
const MOST_UNKNOWN: usize = 20;

/// The keys of one mapping that nobody asked for, with their values.
#[derive(Clone, Default)]
pub struct Others {
    what: &'static str,
    known: Vec<&'static str>,
    entries: Vec<(Spanned<String>, Node)>,
}

/// A person's may be private.
impl fmt::Debug for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Others(…)")
    }
}

impl Others {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A key with its value.
    pub fn find(&self, key: &str) -> Option<(&Spanned<String>, &Node)> {
        let entry = self.entries.iter().find(|(own, _)| own.value == key);
        entry.map(|(key, node)| (key, node))
    }

    /// Reports every key that is none of these fields either.
    pub fn tell(&self, own: &[&str], problems: &mut Vec<Diagnostic>) {
        let is_own = |key: &Spanned<String>| own.contains(&&*key.value);
        let unknown = self.entries.iter().filter(|(key, _)| !is_own(key));
        let count = unknown.clone().count();
        for (at, (key, _)) in unknown.take(MOST_UNKNOWN + 1).enumerate() {
            if at == MOST_UNKNOWN {
                let message = format!("{} more unknown keys in {}", count - at, self.what);
                problems.push(Diagnostic::new(check::UNKNOWN_KEY, key.span, message));
                break;
            }
            if limits::reached(key.span, problems) {
                return;
            }
            let known: Vec<&str> = self.known.iter().chain(own).copied().collect();
            let message = format!("unknown key `{}` in {}", key.value, self.what);
            let hint = synonyms::hint(&key.value, &self.known).unwrap_or_else(|| {
                match nearest(&key.value, known.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("known here: {}", listed(&known)),
                }
            });
            problems.push(Diagnostic::new(check::UNKNOWN_KEY, key.span, message).hint(hint));
        }
    }
}

impl Fields<'_> {
    /// Hands over every key that was never asked for, to be told later or understood.
    pub fn others(self) -> Others {
        let is_known = |key: &Spanned<String>| self.known.contains(&&*key.value);
        let unknown = self.entries.iter().filter(|(key, _)| !is_known(key));
        let entries: Vec<_> = unknown.cloned().collect();
        Others {
            what: self.what,
            known: match entries.is_empty() {
                true => Vec::new(),
                false => self.known,
            },
            entries,
        }
    }
}
