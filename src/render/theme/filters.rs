//! Filters that templates use: they only hand over to the [`words`](crate::words) of one language.

mod said;

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;
use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use crate::model::{Country, Language};
use crate::words::english;
use crate::words::{Arg, DateStyle, Unsaid, Words, upper_first};
use said::Said;

/// Makes the filters known, or known anew in another language.
pub fn register(engine: &mut Tera, words: &Words) {
    register_message(engine, words);
    let own = words.clone();
    let date = move |text: &str, named: Kwargs, _: &State<'_>| date(text, &named, &own);
    engine.register_filter("date", date);
    let (own, said) = (words.clone(), Said::default());
    let time = move |day: &str, named: Kwargs, state: &State<'_>| {
        said.once(day, &named, state, || time(day, &named, state, &own))
    };
    engine.register_filter("time", time);
    // `{{ round.starts | date_range(until=round.ends) }}`: from one day to another.
    let own = words.clone();
    engine.register_filter(
        "date_range",
        move |from: &str, named: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let until = named.must_get::<&str>("until")?;
            Ok(own.date_range(parse(from)?, parse(until)?))
        },
    );
    // `{{ count | plural(one="topic", other="topics") }}`: a number with its noun.
    let own = words.clone();
    engine.register_filter(
        "plural",
        move |count: u64, named: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let one = named.must_get::<&str>("one")?;
            let other = named.must_get::<&str>("other")?;
            let noun = if count == 1 { one } else { other };
            Ok(format!("{} {noun}", own.number(count)))
        },
    );
    // `{{ count | number }}`: a number as the language writes it.
    let own = words.clone();
    let number = move |count: u64, _: Kwargs, _: &State<'_>| own.number(count);
    engine.register_filter("number", number);
    // `{{ card.authors | list }}`: names as in a sentence.
    let own = words.clone();
    let list = move |items: &[Value], _: Kwargs, _: &State<'_>| {
        let shown = items.iter().map(|item| match item.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(item.to_string()),
        });
        own.list(&shown.collect::<Vec<_>>())
    };
    engine.register_filter("list", list);
    // `{{ rule.text | sentence }}`: with a capital letter at its beginning.
    let sentence = |text: StringInput<'_>, _: Kwargs, _: &State<'_>| {
        text.inherit_safety(upper_first(text.as_str()))
    };
    engine.register_filter("sentence", sentence);
    register_names(engine, words);
}

/// Names of countries and languages, values of the vocabulary, and what stands between the entries of a list.
fn register_names(engine: &mut Tera, words: &Words) {
    // `{{ person.country | country }}`: the name of a country, from its code.
    let own = words.clone();
    let country = move |code: &str, _: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let unknown = || Error::message(format!("`{code}` is not the code of a country"));
        let country = Country::from_code(code).ok_or_else(unknown)?;
        Ok(own.country(country).to_owned())
    };
    engine.register_filter("country", country);
    // `{{ person.languages | languages }}`: languages by their names, from their tags.
    let own = words.clone();
    let languages = move |tags: Vec<String>, _: Kwargs, _: &State<'_>| {
        let known = tags.iter().filter_map(|tag| Language::new(tag));
        own.list(&known.map(|one| own.name_of(&one)).collect::<Vec<_>>())
    };
    engine.register_filter("languages", languages);
    // `{{ person.interests | values }}`: values of the vocabulary by their names.
    let own = words.clone();
    let values = move |values: Vec<Value>, _: Kwargs, _: &State<'_>| {
        let named = values.iter().map(|value| {
            let part = |name| {
                value
                    .get_from_path(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            };
            own.value(part("list"), part("id"), part("name"))
        });
        own.list(&named.collect::<Vec<_>>())
    };
    engine.register_filter("values", values);
    // `{{ loop.index0 | between(count=rounds | length) }}`: what stands before an entry of a list that a template writes itself.
    let own = words.clone();
    let between = move |at: usize, named: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let count = named.must_get::<usize>("count")?;
        let kind = named.get::<&str>("kind")?.unwrap_or("and");
        Ok(own.between(kind, at, count))
    };
    engine.register_filter("between", between);
}

