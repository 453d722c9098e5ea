//! What was probably meant by a word that is nothing. To look for it takes a thousand times as long as to read the word, and
//! one wrong option of a form is on the lips of thousands, so each word is looked for once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What was found, by word.
pub(super) struct Near<T>(Mutex<HashMap<String, Option<T>>>);

impl<T> Default for Near<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Near<T> {
    /// What is near to a word; looked for if nobody has written it before.
    pub(super) fn of(&self, word: &str, look: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(word) {
            return found.clone();
        }
        // Not held while it is looked for: others have words of their own.
        let found = look(word);
        known().insert(word.to_owned(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn each_word_is_looked_for_once_however_many_write_it() {
        let near = Near::default();
        let searches = Cell::new(0);
        let look = |word: &str| {
            searches.set(searches.get() + 1);
            word.strip_suffix('x').map(str::to_owned)
        };
        for _ in 0..20_000 {
            assert_eq!(near.of("portugalx", look).as_deref(), Some("portugal"));
            assert_eq!(near.of("nowhere", look), None);
        }
        assert_eq!(searches.get(), 2);
    }
}
