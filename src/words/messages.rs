//! Messages of one language, and behind them those of English.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

use super::arg::Arg;
use super::catalog;
use super::formats::Formats;
use super::simple::{CAPITAL, SMALL, Simple};
use super::{lower_first, upper_first};

/// Why something was not said.
#[derive(Debug)]
pub enum Unsaid {
    /// No language has the message.
    Unknown,
    /// The message needs something that was not given, in the words of Fluent.
    Incomplete(String),
}

/// Messages, and those of them that need no arguments, said once.
pub(super) struct Messages {
    /// The language's own first, English last.
    bundles: Vec<Bundle>,
    plain: HashMap<String, String>,
    /// Labels that the program brings in this language.
    own: HashMap<String, String>,
    /// Messages that are put together from their arguments.
    simple: Simple,
    /// Messages with one small number in them that have been said already.
    known: Mutex<HashMap<String, Vec<Known>>>,
}

/// The name of an argument, its value and what was said with it.
type Known = (String, Arg<'static>, String);

/// So many values of one message are remembered.
const MOST_KNOWN: usize = 64;

type Bundle = FluentBundle<Arc<FluentResource>>;

/// A language with its files, in the order in which the later ones win.
pub(super) struct Layer<'a> {
    pub(super) language: &'a str,
    pub(super) files: Vec<Arc<FluentResource>>,
    /// How many of the files are built in.
    pub(super) built_in: usize,
}

impl Messages {
    pub(super) fn new(layers: &[Layer<'_>]) -> Self {
        let mut messages = Self {
            bundles: Vec::with_capacity(layers.len()),
            plain: HashMap::new(),
            own: HashMap::new(),
            simple: Simple::default(),
            known: Mutex::default(),
        };
        for (at, layer) in layers.iter().enumerate() {
            let bundle = bundle(layer);
            for (place, file) in layer.files.iter().enumerate() {
                for key in keys(file.source()) {
                    let Some(pattern) = pattern(&bundle, key) else {
                        continue;
                    };
                    let Some(text) = unaided(&bundle, pattern) else {
                        messages.simple.add(key, pattern);
                        continue;
                    };
                    if at == 0 && place >= layer.built_in {
                        messages.own.insert(key.to_owned(), text.clone());
                    }
                    messages.plain.entry(key.to_owned()).or_insert(text);
                }
            }
            messages.bundles.push(bundle);
        }
        messages
    }

    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// Whether the program brings any labels.
    pub(super) fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    pub(super) fn own(&self, key: &str) -> Option<&str> {
        self.own.get(key).map(String::as_str)
    }

    pub(super) fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.plain
            .iter()
            .map(|(key, text)| (key.as_str(), text.as_str()))
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, Unsaid> {
        match args {
            [(name, arg)] if arg.is_small() => self.say_once(key, name, arg),
            _ => self.say_anew(key, args),
        }
    }

    /// The numbers of footnotes and tables stand on page after page.
    fn say_once(&self, key: &str, name: &str, arg: &Arg<'_>) -> Result<String, Unsaid> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |(known, value, _): &&Known| known == name && value == arg;
        if let Some((.., text)) = known().get(key).and_then(|all| all.iter().find(is_same)) {
            return Ok(text.clone());
        }
        let text = self.say_anew(key, &[(name, arg.clone())])?;
        let mut known = known();
        let all = known.entry(key.to_owned()).or_default();
        if all.len() < MOST_KNOWN {
            all.push((name.to_owned(), arg.owned(), text.clone()));
        }
        Ok(text)
    }

    fn say_anew(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, Unsaid> {
        if let Some(plain) = self.plain(key) {
            return Ok(plain.to_owned());
        }
        match self.simple.say(key, args) {
            Some(said) => Ok(said),
            None => self.say_chosen(key, args),
        }
    }

    /// What Fluent says.
    fn say_chosen(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, Unsaid> {
        let given: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
        for bundle in &self.bundles {
            if let Some(pattern) = pattern(bundle, key) {
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, Some(&given), &mut errors);
                return match errors.first() {
                    None => Ok(text.into_owned()),
                    Some(error) => Err(Unsaid::Incomplete(error.to_string())),
                };
            }
        }
        Err(Unsaid::Unknown)
    }
}

fn value<'a>(arg: &'a Arg<'_>) -> FluentValue<'a> {
    match arg {
        Arg::Number(count) => FluentValue::from(*count),
        Arg::Text(text) => FluentValue::from(text.as_ref()),
    }
}

/// A message as Fluent has read it.
fn pattern<'b>(bundle: &'b Bundle, key: &str) -> Option<&'b Pattern<&'b str>> {
    bundle.get_message(key)?.value()
}

/// What a message says by itself; `None` if it needs arguments.
fn unaided(bundle: &Bundle, pattern: &Pattern<&str>) -> Option<String> {
    let mut errors: Vec<FluentError> = Vec::new();
    let text = bundle.format_pattern(pattern, None, &mut errors);
    errors.is_empty().then(|| text.into_owned())
}

fn bundle(layer: &Layer<'_>) -> Bundle {
    let tag: LanguageIdentifier = layer.language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Marks of direction around every name would be in every mail, too.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number));
    // A name that is there twice is refused; there is none.
    let _ = bundle.add_function(CAPITAL, |given, _| changed(given, upper_first));
    let _ = bundle.add_function(SMALL, |given, _| changed(given, lower_first));
    for file in &layer.files {
        bundle.add_resource_overriding(Arc::clone(file));
    }
    bundle
}

