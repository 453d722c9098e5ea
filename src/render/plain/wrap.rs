//! Lines of a given width.

/// Breaks a line at blanks. Later lines keep its indentation, and hang below the words of a `- ` item. A word that is
/// too long, such as an address, stays whole.
pub fn wrap(line: &str, width: usize) -> Vec<String> {
    let words = line.trim_start();
    let mut indent = " ".repeat(line.len() - words.len());
    let mut lines = Vec::new();
    let mut current = indent.clone();
    if words.starts_with("- ") {
        indent.push_str("  ");
    }
    let mut columns = current.len();
    let mut empty = true;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if !empty && columns + 1 + length > width {
            lines.push(std::mem::replace(&mut current, indent.clone()));
            columns = indent.len();
            empty = true;
        }
        if !empty {
            current.push(' ');
            columns += 1;
        }
        current.push_str(word);
        columns += length;
        empty = false;
    }
    lines.push(current);
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_at_blanks_and_keep_their_indentation() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("  - one two", 8), ["  - one", "    two"]);
        assert_eq!(
            wrap("a https://long.example b", 5),
            ["a", "https://long.example", "b"]
        );
        assert_eq!(wrap("", 5), [""]);
    }
}
