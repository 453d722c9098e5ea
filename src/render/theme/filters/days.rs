//! Days as elements: lists show the same ones again and again, so each is written once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tera::{Kwargs, State, TeraResult, Value};

use super::{date, escaped};
use crate::words::Words;

/// Days in the words of one language.
pub struct Days {
    words: Words,
    /// In the form that templates use if they name none.
    long: Mutex<HashMap<String, Value>>,
}

impl Days {
    /// None is written yet.
    pub fn new(words: &Words) -> Self {
        Self {
            words: words.clone(),
            long: Mutex::default(),
        }
    }

    /// `{{ card.date | time }}`, `{{ card.date | time(format="day-month") }}`: the date in words, in a `<time>` that tells it to
    /// machines.
    pub fn time(&self, day: &str, named: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
        if named.get::<&str>("format")?.is_some() || !state.autoescaping_enabled() {
            return self.element(day, named, state);
        }
        let long = || self.long.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = long().get(day) {
            return Ok(known.clone());
        }
        let made = self.element(day, named, state)?;
        long().insert(day.to_owned(), made.clone());
        Ok(made)
    }

    fn element(&self, day: &str, named: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
        let words = escaped(&date(day, named, &self.words)?, state)?;
        let day = escaped(day, state)?;
        let html = format!("<time datetime=\"{day}\">{words}</time>");
        Ok(Value::safe_string(&html))
    }
}
