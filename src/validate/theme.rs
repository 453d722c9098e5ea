//! A theme: what it extends, and its settings with the program's values.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Kind as AddressKind;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::theme::{Choice, DEFAULT, Given, Kind, Layers, Setting};
use crate::parse::fields::listed;
use crate::parse::nearest::nearest;
use crate::parse::theme::{self, Entry, SettingRecord};
use crate::source::{Asset, Root, Sources, Span, Spanned};

/// Themes over one another: more is a slip.
const MOST_LAYERS: usize = 16;

/// The theme that the program has chosen. Nothing comes back if it, or one that it extends, is not there.
pub fn theme(
    sources: &Sources,
    assets: &[Asset],
    choice: &Choice,
    problems: &mut Vec<Diagnostic>,
) -> Option<Layers> {
    let known = known(sources, assets);
    let mut layers: Vec<String> = Vec::new();
    let mut records = Vec::new();
    let (mut name, mut span) = (choice.name.clone(), choice.span);
    loop {
        if name != DEFAULT && !known.contains(&*name) {
            problems.push(unknown(&name, span, choice, &known));
            return None;
        }
        if layers.contains(&name) || layers.len() == MOST_LAYERS {
            problems.push(circle(&layers, &name, span));
            return None;
        }
        let record = theme::read(sources, &name, problems);
        let extends = record.extends.clone();
        records.push(record);
        let is_last = name == DEFAULT;
        layers.push(name);
        (name, span) = match extends {
            Some(below) => (below.value, Some(below.span)),
            None if is_last => break,
            None => (DEFAULT.to_owned(), None),
        };
    }
    let mut settings = Settings::default();
    for record in records.into_iter().rev() {
        for (key, entry) in record.settings {
            match entry {
                Entry::Declared(declared) => settings.declare(&key, &declared, problems),
                Entry::Value(given) => settings.set(&key, &given, problems),
            }
        }
    }
    for (key, given) in &choice.settings {
        settings.set(key, given, problems);
    }
    let settings = settings.declared.into_iter();
    Some(Layers {
        names: layers,
        settings: settings.map(|(key, one)| (key, one.value)).collect(),
    })
}

/// Every theme of the program of which there is a file.
fn known<'a>(sources: &'a Sources, assets: &'a [Asset]) -> BTreeSet<&'a str> {
    let sources = sources.of(Root::Theme).map(|(_, file)| &*file.path);
    let assets = assets.iter().filter(|asset| asset.root == Root::Theme);
    let paths = sources.chain(assets.map(|asset| &*asset.path));
    paths
        .filter_map(|path| Some(path.split_once('/')?.0))
        .collect()
}

fn unknown(name: &str, span: Option<Span>, choice: &Choice, known: &BTreeSet<&str>) -> Diagnostic {
    let folder = format!("{}/{name}", choice.folder);
    let message = format!(
        "there is no theme `{name}`: the folder `{folder}` is missing or has no file in it"
    );
    let place = span.map_or(Place::Program, Place::Span);
    let problem = Diagnostic::new(check::UNKNOWN_THEME, place, message);
    problem.hint(match nearest(name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!(
            "begin it with `{folder}/theme.toml` or `{folder}/static/style.css`, or write `{DEFAULT}` for the one that is built in"
        ),
    })
}

fn circle(layers: &[String], name: &str, span: Option<Span>) -> Diagnostic {
    let from = layers.iter().position(|layer| layer == name);
    let mut round: Vec<&str> = layers[from.unwrap_or(0)..]
        .iter()
        .map(String::as_str)
        .collect();
    round.push(name);
    let message = format!(
        "themes extend one another in a circle: {}",
        round.join(" → ")
    );
    let place = span.map_or(Place::Program, Place::Span);
    Diagnostic::new(check::THEME_CIRCLE, place, message).hint(format!(
        "let one of them extend `{DEFAULT}`, or take its `extends` out"
    ))
}

