//! The day from which a letter counts, at its end, whatever the theme: so that it can be told whether a letter says something else
//! by now, or only counts from a later day.

use jiff::civil::Date;

const BEGIN: &str = "<!-- counts from ";
const END: &str = " -->";

/// The line at the end of a letter.
pub(super) fn of(day: Date) -> String {
    format!("{BEGIN}{day}{END}")
}

/// The day from which a letter counts; `None` of a letter of an older version.
pub fn day(letter: &[u8]) -> Option<Date> {
    let text = std::str::from_utf8(letter).ok()?;
    let line = text.lines().last()?;
    line.strip_prefix(BEGIN)?.strip_suffix(END)?.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_as_it_was_written() {
        let day_ = jiff::civil::date(2026, 10, 5);
        let letter = format!("<html>\n</html>\n{}\n", of(day_));
        assert_eq!(day(letter.as_bytes()), Some(day_));
        assert_eq!(day(b"<html>\n</html>\n"), None);
        assert_eq!(day(b""), None);
    }
}
