//! What has been said already: the same days, counts and authors stand on page after page, and each is put into words once.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use tera::{Kwargs, State, TeraResult, Value};

/// So much is remembered at most: what many pages say comes again soon.
const MOST: usize = 4096;

/// Values by what they were made from.
#[derive(Default)]
pub struct Said {
    known: Mutex<HashMap<String, Value>>,
}

impl Said {
    /// The value of `word` with arguments that are texts or counts, for a template that escapes; made by `make` if nobody has asked
    /// for it before.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn once(
        &self,
        word: &str,
        named: &Kwargs,
        state: &State<'_>,
        make: impl FnOnce() -> TeraResult<Value>,
    ) -> TeraResult<Value> {
        let key = key(word, named).filter(|_| state.autoescaping_enabled());
        let Some(key) = key else {
            return make();
        };
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = known().get(&key) {
            return Ok(value.clone());
        }
        let value = make()?;
        let mut known = known();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, value.clone());
        Ok(value)
    }
}

/// Word and arguments in one text, each with its length before it, so that no two can be taken for one.
fn key(word: &str, named: &Kwargs) -> Option<String> {
    let mut key = String::with_capacity(64);
    key.push_str(word);
    for (name, value) in named.iter() {
        let name = name.as_str()?;
        // Writing to a string cannot fail.
        let _ = match (value.as_str(), value.as_u64()) {
            (Some(text), _) => {
                let kind = if value.is_safe() { 'h' } else { 't' };
                write!(key, "\0{name}{kind}{}:{text}", text.len())
            }
            (None, Some(count)) => write!(key, "\0{name}n{count}"),
            (None, None) => return None,
        };
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use std::cell::Cell;

    use tera::Context;

    use super::*;

    #[test]
    fn the_same_is_said_once_and_nothing_else_is_taken_for_it() {
        let (context, said, times) = (Context::new(), Said::default(), Cell::new(0));
        let state = State::new(&context);
        let say = |word: &str, name: &'static str, value: Value| {
            let named = Kwargs::from([(name, value)]);
            let make = || {
                times.set(times.get() + 1);
                Ok(Value::from(times.get()))
            };
            said.once(word, &named, &state, make)
                .unwrap()
                .as_i64()
                .unwrap()
        };
        let first = say("a", "b", Value::from("c"));
        assert_eq!(say("a", "b", Value::from("c")), first);
        let others = [
            say("a", "b", Value::safe_string("c")),
            say("a", "b", Value::from(1_u64)),
            say("a", "b", Value::from("1")),
            say("a", "bc", Value::from("")),
            say("ab", "c", Value::from("")),
        ];
        assert_eq!(others, [2, 3, 4, 5, 6]);
    }
}
