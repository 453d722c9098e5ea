//! The words that a program and its theme lay over those of the room: `content/words/es.ftl`, `themes/x/words/es.ftl`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::theme::Layers;
use crate::model::{Language, Program};
use crate::parse::nearest::nearest;
use crate::source::{FileId, Input, Root, SourceFile};
use crate::span::Span;
use crate::words::{self, ENGLISH, Languages, OwnWords};

/// How they end.
const ENDING: &str = ".ftl";

/// So many missing messages are named.
const NAMED: usize = 3;

/// A file of messages.
struct File<'a> {
    id: FileId,
    shown: &'a str,
    language: String,
    text: &'a Arc<str>,
}

impl File<'_> {
    fn keys(&self) -> impl Iterator<Item = &str> {
        words::keys(self.text)
    }
}

/// Every language in which a program speaks.
pub(super) fn languages(input: &Input, program: &Program, layers: &Layers) -> Arc<Languages> {
    let own = files(input, layers).into_iter().flatten();
    let own: Vec<OwnWords> = own
        .map(|file| OwnWords {
            language: file.language,
            text: Arc::clone(file.text),
        })
        .collect();
    let fields = program.vocabulary.own.iter();
    let labels = fields.map(|field| (field.key(), &field.label));
    let built_in = program.vocabulary.built_in.iter();
    let labels =
        labels.chain(built_in.filter_map(|field| Some((field.key, field.label.as_ref()?))));
    let own = [OwnWords::labels(labels, &[&program.config.language]), own].concat();
    Arc::new(Languages::new(&program.config.language, &own))
}

/// Those that are used: of the theme's layers, the nearest last, then the program's own. An error is a file whose name is no tag.
fn files<'a>(input: &'a Input, layers: &Layers) -> Vec<Result<File<'a>, &'a SourceFile>> {
    let mut folders: Vec<(Root, String)> = layers
        .names
        .iter()
        .rev()
        .map(|layer| (Root::Theme, format!("{layer}/words")))
        .collect();
    folders.push((Root::Content, "words".to_owned()));
    let of_folder = |(root, folder): &(Root, String)| {
        let all = input.sources.below(*root, folder).filter_map(|(id, file)| {
            let name = file.path.strip_prefix(folder.as_str())?.strip_prefix('/')?;
            let tag = name.strip_suffix(ENDING)?;
            let tag = Language::new(tag).ok_or(file);
            Some(tag.map(|tag| File {
                id,
                shown: &file.shown,
                language: tag.as_str().to_owned(),
                text: &file.text,
            }))
        });
        all.collect::<Vec<_>>()
    };
    folders.iter().flat_map(of_folder).collect()
}

/// What is wrong with them.
pub(super) fn check(
    input: &Input,
    program: &Program,
    layers: &Layers,
    problems: &mut Vec<Diagnostic>,
) {
    let mut known = Vec::new();
    for file in files(input, layers) {
        match file {
            Ok(file) => known.push(file),
            Err(file) => problems.push(nameless(file)),
        }
    }
    if known.is_empty() {
        return;
    }
    for file in &known {
        problems.extend(words::mistakes(file.text).map(|(bytes, why)| {
            let message = format!("this is no message of Fluent: {why}");
            Diagnostic::new(check::SYNTAX_FLUENT, Span::new(file.id, bytes), message)
                .hint("a message is written `key = text`, and its further lines begin with a space")
        }));
    }
    problems.extend(unknown(&known, input, program));
    problems.extend(missing(&known, program));
    let site = &program.config.language;
    if known.iter().any(|file| file.language == *site) {
        problems.retain(|problem| problem.check != check::SITE_LANGUAGE);
    }
}

fn nameless(file: &SourceFile) -> Diagnostic {
    let message = "words lie in files that are named after a language, and this is the tag of none";
    let place = Place::File(file.shown.to_string(), None);
    Diagnostic::new(check::STRAY_FILE, place, message).hint("name it like `es.ftl`, for Spanish")
}

