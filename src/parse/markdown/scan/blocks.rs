//! Blocks that are not what their author meant: fences that nothing closes, numbers that are counted anew, paragraphs that
//! became headings, and lines that begin with something that only looks like a space.

use std::ops::Range;

use super::Scanner;
use crate::check;
use crate::model::markdown::Fence;
use crate::parse::lookalike;

/// The lists around a place, the innermost last: first number and how many items have begun; `None` for bullets.
pub(super) type Lists = Vec<Option<(u64, u64)>>;

/// As much of a line as says what it begins.
const BEGINNING: usize = 64;

impl Scanner<'_> {
    pub(super) fn fence(&mut self, fence: &Fence<'_>, range: &Range<usize>) {
        let Fence::Words(info) = fence else {
            return;
        };
        let text = self
            .masked
            .get(range.clone())
            .unwrap_or_default()
            .trim_end();
        let first = text.lines().next().unwrap_or_default();
        let place = range.start..range.start + first.len();
        let sign = text.chars().next().unwrap_or('`');
        let signs = first.len() - first.trim_start_matches(sign).len();
        let last = text[first.len()..].rsplit('\n').next().unwrap_or_default();
        let line = self.masked[..range.start]
            .rsplit('\n')
            .next()
            .unwrap_or_default();
        let last = match line.contains('>') {
            true => last.trim_start_matches([' ', '>']),
            false => last.trim_start(),
        };
        if last.len() < signs || !last.chars().all(|c| c == sign) {
            let message =
                "this fence is never closed: all that follows is shown as code".to_owned();
            let hint = format!("write a line `{}` where the code ends", &first[..signs]);
            self.raise(check::UNCLOSED_FENCE, place.clone(), message)
                .hint(hint);
        }
        if info.split_whitespace().nth(1).is_some() {
            let message = "only the first word behind a fence is used".to_owned();
            self.raise(check::WORDS_BEHIND_FENCE, place, message)
                .hint("it names the language; write the others above the code, or delete them");
        }
    }

    pub(super) fn item(&mut self, range: &Range<usize>) {
        let Some(Some((first, begun))) = self.lists.last_mut() else {
            return;
        };
        let due = first.saturating_add(*begun);
        let first = *first;
        *begun += 1;
        let text = self.masked.get(range.clone()).unwrap_or_default();
        let indented = text.trim_start_matches([' ', '\t']);
        let start = range.start + text.len() - indented.len();
        let text = indented;
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let Ok(number) = text[..digits].parse::<u64>() else {
            return;
        };
        if number == due || number == first {
            return;
        }
        let sign = text[digits..].chars().next().unwrap_or('.');
        let message = format!("this item is shown as number {due}, not {number}");
        let hint = format!(
            "write `{due}{sign}`; or `{number}\\{sign}` if it is no item of the list above, with an empty line before it"
        );
        self.raise(check::NUMBER_CHANGED, start..start + digits + 1, message)
            .hint(hint);
    }

    /// A heading by the line of dashes below it.
    pub(super) fn underlined(&mut self, range: &Range<usize>) {
        let text = self
            .masked
            .get(range.clone())
            .unwrap_or_default()
            .trim_end();
        let Some((words, dashes)) = text.rsplit_once('\n') else {
            return;
        };
        if text.starts_with('#') || !(words.contains('\n') || words.len() > 120) {
            return;
        }
        let sign = if dashes.contains('=') { '=' } else { '-' };
        let first = words.lines().next().unwrap_or_default();
        let message = format!("the line of `{sign}` right below makes a heading of all this");
        self.raise(
            check::LONG_HEADING,
            range.start..range.start + first.len(),
            message,
        )
        .hint("put an empty line above that line");
    }

    /// A line that would begin a heading or an item if its space were one.
    pub(super) fn line_start(&mut self, at: usize) {
        if self.masked[..at].ends_with('\\') {
            return;
        }
        let mut end = self.masked.len().min(at + BEGINNING);
        while !self.masked.is_char_boundary(end) {
            end -= 1;
        }
        let line = &self.masked[at..end];
        if line.is_ascii() {
            return self.box_of_task(at, line);
        }
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        let Some((odd, what)) = begins_oddly(line) else {
            self.box_of_task(at, line);
            return;
        };
        let Some((_, c, name)) = lookalike::first(&line[odd..]) else {
            return;
        };
        let message = format!("{name} keeps this line from being {what}");
        let place = at + odd..at + odd + c.len_utf8();
        self.raise(check::ODD_SPACE, place, message).hint(
            "it looks like a space and is none: delete it, and type a space where one belongs",
        );
    }

    /// `- []`
    fn box_of_task(&mut self, at: usize, line: &str) {
        let in_item = self.lists.last().is_some_and(Option::is_none);
        if !in_item
            || !line.starts_with("[] ")
            || !self.masked[..at].trim_end().ends_with(['-', '*', '+'])
        {
            return;
        }
        let message = "the box of a task needs a space in it".to_owned();
        self.raise(check::NOT_A_TASK, at..at + 2, message)
            .hint("write `[ ]`, or `[x]` if it is done");
    }
}

/// Where something that looks like a space stands in the beginning of a line, and what the line would be without it.
fn begins_oddly(line: &str) -> Option<(usize, &'static str)> {
    let mut odd = None;
    let rest = line.trim_start_matches(|c: char| c == ' ' || lookalike::is_lookalike(c));
    let lead = line.len() - rest.len();
    if let Some((at, ..)) = lookalike::first(&line[..lead]) {
        odd = Some(at);
    }
    if let Some(inner) = rest.strip_prefix('[') {
        let (space, c) = inner.char_indices().next()?;
        let closed = inner[c.len_utf8()..].starts_with(']');
        return (closed && lookalike::is_lookalike(c))
            .then_some((lead + 1 + space, "a task with its box"));
    }
    let marks = |signs: &str| rest.len() - rest.trim_start_matches(|c| signs.contains(c)).len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = rest[digits..].starts_with(['.', ')']);
    let (length, what) = match marks("#") {
        length @ 1..=6 => (length, "a heading"),
        _ if rest.starts_with(['-', '*', '+']) => (1, "an item of a list"),
        // Elsewhere a number may well begin a line of a paragraph: `3. May`, say.
        _ if numbered && (odd.is_some() || &rest[..digits] == "1") => {
            (digits + 1, "an item of a list")
        }
        _ => return None,
    };
    let behind = rest[length..].chars().next()?;
    if odd.is_none() && lookalike::is_lookalike(behind) {
        odd = Some(lead + length);
    }
    let spaced = behind == ' ' || lookalike::is_lookalike(behind);
    odd.filter(|_| spaced).map(|at| (at, what))
}
