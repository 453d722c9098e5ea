//! `theme.toml` as a record.

use super::data::check_format;
use super::fields::{Fields, scalar_of};
use super::toml;
use super::tree::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::model::theme::Given;
use crate::source::{Root, Sources, Span, Spanned};

/// Name of the file in a theme's folder.
pub const FILE: &str = "theme.toml";

/// `theme.toml` as written.
#[derive(Debug, Default)]
pub struct ThemeRecord {
    /// The theme that it is laid over.
    pub extends: Option<Spanned<String>>,
    /// Its own settings, and new values for those of the themes below it.
    pub settings: Vec<(Spanned<String>, Entry)>,
}

/// An entry of `[settings]`.
#[derive(Debug)]
pub enum Entry {
    /// A setting of this theme.
    Declared(SettingRecord),
    /// A value for a setting of a theme below.
    Value(Spanned<Given>),
}

/// A setting as declared.
#[derive(Debug)]
pub struct SettingRecord {
    /// Where it is written.
    pub span: Span,
    /// Name of its kind.
    pub kind: Option<Spanned<String>>,
    /// Its value unless the program gives another.
    pub default: Option<Spanned<Given>>,
    /// What a choice is made from.
    pub choices: Vec<Spanned<String>>,
}

/// Reads the `theme.toml` of a theme; one that is not there says nothing.
pub fn read(sources: &Sources, theme: &str, problems: &mut Vec<Diagnostic>) -> ThemeRecord {
    let Some(file) = sources.find(Root::Theme, &format!("{theme}/{FILE}")) else {
        return ThemeRecord::default();
    };
    let root = toml::parse(file, &sources.get(file).text, 0, problems);
    let fields = root
        .as_ref()
        .and_then(|root| Fields::new(root, "`theme.toml`", problems));
    fields.map(record).unwrap_or_default()
}

fn record(mut fields: Fields<'_>) -> ThemeRecord {
    check_format(&mut fields);
    // For people: nothing reads them.
    for (key, longest) in [("name", 100), ("description", 500), ("license", 200)] {
        fields.line(key, longest);
    }
    let record = ThemeRecord {
        extends: fields.line("extends", 100),
        settings: settings(&mut fields),
    };
    fields.finish();
    record
}

fn settings(fields: &mut Fields<'_>) -> Vec<(Spanned<String>, Entry)> {
    let Some(mut fields) = fields.map("settings", "`[settings]`") else {
        return Vec::new();
    };
    let mut settings = Vec::new();
    for (key, node) in fields.entries() {
        let entry = match &node.value {
            Value::Map(_) => fields.inside(node, "a setting").map(declared),
            _ => given(node, &key.value, fields.problems()).map(Entry::Value),
        };
        settings.extend(entry.map(|entry| (key.clone(), entry)));
    }
    settings
}

fn declared(mut fields: Fields<'_>) -> Entry {
    let record = SettingRecord {
        span: fields.span,
        kind: fields.required_line("type", 20),
        default: fields
            .node("default")
            .and_then(|node| given(node, "default", fields.problems())),
        choices: fields.lines("choices", 100).unwrap_or_default(),
    };
    fields.line("about", 500);
    fields.finish();
    Entry::Declared(record)
}

/// A value of a setting, as written.
pub fn given(node: &Node, key: &str, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Given>> {
    let Spanned { value, span } = scalar_of(node, key, "one value", problems)?;
    let value = Given {
        text: value.text.clone(),
        quoted: value.quoted,
    };
    Some(Spanned { value, span })
}