/// What a value of the vocabulary is called in another language: `interest-open-access`.
fn values(program: &Program) -> BTreeSet<String> {
    let vocabulary = &program.vocabulary;
    let lists = [
        ("sector", &vocabulary.sectors),
        ("career_stage", &vocabulary.career_stages),
        ("interest", &vocabulary.interests),
    ];
    let named = lists.into_iter().flat_map(|(list, entries)| {
        entries
            .iter()
            .map(move |entry| format!("{list}-{}", entry.id))
    });
    let own = vocabulary.own.iter().flat_map(|field| {
        let values = field.values.iter();
        let values = values.map(|entry| format!("{}-{}", field.key(), entry.id));
        values.chain([format!("field-{}", field.key())])
    });
    named.chain(own).collect()
}

/// Messages that nobody says.
fn unknown(files: &[File<'_>], input: &Input, program: &Program) -> Vec<Diagnostic> {
    let mut known: BTreeSet<String> = words::built_in_keys(ENGLISH)
        .into_iter()
        .map(str::to_owned)
        .collect();
    known.extend(values(program));
    let theme = input.sources.of(Root::Theme).map(|(_, file)| &file.text);
    let texts: Vec<&Arc<str>> = theme.chain(files.iter().map(|file| file.text)).collect();
    let is_said = |key: &str| {
        let forms = [format!("\"{key}\""), format!("{{ {key} }}")];
        let mut texts = texts.iter();
        texts.any(|text| forms.iter().any(|form| text.contains(form)))
    };
    let mut problems = Vec::new();
    for file in files {
        for key in file.keys().filter(|key| !known.contains(*key)) {
            if is_said(key) {
                continue;
            }
            let at = key.as_ptr() as usize - file.text.as_ptr() as usize;
            let span = Span::new(file.id, at..at + key.len());
            let message = format!("nothing says the message `{key}`");
            let problem = Diagnostic::new(check::UNKNOWN_MESSAGE, span, message);
            problems.push(match nearest(key, known.iter().map(String::as_str)) {
                Some(meant) => problem.hint(format!("did you mean `{meant}`?")),
                None => problem.hint("a template says it by `{{ \"key\" | say }}`"),
            });
        }
    }
    problems
}

/// What a language lacks: of what is said in another, or of everything if the room does not have it.
fn missing(files: &[File<'_>], program: &Program) -> Vec<Diagnostic> {
    let site = program.config.language.split('-').next();
    let mut own: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        own.entry(&file.language).or_default().extend(file.keys());
    }
    let values = values(program);
    let mut wanted: BTreeSet<&str> = words::built_in_keys(ENGLISH).into_iter().collect();
    wanted.extend(own.values().flatten());
    let lacks = |file: &File<'_>| {
        let tag = file.language.as_str();
        let primary = tag.split('-').next();
        let built_in = words::built_in_keys(primary.unwrap_or(tag));
        let has: BTreeSet<&str> = built_in
            .into_iter()
            .chain(own[tag].iter().copied())
            .collect();
        // In its own language the vocabulary says itself what its values are called.
        let is_named = |key: &str| primary == site && values.contains(key);
        let missing: Vec<&str> = wanted
            .iter()
            .copied()
            .filter(|key| !has.contains(key) && !is_named(key))
            .collect();
        (!missing.is_empty()).then(|| lacking(file, &missing))
    };
    let mut told = BTreeSet::new();
    // The program's own file of a language stands behind those of its theme.
    let last = files
        .iter()
        .rev()
        .filter(|file| told.insert(&file.language));
    last.filter_map(lacks).collect()
}

fn lacking(file: &File<'_>, missing: &[&str]) -> Diagnostic {
    let named: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|key| format!("`{key}`"))
        .collect();
    let more = match missing.len() - named.len() {
        0 => String::new(),
        more => format!(" and {} more", words::english::number(more as u64)),
    };
    let message = format!(
        "`{}` lacks {}{more}; English stands in",
        file.language,
        named.join(", ")
    );
    Diagnostic::new(
        check::MISSING_MESSAGE,
        Place::File(file.shown.to_owned(), None),
        message,
    )
}
