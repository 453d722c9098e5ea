//! The bracket or quote that was opened and never closed. The parser complains of the place where it gives up, which may lie
//! many lines below and be right.

/// What is open behind a part of a text.
#[derive(Default)]
pub(super) struct Open {
    /// The places of brackets and braces, the innermost last.
    brackets: Vec<usize>,
    /// A quote that has not come again, and its place.
    quote: Option<(char, usize)>,
    /// Where the last text in quotes began and ended.
    closed: Option<(usize, usize)>,
    /// The first `#` that takes the end of brackets with it, and what of them was open.
    pub(super) comment: Option<(usize, usize)>,
}

impl Open {
    /// Reads the first bytes of a text.
    pub(super) fn behind(text: &str, length: usize) -> Self {
        let mut open = Self::default();
        // The indent of a key whose text stands in the lines below it (`|`, `>`): signs mean nothing there.
        let mut block: Option<usize> = None;
        let mut at = 0;
        for line in text.get(..length).unwrap_or(text).split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches(' ').len();
            let is_text = block.is_some_and(|key| indent > key || line.trim().is_empty());
            if !is_text {
                open.read(line, at);
                let begins = line
                    .trim_end()
                    .trim_end_matches(['+', '-'])
                    .ends_with(['|', '>']);
                let is_plain = open.quote.is_none() && open.brackets.is_empty();
                block = (begins && is_plain).then_some(indent);
            }
            at += line.len();
        }
        open
    }

    fn read(&mut self, line: &str, start: usize) {
        let mut before = ' ';
        let mut characters = line.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            match self.quote {
                Some(('"', _)) if c == '\\' => {
                    characters.next();
                }
                Some((quote, place)) if c == quote => {
                    let twice = |(_, next): &(usize, char)| c == '\'' && *next == c;
                    if characters.next_if(twice).is_none() {
                        self.quote = None;
                        self.closed = Some((place, start + at + 1));
                    }
                }
                Some(_) => {}
                None if c == '#' && (before.is_whitespace() || "[{,".contains(before)) => {
                    if let Some(bracket) = self.bracket()
                        && self.comment.is_none()
                        && line[at..].contains([']', '}'])
                    {
                        self.comment = Some((bracket, start + at));
                    }
                    return;
                }
                None => self.open(c, before, start + at),
            }
            before = c;
        }
    }

    fn open(&mut self, c: char, before: char, place: usize) {
        let begins = before.is_whitespace() || "[{,".contains(before);
        match c {
            '"' | '\'' if begins => self.quote = Some((c, place)),
            '[' | '{' if begins => self.brackets.push(place),
            ']' | '}' => {
                self.brackets.pop();
            }
            _ => {}
        }
    }

    /// The place of the innermost bracket or brace that is open.
    pub(super) fn bracket(&self) -> Option<usize> {
        self.brackets.last().copied()
    }

    /// The place of the quote that is open, or of one that found an end only on a later line, right before the end of what
    /// was read.
    pub(super) fn quote(&self, text: &str, length: usize) -> Option<usize> {
        let runs_on = |(begin, end): &(usize, usize)| {
            let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
            part(*begin..*end).contains('\n') && part(*end..length).trim().is_empty()
        };
        let open = self.quote.map(|(_, place)| place);
        open.or_else(|| self.closed.filter(runs_on).map(|(begin, _)| begin))
    }
}

#[cfg(test)]
mod tests {
    use super::Open;

    #[test]
    fn what_is_open_is_found_from_the_text() {
        let bracket = |text: &str| Open::behind(text, text.len()).bracket();
        assert_eq!(bracket("a: [x, y\nb: 1\n"), Some(3));
        assert_eq!(bracket("a: [x, {b: 1}, c]\n"), None);
        assert_eq!(bracket("a: {b: [1]\n"), Some(3));
        assert_eq!(bracket("a: |\n  [ is text\nb: 1\n"), None);
        assert_eq!(bracket("a: x # [\n"), None);
        assert_eq!(bracket("a: \"[\"\n"), None);
        let quote = |text: &str| Open::behind(text, text.len()).quote(text, text.len());
        assert_eq!(quote("a: \"x\nb: 1\n"), Some(3));
        assert_eq!(quote("a: 'it''s'\n"), None);
        assert_eq!(quote("a: \"x\nb: \""), Some(3));
        assert_eq!(quote("a: it's\n"), None);
    }
}
