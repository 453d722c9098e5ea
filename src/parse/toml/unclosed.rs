//! The bracket or quote that was opened and never closed. The parser complains of the place where it gives up, which may lie
//! many lines below and be right.

use std::ops::Range;

/// Something that is open until the line of the next key or table, or until the end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    /// From its sign to where it should have been closed.
    pub(super) range: Range<usize>,
    /// `[`, `{`, `"`, `'`, `"""` or `'''`.
    pub(super) sign: &'static str,
}

const LONG: [&str; 2] = ["\"\"\"", "'''"];

/// All of them.
pub(super) fn unclosed(text: &str) -> Vec<Unclosed> {
    let mut reader = Reader::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        reader.line(line, at);
        at += line.len();
    }
    reader.reset(text.trim_end().len());
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Vec<Unclosed>,
    brackets: Vec<(usize, &'static str)>,
    /// A text of several lines.
    long: Option<(usize, &'static str)>,
    /// The last byte that is no blank and in no comment.
    last: u8,
}

impl Reader {
    /// In braces, keys may stand on lines of their own.
    fn goes_on(&self) -> bool {
        let in_braces = self.brackets.last().is_some_and(|(_, sign)| *sign == "{");
        in_braces && matches!(self.last, b',' | b'{')
    }

    /// What is open here is never closed.
    fn reset(&mut self, end: usize) {
        let first = self.brackets.first().copied();
        if let Some((start, sign)) = self.long.or(first) {
            let range = start..end.max(start + sign.len());
            self.found.push(Unclosed { range, sign });
        }
        self.brackets.clear();
        self.long = None;
    }

    fn line(&mut self, line: &str, start: usize) {
        let key = key_end(line);
        let begins_long = |value: &str| LONG.iter().any(|sign| value.starts_with(sign));
        let is_next = match self.long {
            // A line inside a text may well look like a key; one that begins a text of several lines is one.
            Some(_) => key.is_some_and(|key| begins_long(line[key..].trim_start())),
            None => {
                !self.brackets.is_empty() && !self.goes_on() && (key.is_some() || is_table(line))
            }
        };
        if is_next {
            self.reset(start);
        }
        if self.long.is_none() && self.brackets.is_empty() && key.is_none() {
            return; // a table, a comment, or something that is wrong by itself
        }
        let mut at = match self.long.is_none() && self.brackets.is_empty() {
            true => key.unwrap_or(0),
            false => 0,
        };
        while at < line.len() {
            at = self.sign(line, at, start);
        }
    }

    /// Reads what stands at a byte of a line. Gives the next one.
    fn sign(&mut self, line: &str, at: usize, start: usize) -> usize {
        let rest = &line[at..];
        if let Some((_, sign)) = self.long {
            let escaped = sign == LONG[0] && rest.starts_with('\\');
            let step = rest.chars().take(1 + usize::from(escaped));
            if rest.starts_with(sign) {
                self.long = None;
                return at + sign.len();
            }
            return at + step.map(char::len_utf8).sum::<usize>();
        }
        if let Some(sign) = LONG.into_iter().find(|sign| rest.starts_with(sign)) {
            self.long = Some((start + at, sign));
            return at + sign.len();
        }
        let first = rest.as_bytes()[0];
        if first != b'#' && !first.is_ascii_whitespace() {
            self.last = first;
        }
        match first {
            b'#' => line.len(),
            b'[' => self.open(start + at, "[", at),
            b'{' => self.open(start + at, "{", at),
            b']' | b'}' => {
                self.brackets.pop();
                at + 1
            }
            b'"' => self.quote(line, at, start, "\""),
            b'\'' => self.quote(line, at, start, "'"),
            _ => at + rest.chars().next().map_or(1, char::len_utf8),
        }
    }

    fn open(&mut self, place: usize, sign: &'static str, at: usize) -> usize {
        self.brackets.push((place, sign));
        at + 1
    }

    /// Skips a text that ends on its line, or should.
    fn quote(&mut self, line: &str, at: usize, start: usize, sign: &'static str) -> usize {
        let mut characters = line[at + 1..].char_indices();
        while let Some((next, c)) = characters.next() {
            match c {
                '\\' if sign == "\"" => {
                    characters.next();
                }
                '\n' => break,
                c if sign.starts_with(c) => return at + 1 + next + 1,
                _ => {}
            }
        }
        let range = start + at..start + line.trim_end().len();
        self.found.push(Unclosed { range, sign });
        line.len()
    }
}

/// Where the value of a line begins, if the line has a key.
fn key_end(line: &str) -> Option<usize> {
    let (key, _) = line.split_once('=')?;
    let is_key = |c: char| c.is_ascii_alphanumeric() || "_-. ".contains(c);
    let words = key.trim();
    let in_quotes = |quote: char| words.strip_prefix(quote)?.strip_suffix(quote);
    let words = in_quotes('"').or(in_quotes('\'')).unwrap_or(words);
    let begins = words.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    (begins && words.chars().all(is_key)).then_some(key.len() + 1)
}

/// `[leaks]` or `[[menu]]`, and not the values of a list.
fn is_table(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    let name = line.trim_start_matches('[').trim_end_matches(']').trim();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    line.starts_with('[') && line.ends_with(']') && begins && name.chars().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    #[test]
    fn what_is_open_is_found_from_the_text() {
        let found = |text: &str| {
            let all = unclosed(text).into_iter();
            all.map(|one| (one.range.start, one.sign))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("a = [\"x\"\n\n[b]\nc = []\n"), [(4, "[")]);
        assert_eq!(found("a = [\n  \"x\",\nb = 1\n"), [(4, "[")]);
        assert_eq!(found("a = [\n  [1, 2],\n  { b = 1 },\n] # [\nb = 1\n"), []);
        assert_eq!(found("a = [[1], [2\n"), [(4, "[")]);
        assert_eq!(found("a = \"\"\"\nx\n"), [(4, "\"\"\"")]);
        assert_eq!(found("a = \"\"\"\nb = x\n\"\"\"\nb = 1\n"), []);
        assert_eq!(found("a = '''\nx\nb = '''\ny'''\n"), [(4, "'''")]);
        assert_eq!(found("a = \"x\nb = 'y\n"), [(4, "\""), (11, "'")]);
        assert_eq!(found("a = \"it's \\\" [\"\nb = 'x'\n"), []);
        assert_eq!(
            found("a = {\n  b = 1,\n  c = 2,\n}\nd = [\n  \"e = 1\",\n]\n"),
            []
        );
        assert_eq!(found("[m]\n[[n]]\na = { b = 1\nc = 2\n"), [(14, "{")]);
    }
}
