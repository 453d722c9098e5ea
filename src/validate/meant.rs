//! Who may be meant by a word that is nobody's id. A wish about somebody is lost if it is taken out, or followed by half, so
//! everybody is named who may be meant, and whoever wrote it has the last word.

use std::collections::BTreeSet;

use super::forms::in_ascii;
use crate::model::{fold, naming};
use crate::parse::data::DataRecords;
use crate::parse::fields::listed;
use crate::parse::nearest::{misspelt, misspelt_name};
use crate::source::Spanned;

/// What to do about a word that is like nobody.
pub(super) const ASK: &str =
    "ask who is meant: an id is the name of the participant's file, or its `id`";

/// So many are named.
const MOST_NAMED: usize = 12;

/// What stands between two people in one text.
const BETWEEN: [&str; 12] = [
    ",", ";", "/", "&", "+", "|", " and ", " und ", " et ", " och ", " og ", " y ",
];

/// Participants and organisers with everything that they may be called.
pub(super) struct People(Vec<Known>);

struct Known {
    id: String,
    is_organiser: bool,
    email: Option<String>,
    /// The full name, folded.
    name: String,
    /// The name as it is compared with other spellings of it.
    key: String,
    /// Its words, without titles, and those of the id and of what they are called.
    words: BTreeSet<String>,
    /// The words of the name alone.
    full: BTreeSet<String>,
}

impl People {
    /// Everybody who has an id; who is both is a participant.
    pub(super) fn new(data: &DataRecords) -> Self {
        let participants = data.participants.iter().filter_map(|one| {
            let rest = [&one.email, &one.name, &one.called];
            Some(Known::new(one.id.as_ref()?, rest, false))
        });
        let mut known: Vec<Known> = participants.collect();
        let ids: BTreeSet<String> = known.iter().map(|one| one.id.clone()).collect();
        let organisers = data.organisers.iter().filter_map(|one| {
            let rest = [&one.email, &one.name, &one.called];
            let known = Known::new(one.id.as_ref()?, rest, true);
            (!ids.contains(&known.id)).then_some(known)
        });
        known.extend(organisers);
        Self(known)
    }

    /// The ids of those whose id in another case, e-mail address or full name a word is, sorted.
    pub(super) fn exact(&self, word: &str, organisers: bool) -> Vec<&str> {
        let (small, folded) = (word.to_lowercase(), fold(word));
        let address = in_ascii(&small);
        let is = |one: &&Known| {
            let same_name = !folded.is_empty() && one.name == folded;
            one.id == small || one.email.as_ref() == Some(&address) || same_name
        };
        self.ids(|one| (organisers || !one.is_organiser) && is(&one))
    }

    /// Those whose name or id has every word of a text, or begins like an initial beside one.
    fn by_words(&self, text: &str) -> Vec<&str> {
        let words = naming::words(text);
        let key = naming::key(text);
        let (initials, whole): (Vec<&String>, Vec<&String>) =
            words.iter().partition(|word| word.chars().count() == 1);
        self.ids(|one| {
            let has = |word: &&String| one.words.contains(*word);
            let begins = |initial: &&String| {
                let mut words = one.words.iter();
                words.any(|word| word.starts_with(initial.as_str()))
            };
            let by_words = whole.iter().all(has) && initials.iter().all(begins);
            !words.is_empty() && (one.key == key || !whole.is_empty() && by_words)
        })
    }

    /// Those whose whole name, id or e-mail address stands in a longer text.
    fn inside(&self, text: &str) -> Vec<&str> {
        let words: BTreeSet<String> = naming::words(text).into_iter().collect();
        let small = text.to_lowercase();
        let signs = |c: char| c.is_whitespace() || "<>()[],;".contains(c);
        let tokens: BTreeSet<&str> = small.split(signs).collect();
        self.ids(|one| {
            let email = one.email.as_deref();
            let by_name = one.full.len() > 1 && one.full.is_subset(&words);
            by_name || tokens.contains(&*one.id) || email.is_some_and(|one| tokens.contains(one))
        })
    }

    fn candidates(&self, text: &str) -> Vec<&str> {
        let mut found = self.exact(text, true);
        for other in self.by_words(text) {
            if !found.contains(&other) {
                found.push(other);
            }
        }
        found
    }

