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
    let told = kept.iter().filter_map(|file| {
        let bytes = file.bytes.as_deref().unwrap_or_default();
        if !subject.is_in(&file.path, bytes) {
            return None;
        }
        let table = Kind::MergeTable.path("", "");
        let fate = match file.path.ends_with(&table) {
            true => shortened(bytes, subject),
            false => Fate::Goes,
        };
        Some((file, fate))
    });
    told.collect()
}

/// A table without the lines that tell of somebody: their own, and those of letters that name them.
fn shortened(bytes: &[u8], subject: &Subject) -> Fate {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Fate::Goes;
    };
    let mut kept = String::with_capacity(text.len());
    let mut gone = 0;
    for (number, line) in lines(text).into_iter().enumerate() {
        // A field that holds nothing but a file's name is no text: `letters/ana.html`.
        let names_file = line
            .split([',', '"'])
            .any(|field| subject.is_in(field, b""));
        match number > 0 && (names_file || subject.is_in("", line.as_bytes())) {
            true => gone += 1,
            false => kept.push_str(line),
        }
    }
    Fate::Shortened(kept.into_bytes(), gone)
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