/// A setting with its value so far.
struct Declared {
    kind: Kind,
    choices: Vec<String>,
    value: Setting,
}

#[derive(Default)]
struct Settings {
    declared: BTreeMap<String, Declared>,
}

impl Settings {
    fn declare(
        &mut self,
        key: &Spanned<String>,
        record: &SettingRecord,
        problems: &mut Vec<Diagnostic>,
    ) {
        let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !key.value.chars().all(is_word) || key.value.starts_with(|c: char| c.is_ascii_digit()) {
            let message = format!("`{}` cannot be the name of a setting", key.value);
            let hint = "templates write it as `theme.<name>`: use small letters, digits and `_`";
            problems.push(Diagnostic::new(check::THEME_SETTING, key.span, message).hint(hint));
            return;
        }
        // A missing type has been told.
        let Some(name) = &record.kind else { return };
        let Some(kind) = Kind::from_name(&name.value) else {
            let names = Kind::ALL.map(|(name, ..)| name);
            let message = format!("`{}` is no type of a setting", name.value);
            let hint = match nearest(&name.value, names) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("there are {}", listed(&names)),
            };
            problems.push(Diagnostic::new(check::THEME_SETTING, name.span, message).hint(hint));
            return;
        };
        if (kind == Kind::Choice) == record.choices.is_empty() {
            let message = match kind {
                Kind::Choice => format!("`{}` is a choice, and has no `choices`", key.value),
                _ => format!("only a `choice` has `choices`; `{}` is none", key.value),
            };
            problems.push(Diagnostic::new(check::THEME_SETTING, record.span, message));
            return;
        }
        let choices = record.choices.iter().map(|choice| choice.value.clone());
        let declared = Declared {
            kind,
            choices: choices.collect(),
            value: Setting::None,
        };
        self.declared.insert(key.value.clone(), declared);
        if let Some(default) = &record.default {
            self.set(key, default, problems);
        }
    }

    fn set(
        &mut self,
        key: &Spanned<String>,
        given: &Spanned<Given>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let known: Vec<&str> = self.declared.keys().map(String::as_str).collect();
        let hint = match nearest(&key.value, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if known.is_empty() => "the theme has no settings".to_owned(),
            None => format!("known here: {}", listed(&known)),
        };
        let Some(declared) = self.declared.get_mut(&key.value) else {
            let message = format!("the theme has no setting `{}`", key.value);
            problems.push(Diagnostic::new(check::UNKNOWN_KEY, key.span, message).hint(hint));
            return;
        };
        match declared.read(&given.value) {
            Some(value) => declared.value = value,
            None => {
                let takes = match declared.kind {
                    Kind::Choice => format!("one of {}", listed(&declared.choices)),
                    kind => kind.takes().to_owned(),
                };
                let message = format!(
                    "`{}` must be {takes}, found `{}`",
                    key.value, given.value.text
                );
                problems.push(Diagnostic::new(check::THEME_SETTING, given.span, message));
            }
        }
    }
}

impl Declared {
    fn read(&self, given: &Given) -> Option<Setting> {
        let text = given.text.trim();
        let is_line = !text.chars().any(char::is_control);
        match self.kind {
            Kind::Number if !given.quoted => text.parse().ok().map(Setting::Number),
            Kind::YesNo if !given.quoted => text.parse().ok().map(Setting::Flag),
            Kind::Number | Kind::YesNo => None,
            _ if !given.quoted || !is_line => None,
            Kind::Text => Some(Setting::Text(text.to_owned())),
            Kind::Colour => is_colour(text).then(|| Setting::Text(text.to_owned())),
            Kind::Choice => {
                let is_one = self.choices.iter().any(|choice| choice == text);
                is_one.then(|| Setting::Text(text.to_owned()))
            }
            Kind::Address => {
                let kind = AddressKind::of(text);
                let is_whole = matches!(kind, AddressKind::Web | AddressKind::Contact);
                is_whole.then(|| Setting::Text(text.to_owned()))
            }
        }
    }
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}
