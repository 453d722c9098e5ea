//! What the Markdown files said when they were last read, so that after an edit only what was edited is looked at.

use super::{ContentRecords, OneFile, guarded, is_text, read_file};
use crate::parse::memo::Memo;
use crate::source::{Root, SourceFile, Sources};

/// After a checkout all files are looked at, by all threads.
const MOST: usize = 64;

/// What a preview remembers of the content folder.
#[derive(Default)]
pub struct Memory {
    files: Memo<OneFile>,
    last: Option<(Sources, ContentRecords)>,
}

/// Reads all Markdown files of the content folder; those that `memory` knows are not read again.
pub fn read_changed(sources: &Sources, memory: &mut Memory) -> ContentRecords {
    let last = memory.last.take();
    let edited =
        last.and_then(|(before, records)| edited(sources, &before, records, &mut memory.files));
    let records = edited.unwrap_or_else(|| all(sources, &mut memory.files));
    memory.last = Some((sources.clone(), records.clone()));
    records
}

/// Looks at every file.
pub(super) fn all(sources: &Sources, files: &mut Memo<OneFile>) -> ContentRecords {
    let texts = sources.of(Root::Content);
    let read = |id, file: &SourceFile| guarded(file, || read_file(id, file));
    let mut records = ContentRecords::default();
    let read = files.read(texts, is_text, read);
    let mut documents = Vec::with_capacity(read.size_hint().1.unwrap_or_default());
    for one in read {
        records.problems.extend(one.problems.iter().cloned());
        documents.extend(one.document.clone());
    }
    records.documents = documents.into_iter().collect();
    records
}

/// The records of a moment before, with what has been edited since; `None` if more than texts of documents is different: files
/// have come or gone, or there is, or was, something to be told of one.
fn edited(
    sources: &Sources,
    before: &Sources,
    mut records: ContentRecords,
    files: &mut Memo<OneFile>,
) -> Option<ContentRecords> {
    let is_ours = |file: &SourceFile| file.root == Root::Content && is_text(file);
    let different = sources.since(before)?;
    let mine = different.filter(|(_, file, old)| is_ours(file) || is_ours(old));
    let mine: Vec<_> = mine.take(MOST + 1).collect();
    // The id of a file that has gone may be that of another one, which has another name.
    let stays =
        |file: &SourceFile, old: &SourceFile| file.path == old.path && file.root == old.root;
    if mine.len() > MOST || !mine.iter().all(|(_, file, old)| stays(file, old)) {
        return None;
    }
    for (id, file, _) in mine {
        let read = guarded(file, || read_file(id, file));
        let (before, now) = files.renew(id, file, read)?;
        if !before.problems.is_empty() || !now.problems.is_empty() {
            return None;
        }
        let (Some(before), Some(now)) = (before.document, &now.document) else {
            return None;
        };
        let at = records.documents.search(|one| one.path.cmp(&before.path))?;
        records.documents.get_mut(at)?.clone_from(now);
    }
    Some(records)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile {
            root: Root::Content,
            path: path.into(),
            shown: path.into(),
            text: text.into(),
        }
    }

    fn told(records: &ContentRecords) -> String {
        let documents = records.documents.iter();
        let documents = documents.map(|one| format!("{}={} ", one.path, one.text.len()));
        let problems = records
            .problems
            .iter()
            .map(|problem| format!("{problem:?} "));
        documents.chain(problems).collect()
    }

    #[test]
    fn what_is_remembered_is_what_would_be_read() {
        let text = |words: &str| format!("---\ntitle: A\nsummary: B\n---\n{words}\n");
        let names: Vec<String> = (0..150).map(|at| format!("topics/t{at:03}.md")).collect();
        let files = names.iter().map(|name| file(name, &text("Words.")));
        let mut sources = Sources::new(files.collect());
        let mut memory = Memory::default();
        let mut same = |sources: &Sources| {
            let remembered = read_changed(sources, &mut memory);
            assert_eq!(told(&remembered), told(&read(sources)));
            remembered
        };
        same(&sources);
        for at in [3, 70, 149] {
            sources.put(file(&names[at], &text("Other words.")));
        }
        let other = same(&sources);
        assert!(other.documents.iter().any(|one| one.text.contains("Other")));
        // A mistake, and mended; a text that is no document at all; another name in its place in the order.
        for edited in [
            text("[A](b.md"),
            text("![](a.png)"),
            "---\n".to_owned(),
            text("Mended."),
        ] {
            sources.put(file(&names[70], &edited));
            same(&sources);
        }
        for (gone, come) in [
            ("070.md", "070a.md"),
            ("070a.md", "070a.txt"),
            ("070a.txt", "070a.md"),
        ] {
            assert!(sources.take(Root::Content, &format!("topics/t{gone}")));
            sources.put(file(&format!("topics/t{come}"), &text("Moved.")));
            same(&sources);
        }
        assert!(sources.take(Root::Content, "topics/t070a.md"));
        assert_eq!(same(&sources).documents.len(), 149);
        names
            .iter()
            .for_each(|name| sources.put(file(name, &text("All."))));
        assert_eq!(same(&sources).documents.len(), 150);
    }
}
