//! Answers as inert text: what somebody typed, without what could act or hide.

/// Marks of direction and signs without width: they change how what stands around them is seen, and say nothing.
fn hides(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text with lines: line breaks as one sign, no other control characters, nothing around it.
pub(super) fn prose(text: &str) -> String {
    if text.chars().all(|c| c == '\n' || is_harmless(c)) {
        return bare(text);
    }
    let text = text.replace("\r\n", "\n").replace(
        ['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'],
        "\n",
    );
    let kept = |c: &char| !hides(*c) && (!c.is_control() || *c == '\n');
    let tabs = text.replace('\t', " ");
    let text: String = tabs.chars().filter(kept).collect();
    bare(&text)
}

/// Most signs: what is neither a control character nor hides, nor breaks a line.
fn is_harmless(c: char) -> bool {
    match c.is_ascii() {
        true => !c.is_ascii_control(),
        false => !(c.is_control() || hides(c) || matches!(c, '\u{2028}' | '\u{2029}')),
    }
}

/// Nothing around the text, and nothing at the ends of its lines.
fn bare(text: &str) -> String {
    let text = text.trim();
    if !text.contains('\n') {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// The text on one line, with single spaces.
pub(super) fn line(text: &str) -> String {
    let text = prose(text);
    if text.is_ascii() && !text.contains('\n') && !text.contains("  ") {
        return text;
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_and_nothing_is_lost_that_is_seen() {
        assert_eq!(prose(" a\r\nb\u{7}\u{1b}[31m\t\u{202e}c \n"), "a\nb[31m c");
        assert_eq!(prose(" a \n b  c\u{85}d \u{2028}e "), "a\n b  c\nd\ne");
        assert_eq!(line(" a  b c "), "a b c");
        assert_eq!(line("=1+1 \n <b>\u{feff}x"), "=1+1 <b>x");
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }
}
