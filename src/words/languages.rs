//! All languages of a program: those of the room, with what the theme and the program lay over them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use fluent_bundle::FluentResource;

use super::catalog;
use super::formats::Formats;
use super::messages::{Layer, Messages};
use super::{Inner, Words};
use crate::model::Label;

/// The language that stands in for what others lack.
pub const ENGLISH: &str = "en";

/// The languages of a program, each with its words.
#[derive(Clone)]
pub struct Languages {
    words: BTreeMap<String, Words>,
    site: Words,
    english: Words,
    /// What they were made from: the language of the site, and files.
    made_from: (String, Vec<OwnWords>),
}

impl PartialEq for Languages {
    fn eq(&self, other: &Self) -> bool {
        self.made_from == other.made_from
    }
}

/// A file of messages that a theme or the program brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWords {
    /// The tag that its name is.
    pub language: String,
    /// Its text.
    pub text: Arc<str>,
}

impl OwnWords {
    /// What fields of a program's own are called, in every language of the room and in these others: `field-level`. Files of
    /// words win over them.
    pub fn labels<'a>(
        fields: impl Iterator<Item = (&'a str, &'a Label)>,
        others: &[&str],
    ) -> Vec<Self> {
        let fields: Vec<(&str, &Label)> = fields.collect();
        if fields.is_empty() {
            return Vec::new();
        }
        let mut tags: Vec<&str> = BUILT_IN
            .keys()
            .copied()
            .chain(others.iter().copied())
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let file = |tag: &str| {
            let lines = fields.iter().map(|(key, label)| {
                let text = label.of(tag).replace('\\', r"\\").replace('"', "\\\"");
                format!("field-{key} = {{ SMALL(\"{text}\") }}\n")
            });
            Self {
                language: tag.to_owned(),
                text: lines.collect::<String>().into(),
            }
        };
        tags.into_iter().map(file).collect()
    }
}

static BUILT_IN: LazyLock<BTreeMap<&'static str, Vec<Arc<FluentResource>>>> = LazyLock::new(|| {
    let read = |language| {
        let files = catalog::files(language).filter(|(name, _)| name.ends_with(".ftl"));
        let read = files.map(|(_, text)| Arc::new(resource(text)));
        (language, read.collect())
    };
    catalog::languages().into_iter().map(read).collect()
});

static BUILT_IN_WORDS: LazyLock<Languages> = LazyLock::new(|| Languages::new(ENGLISH, &[]));

/// The words of each language of the room, without those of a program.
static MADE: LazyLock<BTreeMap<&'static str, Words>> = LazyLock::new(|| {
    let tags = BUILT_IN.keys();
    tags.map(|tag| (*tag, make(tag, &[]))).collect()
});

/// A file without what does not parse.
fn resource(text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).unwrap_or_else(|(sound, _)| sound)
}

impl Languages {
    /// Those of a program in this language, with files of its theme and its own, of which later ones win.
    pub fn new(site: &str, own: &[OwnWords]) -> Self {
        let made_from = (site.to_owned(), own.to_vec());
        let own: Vec<(&str, Arc<FluentResource>)> = own
            .iter()
            .map(|file| (file.language.as_str(), Arc::new(resource(&file.text))))
            .collect();
        let mut tags: Vec<&str> = BUILT_IN.keys().copied().collect();
        tags.extend(own.iter().map(|(tag, _)| *tag));
        let mut words = BTreeMap::new();
        for tag in tags {
            let has_own = own.iter().any(|(own, _)| [tag, ENGLISH].contains(own));
            let made = MADE.get(tag).filter(|_| !has_own);
            let made = || made.cloned().unwrap_or_else(|| make(tag, &own));
            words.entry(tag.to_owned()).or_insert_with(made);
        }
        let english = words.entry(ENGLISH.to_owned());
        let english = english.or_insert_with(|| make(ENGLISH, &own)).clone();
        Self {
            site: nearest(&words, site).unwrap_or(&english).clone(),
            english,
            words,
            made_from,
        }
    }

    /// The words of the room as it stands in the binary.
    pub fn built_in() -> &'static Self {
        &BUILT_IN_WORDS
    }

    /// English, which stands in for what others lack.
    pub fn english(&self) -> &Words {
        &self.english
    }

    /// Those of the site: in its language if the room has it, else English.
    pub fn site(&self) -> &Words {
        &self.site
    }

    /// Those of a reader's language, whatever the country; `None` if there are none.
    pub fn of(&self, language: &str) -> Option<&Words> {
        nearest(&self.words, language)
    }

    /// All, in order of their tags.
    pub fn all(&self) -> impl Iterator<Item = &Words> {
        self.words.values()
    }
}

/// The words of a tag, or of what remains without its last parts.
fn nearest<'w>(words: &'w BTreeMap<String, Words>, language: &str) -> Option<&'w Words> {
    let mut tag = language;
    loop {
        match (words.get(tag), tag.rsplit_once('-')) {
            (Some(found), _) => return Some(found),
            (None, Some((shorter, _))) => tag = shorter,
            (None, None) => return None,
        }
    }
}

fn make(tag: &str, own: &[(&str, Arc<FluentResource>)]) -> Words {
    let layer = |language: &'static str, tag: &str| {
        let built_in = BUILT_IN.get(language).cloned().unwrap_or_default();
        let brought = own.iter().filter(|(own, _)| *own == tag);
        (
            built_in,
            brought
                .map(|(_, file)| Arc::clone(file))
                .collect::<Vec<_>>(),
        )
    };
    let known = BUILT_IN.keys().find(|known| **known == tag);
    let known = known.or_else(|| {
        let primary = tag.split('-').next();
        BUILT_IN.keys().find(|known| Some(**known) == primary)
    });
    let (built_in, brought) = layer(known.copied().unwrap_or_default(), tag);
    let mut layers = vec![Layer {
        language: tag,
        built_in: built_in.len(),
        files: [built_in, brought].concat(),
    }];
    if tag != ENGLISH {
        let (built_in, brought) = layer(ENGLISH, ENGLISH);
        layers.push(Layer {
            language: ENGLISH,
            built_in: built_in.len(),
            files: [built_in, brought].concat(),
        });
    }
    Words(Arc::new(Inner {
        language: tag.to_owned(),
        messages: Messages::new(&layers),
        formats: Formats::of(known.copied().unwrap_or(ENGLISH)),
    }))
}
