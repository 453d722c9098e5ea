//! The text of a file that does not exist yet, as somebody would write it by hand.

use super::super::tree::Value;
use super::datum::quoted;
use super::{Datum, read};

/// Keys and their values, one below the other.
pub fn document(entries: &[(String, Datum)]) -> String {
    let mut text = String::new();
    write(entries, 0, &mut text);
    text
}

fn write(entries: &[(String, Datum)], depth: usize, text: &mut String) {
    for (key, value) in entries {
        text.push_str(&" ".repeat(2 * depth));
        text.push_str(&quoted(key));
        text.push(':');
        match value {
            Datum::Map(inner) if !inner.is_empty() => {
                text.push('\n');
                write(inner, depth + 1, text);
            }
            Datum::Text(long) if long.contains('\n') => {
                text.push_str(&literal(long, depth + 1).unwrap_or_else(|| one_line(value)));
            }
            Datum::Nothing => text.push('\n'),
            _ => text.push_str(&one_line(value)),
        }
    }
}

fn one_line(value: &Datum) -> String {
    format!(" {}\n", value.yaml())
}

/// Several lines below `|-`, so far in, for a file that is there already; `None` if they would not be read again as they are.
pub(super) fn lines_below(text: &str, indent: usize) -> Option<String> {
    if !text.contains('\n') || text.ends_with('\n') {
        return None;
    }
    let block = literal(text, 1)?;
    let mut lines = block.trim_end_matches('\n').split('\n');
    let mut below = lines.next()?.trim_start().to_owned();
    for line in lines {
        below.push('\n');
        if let Some(line) = line.strip_prefix("  ") {
            below.push_str(&" ".repeat(indent));
            below.push_str(line);
        }
    }
    Some(below)
}

/// Lines below `|`, if they are read again as they are.
fn literal(text: &str, depth: usize) -> Option<String> {
    let body = text.strip_suffix('\n');
    let mut block = if body.is_some() { " |\n" } else { " |-\n" }.to_owned();
    for line in body.unwrap_or(text).split('\n') {
        if !line.is_empty() {
            block.push_str(&" ".repeat(2 * depth));
            block.push_str(line);
        }
        block.push('\n');
    }
    (is_safe(text) || is_read_again(&block, text, depth)).then_some(block)
}

/// Whether nothing in a text can be read in another way below a `|-`: most are so, and need not be read again.
fn is_safe(text: &str) -> bool {
    let sign = |c: char| c == ' ' || c.is_ascii_graphic() || c.is_alphanumeric();
    let line =
        |line: &str| line.chars().all(sign) && !line.starts_with(' ') && !line.ends_with(' ');
    !text.starts_with('\n') && !text.ends_with('\n') && text.split('\n').all(line)
}

fn is_read_again(block: &str, text: &str, depth: usize) -> bool {
    let above: String = (1..depth)
        .map(|at| " ".repeat(2 * at - 2) + "k:\n")
        .collect();
    let alone = above + &" ".repeat(2 * depth - 2) + "k:" + block;
    let Ok(root) = read(&alone) else { return false };
    let mut node = &root;
    while let Value::Map(entries) = &node.value {
        let Some((_, below)) = entries.first() else {
            return false;
        };
        node = below;
    }
    matches!(&node.value, Value::Scalar(scalar) if scalar.text == text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_safe_is_read_again_as_it_is(text in "([ -~é日\n]{0,6}[a-z#:>|%\\-]{0,3}\n?){1,4}", depth in 1_usize..4) {
            if text.contains('\n') && is_safe(&text) {
                let block = literal(&text, depth).unwrap_or_default();
                prop_assert!(is_read_again(&block, &text, depth), "{text:?}");
            }
        }
    }
}