/// The one argument of a function, changed if it is a text.
fn changed<'a>(given: &[FluentValue<'a>], change: fn(&str) -> String) -> FluentValue<'a> {
    match given {
        [FluentValue::String(text)] => FluentValue::from(change(text)),
        [other] => other.clone(),
        _ => FluentValue::Error,
    }
}

/// Numbers as the language writes them.
fn number<M: MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let count: u64 = number.as_string().parse().ok()?;
    let written = |own: &Numbers| own.0.number(count);
    memoizer
        .with_try_get_threadsafe::<Numbers, _, _>((), written)
        .ok()
}

struct Numbers(&'static Formats);

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Ok(Self(Formats::of(language.language.as_str())))
    }
}

/// The keys of a file: what stands before `=` at the beginning of a line.
pub fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic());
        is_key.then(|| key.trim_end())
    })
}

/// The keys of all messages of a built-in language.
pub fn built_in_keys(language: &str) -> Vec<&'static str> {
    let messages = catalog::files(language).filter(|(name, _)| name.ends_with(".ftl"));
    messages.flat_map(|(_, text)| keys(text)).collect()
}

/// What is no message in a text: where it is in it, and why.
pub fn mistakes(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, String)> {
    let read = FluentResource::try_new(text.to_owned());
    let errors = read.err().map(|(_, errors)| errors).unwrap_or_default();
    errors.into_iter().map(|error| {
        let why = error.kind.to_string();
        (error.pos, lower_first(&why))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    #[test]
    fn a_simple_message_says_what_fluent_says() {
        let own = "pair = { $a } und { $b }\nchosen = { $a ->\n   *[other] so\n}\nlong =\n    { $a }\n      of\n    { $b }\n";
        let english =
            "pair = { $b } and { $a }\nchosen = { $a }\nloud = { CAPITAL($a) }\nheld = { pair }!\n";
        let layer = |language, text: &str| Layer {
            language,
            files: vec![Arc::new(FluentResource::try_new(text.to_owned()).unwrap())],
            built_in: 1,
        };
        let messages = Messages::new(&[layer("de", own), layer("en", english)]);
        let some: [&[(&str, Arg<'_>)]; 6] = [
            &[("a", "Ana".into()), ("b", "Ben".into())],
            &[("b", "{ $a }".into()), ("a", "1,000".into())],
            &[("a", 1_000_u64.into()), ("b", "Ben".into())],
            &[("a", "Ana".into())],
            &[],
            &[("c", "Cleo".into()), ("b", "".into()), ("a", "\n".into())],
        ];
        let shown = |said: Result<String, Unsaid>| format!("{said:?}");
        for args in some {
            for key in ["pair", "chosen", "long", "loud", "held", "none"] {
                let (said, fluent) = (messages.say(key, args), messages.say_chosen(key, args));
                assert_eq!(shown(said), shown(fluent), "{key} {args:?}");
            }
        }
        let said = |key| messages.simple.say(key, some[0]).is_some();
        let all = ["pair", "long", "loud", "chosen", "held"];
        assert_eq!(all.map(said), [true, true, true, false, false]);
    }

    #[test]
    fn a_message_is_said_once_for_each_number_and_never_remembered_with_a_name() {
        let text = "note = { $a } of { $a ->\n    [one] one\n   *[other] many\n}\n";
        let file = Arc::new(FluentResource::try_new(text.to_owned()).unwrap());
        let messages = Messages::new(&[Layer {
            language: "en",
            files: vec![file],
            built_in: 1,
        }]);
        let say = |arg: Arg<'_>| messages.say("note", &[("a", arg)]).unwrap();
        for _ in 0..2 {
            assert_eq!(say(1_u64.into()), "1 of one");
            assert_eq!(say("1".into()), "1 of many");
            assert_eq!(say(2_u64.into()), "2 of many");
            assert_eq!(say("Amina".into()), "Amina of many");
        }
        let known = messages.known.lock().unwrap();
        assert_eq!(known.get("note").map(Vec::len), Some(3));
    }
}