/// `{{ card.date | date }}`, `{{ card.date | date(format="short") }}`: a day in words.
fn date(text: &str, named: &Kwargs, words: &Words) -> TeraResult<String> {
    let name = named.get::<&str>("format")?.unwrap_or("long");
    let style = DateStyle::from_name(name).ok_or_else(|| {
        let known = DateStyle::ALL.map(|(name, _)| format!("`{name}`"));
        let known = english::list(&known);
        Error::message(format!("unknown date format `{name}`; there are {known}"))
    })?;
    Ok(words.date(parse(text)?, style))
}

/// `{{ "all-topics" | say }}`, `{{ "questions" | say(count=card.questions) }}`: a message of the theme's or the program's
/// words. An argument may be HTML that a component or a filter made; all else is escaped with the message.
fn register_message(engine: &mut Tera, words: &Words) {
    let mut labels = HashMap::new();
    let nothing = tera::Context::new();
    let state = State::new(&nothing);
    for (key, text) in words.labels() {
        // A text that cannot be escaped is said the long way, which tells the error.
        if let Ok(html) = escaped(text, &state) {
            labels.insert(key.to_owned(), Value::safe_string(&html));
        }
    }
    let (own, said) = (words.clone(), Said::default());
    engine.register_filter(
        "say",
        move |key: &str, named: Kwargs, state: &State<'_>| -> TeraResult<Value> {
            match labels.get(key).filter(|_| state.autoescaping_enabled()) {
                Some(label) => Ok(label.clone()),
                None => said.once(key, &named, state, || message(key, &named, state, &own)),
            }
        },
    );
}

/// `{{ card.date | time }}`, `{{ card.date | time(format="day-month") }}`: the date in words, in a `<time>` that tells it to
/// machines.
fn time(day: &str, named: &Kwargs, state: &State<'_>, words: &Words) -> TeraResult<Value> {
    let words = escaped(&date(day, named, words)?, state)?;
    let day = escaped(day, state)?;
    let html = format!("<time datetime=\"{day}\">{words}</time>");
    Ok(Value::safe_string(&html))
}

/// Signs of private use: a place where HTML is put once the message around it is escaped.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

fn message(key: &str, named: &Kwargs, state: &State<'_>, words: &Words) -> TeraResult<Value> {
    let named: Vec<(String, Value)> = named
        .iter()
        .map(|(name, value)| (name.to_string(), value.clone()))
        .collect();
    let mut html = Vec::new();
    let mut args: Vec<(&str, Arg<'_>)> = Vec::with_capacity(named.len());
    for (name, value) in &named {
        let arg = match (value.as_u64(), value.as_str()) {
            (Some(count), _) => Arg::from(count),
            (_, Some(text)) if value.is_safe() => {
                html.push(text);
                Arg::from(format!("{OPEN}{}{CLOSE}", html.len() - 1))
            }
            (_, Some(text)) => Arg::from(text.replace([OPEN, CLOSE], "")),
            _ => Arg::from(value.to_string()),
        };
        args.push((name, arg));
    }
    let text = words.try_say(key, &args).map_err(|unsaid| match unsaid {
        Unsaid::Unknown => Error::message(format!("there is no message `{key}`")),
        Unsaid::Incomplete(why) => Error::message(format!("the message `{key}`: {why}")),
    })?;
    let mut out = escaped(&text, state)?;
    for (at, html) in html.iter().enumerate() {
        out = out.replace(&format!("{OPEN}{at}{CLOSE}"), html);
    }
    Ok(Value::safe_string(&out))
}

fn escaped(text: &str, state: &State<'_>) -> TeraResult<String> {
    if !state.autoescaping_enabled() {
        return Ok(text.to_owned());
    }
    let mut out = Vec::with_capacity(text.len());
    crate::render::escape::shown(text, &mut out)?;
    String::from_utf8(out).map_err(|error| Error::message(error.to_string()))
}

/// The day of an ISO date or of an RFC 3339 moment.
fn parse(text: &str) -> TeraResult<Date> {
    let day = text.get(..10).unwrap_or(text);
    day.parse()
        .map_err(|_| Error::message(format!("`{text}` is not a date of the form YYYY-MM-DD")))
}