    fn ids(&self, fits: impl Fn(&Known) -> bool) -> Vec<&str> {
        let found = self.0.iter().filter(|one| fits(one));
        let ids: BTreeSet<&str> = found.map(|one| &*one.id).collect();
        ids.into_iter().collect()
    }

    /// What to write for a word that is nobody's id; `organisers`: whether they may be named as well.
    pub(super) fn hint(&self, word: &str, organisers: bool) -> String {
        match &self.exact(word, organisers)[..] {
            [] => {}
            [only] => return format!("people are named by their id here: write `{only}`"),
            several => return choice(several),
        }
        match &self.candidates(word)[..] {
            [] => {}
            [only] if !organisers && self.is_organiser(only) => {
                return format!("`{only}` is an organiser and takes no part in rounds");
            }
            [only] => return format!("is `{only}` meant? if you are not sure, ask"),
            several => return choice(several),
        }
        if let Some(hint) = self.several(word) {
            return hint;
        }
        let ids = self.0.iter().map(|one| &*one.id);
        let names = self.0.iter().map(|one| (&*one.name, &*one.id));
        let near = misspelt(word, ids).or_else(|| misspelt_name(&fold(word), names));
        if let Some(near) = near {
            return format!("did you mean `{near}`?");
        }
        format!("{ASK}; only if they were erased, take this out too")
    }

    fn is_organiser(&self, id: &str) -> bool {
        self.0.iter().any(|one| one.is_organiser && one.id == id)
    }

    /// What to write for several people in one text, if it is one.
    fn several(&self, text: &str) -> Option<String> {
        let mut parts = vec![text];
        for between in BETWEEN {
            parts = parts.iter().flat_map(|part| part.split(between)).collect();
        }
        let mut parts: Vec<&str> = parts.into_iter().map(str::trim).collect();
        parts.retain(|part| !part.is_empty());
        let inside = self.inside(text);
        if parts.len() < 2 && inside.is_empty() {
            return None;
        }
        if let ([only], true) = (&inside[..], parts.len() < 2) {
            return Some(format!("is `{only}` meant? if you are not sure, ask"));
        }
        let each: Vec<(&str, Vec<&str>)> = match parts.len() < 2 {
            true => inside.into_iter().map(|id| (id, vec![id])).collect(),
            false => parts
                .iter()
                .map(|part| (*part, self.candidates(part)))
                .collect(),
        };
        if each.iter().all(|(_, found)| found.is_empty()) {
            return None;
        }
        let known = each.iter().map(|(_, found)| match &found[..] {
            [only] => Some(*only),
            _ => None,
        });
        Some(match known.collect::<Option<Vec<&str>>>() {
            Some(ids) => format!(
                "several people are a list in brackets: `[{}]`",
                ids.join(", ")
            ),
            None => {
                let each = each.iter().map(|(part, found)| match found.is_empty() {
                    true => format!("nobody is called `{part}`: ask who is meant"),
                    false => format!("`{part}` may be {}", listed(found)),
                });
                let each: Vec<String> = each.collect();
                format!(
                    "several people are a list of ids in brackets; {}",
                    each.join("; ")
                )
            }
        })
    }
}

impl Known {
    fn new(
        id: &Spanned<String>,
        [email, name, called]: [&Option<Spanned<String>>; 3],
        is_organiser: bool,
    ) -> Self {
        let text = |field: &Option<Spanned<String>>| {
            let text = field.as_ref().map(|text| text.value.clone());
            text.unwrap_or_default()
        };
        let full: BTreeSet<String> = naming::words(&text(name)).into_iter().collect();
        let mut words = full.clone();
        words.extend(naming::words(&id.value));
        words.extend(naming::words(&text(called)));
        let email = email.as_ref();
        Self {
            id: id.value.to_lowercase(),
            is_organiser,
            email: email.map(|email| in_ascii(&email.value.to_lowercase())),
            name: fold(&text(name)),
            key: naming::key(&text(name)),
            words,
            full,
        }
    }
}

fn choice(ids: &[&str]) -> String {
    let named = listed(&ids[..ids.len().min(MOST_NAMED)]);
    match ids.len().saturating_sub(MOST_NAMED) {
        0 => format!("who is meant? there are {named}"),
        more => format!("who is meant? there are {named} and {more} more"),
    }
}
