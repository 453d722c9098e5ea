//! What becomes of letters, of what was issued and of what a killed command left, if they tell of somebody.

use super::subject::Subject;
use crate::output::Kept;
use crate::output::kinds::Kind;

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes: the next build makes what is still due.
    Goes,
    /// It is written without the lines that tell of them: so many.
    Shortened(Vec<u8>, usize),
}

/// The files that tell of somebody, with what becomes of each.
pub(super) fn of<'a>(kept: &'a [Kept], subject: &Subject) -> Vec<(&'a Kept, Fate)> {
    let tables = kept.iter().filter_map(|file| table(file, subject));
    let tables: Vec<Table<'_>> = tables.collect();
    let told = kept.iter().filter_map(|file| {
        let bytes = file.bytes.as_deref().unwrap_or_default();
        if let Some(table) = tables.iter().find(|table| table.file == file) {
            return table.tells().map(|fate| (file, fate));
        }
        // What is packed or sealed tells nothing by itself: its table does.
        let is_beside = tables.iter().any(|table| table.has_beside(file));
        let is_theirs = is_beside || is_alone(file, &tables) || subject.is_in(&file.path, bytes);
        is_theirs.then_some((file, Fate::Goes))
    });
    told.collect()
}

/// A table that was issued, without the lines that tell of somebody.
struct Table<'a> {
    file: &'a Kept,
    /// Where it lies, with `/` at its end.
    folder: &'a str,
    fate: Fate,
    gone: String,
}

impl Table<'_> {
    /// What becomes of it, if it tells of them.
    fn tells(&self) -> Option<Fate> {
        (!self.gone.is_empty()).then(|| self.fate.clone())
    }

    /// Whether a file beside it tells of them: the same table as a spreadsheet, or a sealed page of a line that goes.
    fn has_beside(&self, file: &Kept) -> bool {
        let name = file
            .path
            .strip_prefix(self.folder)
            .filter(|_| file.base == self.file.base);
        let is_page = |name: &str| self.gone.split([',', '"']).any(|field| field == name);
        let sheet = Kind::MergeSheet.path("", "");
        name.is_some_and(|name| !self.gone.is_empty() && (name == sheet || is_page(name)))
    }
}

/// Whether a file is a packed or sealed one whose table is gone: nobody knows whom it tells of.
fn is_alone(file: &Kept, tables: &[Table<'_>]) -> bool {
    let sheet = Kind::MergeSheet.path("", "");
    let page = Kind::ClosedPage.path("", "");
    let (pages, ending) = page.split_once("/.").unwrap_or_default();
    let folder = match file.path.split('/').collect::<Vec<_>>()[..] {
        [ref above @ .., name] if name == sheet => above.join("/"),
        [ref above @ .., folder, name] if folder == pages && name.ends_with(ending) => {
            above.join("/")
        }
        _ => return false,
    };
    let is_there = |table: &Table<'_>| {
        table.file.base == file.base && table.folder.trim_end_matches('/') == folder
    };
    file.bytes.is_some() && !tables.iter().any(is_there)
}

/// The table that a file is; `None` if it is none.
fn table<'a>(file: &'a Kept, subject: &Subject) -> Option<Table<'a>> {
    let names = [Kind::MergeTable, Kind::ClosedTable].map(|kind| kind.path("", ""));
    let name = file.path.rsplit('/').next()?;
    if !names.iter().any(|own| own == name) {
        return None;
    }
    let folder = &file.path[..file.path.len() - name.len()];
    let (fate, gone) = shortened(file.bytes.as_deref().unwrap_or_default(), subject);
    Some(Table {
        file,
        folder,
        fate,
        gone,
    })
}

/// A table without the lines that tell of somebody, and these: their own, and those of letters that name them.
fn shortened(bytes: &[u8], subject: &Subject) -> (Fate, String) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (Fate::Goes, String::from_utf8_lossy(bytes).into_owned());
    };
    let (mut kept, mut gone) = (String::with_capacity(text.len()), String::new());
    let mut count = 0;
    for (number, line) in lines(text).into_iter().enumerate() {
        // A field that holds nothing but names of files or ids is no text: `letters/ana.html`, `ana/ben`.
        let mut fields = line.trim_end().split([',', '"']);
        let names_file = fields.any(|field| subject.is_in(field, b""));
        match number > 0 && (names_file || subject.is_in("", line.as_bytes())) {
            true => {
                count += 1;
                gone.push_str(line);
            }
            false => kept.push_str(line),
        }
    }
    (Fate::Shortened(kept.into_bytes(), count), gone)
}

/// The lines of a table, each with its end; a field in quotes may have several.
fn lines(text: &str) -> Vec<&str> {
    let (mut lines, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                lines.push(&text[start..=at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_line_of_a_table_ends_outside_of_quotes() {
        let text = "a,b\r\n\"one\r\ntwo \"\"x\"\"\r\n\",2\r\nlast";
        assert_eq!(
            lines(text),
            ["a,b\r\n", "\"one\r\ntwo \"\"x\"\"\r\n\",2\r\n", "last"]
        );
        assert!(lines("").is_empty());
    }
}
