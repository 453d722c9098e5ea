//! All languages of a program: those of the room, with what the theme and the program lay over them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use fluent_bundle::FluentResource;

use super::catalog;
use super::formats::Formats;
use super::messages::{Layer, Messages};
use super::{Inner, Words, labelled};
use crate::model::Label;

/// The language that stands in for what others lack.
pub const ENGLISH: &str = "en";

/// The languages of a program, each with its words.
#[derive(Clone)]
pub struct Languages {
    spoken: BTreeMap<String, Arc<Spoken>>,
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
    /// What fields of a program's own are called, and built-in ones that have a label of the program's, in every language of
    /// the room and in these others: `field-level`. Files of words win over them.
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
            let words = BUILT_IN_WORDS.of(tag).unwrap_or(BUILT_IN_WORDS.english());
            let lines = fields.iter().map(|(key, label)| {
                let text = label.of(tag);
                let name = format!("field-{key} = {{ SMALL({}) }}\n", labelled::literal(text));
                name + &labelled::messages(key, text, words)
            });
            Self {
                language: tag.to_owned(),
                text: lines.collect::<String>().into(),
            }
        };
        tags.into_iter().map(file).collect()
    }
}

/// A language of a program. Most programs speak one, so words are made when somebody needs them.
struct Spoken {
    tag: String,
    own: Own,
    made: OnceLock<Words>,
}

/// The files of a program and its theme, with their languages.
type Own = Arc<[(String, Arc<FluentResource>)]>;

impl Spoken {
    fn words(&self) -> &Words {
        self.made.get_or_init(|| {
            let tag = &*self.tag;
            let is_changed = self.own.iter().any(|(own, _)| own == tag || own == ENGLISH);
            match MADE.get(tag).filter(|_| !is_changed) {
                Some(made) => made.get_or_init(|| make(tag, &[])).clone(),
                None => make(tag, &self.own),
            }
        })
    }
}

/// The languages of the room, each with its files once somebody needs them.
static BUILT_IN: LazyLock<BTreeMap<&'static str, OnceLock<Files>>> = LazyLock::new(|| {
    let languages = catalog::languages().into_iter();
    languages.map(|tag| (tag, OnceLock::new())).collect()
});

type Files = Vec<Arc<FluentResource>>;

static BUILT_IN_WORDS: LazyLock<Languages> = LazyLock::new(|| Languages::new(ENGLISH, &[]));

/// The words of each language of the room, without those of a program.
static MADE: LazyLock<BTreeMap<&'static str, OnceLock<Words>>> = LazyLock::new(|| {
    let tags = BUILT_IN.keys();
    tags.map(|tag| (*tag, OnceLock::new())).collect()
});

fn built_in(language: &'static str) -> Files {
    let read = || {
        let files = catalog::files(language).filter(|(name, _)| name.ends_with(".ftl"));
        files.map(|(_, text)| Arc::new(resource(text))).collect()
    };
    let files = BUILT_IN.get(language);
    files.map_or_else(Vec::new, |files| files.get_or_init(read).clone())
}

/// A file without what does not parse.
fn resource(text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).unwrap_or_else(|(sound, _)| sound)
}

impl Languages {
    /// Those of a program in this language, with files of its theme and its own, of which later ones win.
    pub fn new(site: &str, own: &[OwnWords]) -> Self {
        let made_from = (site.to_owned(), own.to_vec());
        let own: Own = own
            .iter()
            .map(|file| (file.language.clone(), Arc::new(resource(&file.text))))
            .collect();
        let tags = BUILT_IN.keys().map(|tag| (*tag).to_owned());
        let tags = tags.chain(own.iter().map(|(tag, _)| tag.clone()));
        let spoken: BTreeMap<String, Arc<Spoken>> = tags
            .chain([ENGLISH.to_owned()])
            .map(|tag| (tag.clone(), spoken(tag, &own)))
            .collect();
        let of = |language| nearest(&spoken, language);
        let english = of(ENGLISH).map_or_else(|| make(ENGLISH, &own), Words::clone);
        Self {
            site: of(site).unwrap_or(&english).clone(),
            english,
            spoken,
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
        nearest(&self.spoken, language)
    }

    /// All, in order of their tags.
    pub fn all(&self) -> impl Iterator<Item = &Words> {
        self.spoken.values().map(|spoken| spoken.words())
    }
}

fn spoken(tag: String, own: &Own) -> Arc<Spoken> {
    Arc::new(Spoken {
        tag,
        own: Arc::clone(own),
        made: OnceLock::new(),
    })
}

/// The words of a tag, or of what remains without its last parts.
fn nearest<'w>(all: &'w BTreeMap<String, Arc<Spoken>>, language: &str) -> Option<&'w Words> {
    let mut tag = language;
    loop {
        match (all.get(tag), tag.rsplit_once('-')) {
            (Some(found), _) => return Some(found.words()),
            (None, Some((shorter, _))) => tag = shorter,
            (None, None) => return None,
        }
    }
}

fn make(tag: &str, own: &[(String, Arc<FluentResource>)]) -> Words {
    let layer = |language: &'static str, tag: &str| {
        let brought = own.iter().filter(|(own, _)| own == tag);
        (
            built_in(language),
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
