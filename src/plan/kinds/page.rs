//! What a file of the site shows.

use std::sync::Arc;

use super::Kind;
use crate::plan::Facts;
use crate::source::FileId;

/// What a file of the site shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// What a template makes: of which kind, and which of them.
    Made(&'static Kind, Which),
    /// The bytes of a file beside the documents: place in the input's assets.
    Asset(usize),
    /// The bytes of a static file of the theme: place in the theme's list.
    ThemeFile(usize),
}

/// Which of its kind a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The only one, or by its number, from 0.
    Number(usize),
    /// That of a document.
    Document(FileId),
    /// What leads to an address.
    To(Arc<str>),
}

impl Page {
    /// Whether it is of a kind.
    pub fn is(&self, kind: &Kind) -> bool {
        matches!(self, Self::Made(own, _) if *own == kind)
    }

    /// The file that somebody wrote for it, as they know it; what is put together from many files has none.
    pub fn source(&self) -> Option<FileId> {
        match self {
            Self::Made(_, Which::Document(file)) => Some(*file),
            _ => None,
        }
    }

    /// On what it depends whether it is there.
    pub(in crate::plan) fn reads(&self) -> Facts {
        match self {
            Self::Made(kind, _) => kind.reads,
            Self::Asset(_) => Facts::ASSETS,
            Self::ThemeFile(_) => Facts::THEME,
        }
    }
}

impl Which {
    pub(in crate::plan) fn number(&self) -> usize {
        match self {
            Self::Number(number) => *number,
            Self::Document(_) | Self::To(_) => 0,
        }
    }
}
