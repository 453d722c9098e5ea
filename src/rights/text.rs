//! The files of the data folder as trees, with the lines of their places.

use crate::model::store::Store;
use crate::parse::tree::Node;
use crate::parse::yaml;
use crate::source::{FileId, Root, SourceFile, Sources, Span};

/// A file of a store.
pub(super) struct DataFile<'a> {
    pub id: FileId,
    pub file: &'a SourceFile,
    pub store: Store,
    /// `None` if it is empty or no YAML.
    pub root: Option<Node>,
}

/// All files of the data folder that are of a store, sorted.
pub(super) fn data(sources: &Sources) -> impl Iterator<Item = DataFile<'_>> {
    sources
        .of(Root::Data)
        .filter_map(|(id, file)| data_file(id, file))
}

/// A file of the data folder, if it is of a store.
pub(super) fn data_file(id: FileId, file: &SourceFile) -> Option<DataFile<'_>> {
    let path = &file.path;
    let stem = path.strip_suffix(".yaml").or(path.strip_suffix(".yml"))?;
    let store = Store::of(stem)?;
    let root = yaml::parse(id, &file.text, 0, &mut Vec::new());
    Some(DataFile {
        id,
        file,
        store,
        root,
    })
}

impl DataFile<'_> {
    /// What its records are called if they do not say it: the name of the file.
    pub fn stem(&self) -> &str {
        let name = self.file.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// What stands at a place, on one line.
    pub fn said(&self, span: Span) -> String {
        one_line(self.file.text.get(span.range()).unwrap_or_default())
    }
}

/// The line of a byte, from 1.
pub(super) fn line_of(sources: &Sources, file: FileId, at: usize) -> usize {
    sources.line(file, u32::try_from(at).unwrap_or(u32::MAX))
}

/// The line on which a byte stands, without what is around it.
pub(super) fn line_with(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    one_line(&text[start..end])
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
