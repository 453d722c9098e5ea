//! Filters that templates use: they only hand over to [`words`](crate::render::words).

#![allow(
    clippy::needless_pass_by_value,
    reason = "the engine hands arguments over by value"
)]

use jiff::civil::Date;
use tera::{Error, Kwargs, State, Tera, TeraResult};

use crate::render::phrases;
use crate::render::words::{self, DateStyle};

/// Makes the filters known.
pub fn register(engine: &mut Tera) {
    engine.register_filter("date", date);
    engine.register_filter("date_range", date_range);
    engine.register_filter("plural", plural);
    engine.register_filter("number", number);
    engine.register_filter("list", list);
    engine.register_filter("sentence", sentence);
}

/// `{{ card.date | date }}`, `{{ card.date | date(format="short") }}`
fn date(text: &str, named: Kwargs, _: &State) -> TeraResult<String> {
    let name = named.get::<&str>("format")?.unwrap_or("long");
    let style = DateStyle::from_name(name).ok_or_else(|| {
        let known = DateStyle::ALL.map(|(name, _)| format!("`{name}`"));
        let known = words::list(&known);
        Error::message(format!("unknown date format `{name}`; there are {known}"))
    })?;
    Ok(words::date(parse(text)?, style))
}

/// `{{ round.starts | date_range(until=round.ends) }}`
fn date_range(from: &str, named: Kwargs, _: &State) -> TeraResult<String> {
    let until = named.must_get::<&str>("until")?;
    Ok(words::date_range(parse(from)?, parse(until)?))
}

/// `{{ count | plural(one="topic", other="topics") }}`
fn plural(count: u64, named: Kwargs, _: &State) -> TeraResult<String> {
    let one = named.must_get::<&str>("one")?;
    let other = named.must_get::<&str>("other")?;
    Ok(words::plural(count, one, other))
}

/// `{{ count | number }}`
fn number(count: u64, _: Kwargs, _: &State) -> String {
    words::number(count)
}

/// `{{ card.authors | list }}`
fn list(items: Vec<String>, _: Kwargs, _: &State) -> String {
    words::list(&items)
}

/// `{{ rule.text | sentence }}`: with a capital letter at its beginning.
fn sentence(text: &str, _: Kwargs, _: &State) -> String {
    phrases::upper_first(text)
}

/// The day of an ISO date or of an RFC 3339 moment.
fn parse(text: &str) -> TeraResult<Date> {
    let day = text.get(..10).unwrap_or(text);
    day.parse()
        .map_err(|_| Error::message(format!("`{text}` is not a date of the form YYYY-MM-DD")))
}
