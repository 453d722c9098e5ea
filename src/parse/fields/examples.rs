//! What keys may look like.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What a mandatory key may look like; names and addresses of people need no example.
pub(super) fn example(key: &str) -> Option<&'static str> {
    const EXAMPLES: [(&str, &str); 12] = [
        (
            "an enrolment",
            "a line like `2026b: { applied: 2026-07-02 }`",
        ),
        ("applied", "a line like `applied: 2026-07-02`"),
        (
            "base_url",
            "a line like `base_url = \"https://mentors.example.org/\"`",
        ),
        ("country", "a line like `country: SN`, where they are based"),
        ("ends", "a line like `ends: 2027-01-03`"),
        ("languages", "a line like `languages: [fr, en]`"),
        ("organiser", "a table `[organiser]` with `name` and `email`"),
        (
            "sign_up",
            "a line like `sign_up: { opens: 2026-07-01, closes: 2026-08-31 }`",
        ),
        (
            "the image",
            "two keys inside it: `src`, the path of the file, and `alt`, what it shows",
        ),
        ("starts", "a line like `starts: 2026-09-14`"),
        ("time_zone", "a zone as `time_zone`, like `Africa/Dakar`"),
        (
            "wishes",
            "a line like `wishes: { sector: different, languages: [fr] }`",
        ),
    ];
    let found = EXAMPLES.iter().find(|(known, _)| *known == key);
    found.map(|(_, line)| *line)
}

/// A key behind which nothing stands.
pub(super) fn empty(key: &str, span: Span) -> Diagnostic {
    let message = format!("`{key}` is empty");
    let hint = match example(key) {
        Some(example) => format!("write {example}"),
        None => "write something, or take the key out".to_owned(),
    };
    Diagnostic::new(check::MISSING_FIELD, span, message).hint(hint)
}
