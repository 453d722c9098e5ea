//! How names of people are written: what is around one is left out and told, and what is none is refused.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::naming::TITLES;
use crate::source::Spanned;

/// Signs that are no part of a name where it begins or ends.
const SIGNS: &str = ",;:\"“”„‟«»‹›<>*_|/\\!?-–—，、；";

/// Apostrophes: around a name only where it has one at both ends (*'t Hart*).
const APOSTROPHES: &str = "'‘’`´";

/// A name, or what somebody is called, without signs around it; `None` if it is none. `key` is where it stands.
pub(super) fn name(
    word: &Spanned<String>,
    key: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    let written = word.value.trim();
    if written.contains('@') {
        let message = format!("`{written}` is an address, it does not belong in `{key}`");
        let problem = Diagnostic::new(check::VALUE_IN_WRONG_FIELD, word.span, message);
        problems.push(problem.hint("write the name; an e-mail address belongs in `email`"));
        return None;
    }
    if !written.chars().any(char::is_alphanumeric) {
        let message = format!("`{written}` is no name: it has neither letter nor digit");
        let problem = Diagnostic::new(check::BAD_NAME, word.span, message);
        problems.push(problem.hint(match key {
            "called" => "leave `called` out if they have not said what to call them",
            _ => "write the name as they want it",
        }));
        return None;
    }
    let name = bare(written);
    // Bent quotes around what stands without straight ones are told where the file is read.
    let is_plain = word.span.range().len() == word.value.len();
    let is_told = is_plain && written.starts_with(['“', '”', '„', '«', '»', '‘', '’', '‚']);
    if name != written && !is_told {
        let message = format!("the signs around `{written}` are not taken for a part of the name");
        let problem = Diagnostic::new(check::SIGNS_AROUND_NAME, word.span, message);
        problems.push(problem.hint(format!("write `{name}`")));
    }
    if name.contains([',', '，', '、']) {
        // A comma turns the parts round, or parts titles from them: who is called what is then anybody's guess.
        let message = format!("the name `{name}` holds a comma");
        let problem = Diagnostic::new(check::COMMA_IN_NAME, word.span, message);
        problems.push(problem.hint("write it as it is said, without degrees, like `Ana Reis`; `called: Ana` says what letters call them"));
    }
    Some(name.to_owned())
}

/// The name without what is around it.
fn bare(written: &str) -> &str {
    let mut name = written;
    loop {
        let before = name;
        name = name.trim().trim_matches(|c| SIGNS.contains(c));
        name = between(name, APOSTROPHES, APOSTROPHES);
        name = between(name, "([{", ")]}");
        name = name
            .strip_suffix('.')
            .filter(|rest| ends_whole(rest))
            .unwrap_or(name);
        if name == before {
            return name;
        }
    }
}

/// What stands between two signs, if the one begins and the other ends it and neither stands inside.
fn between<'a>(name: &'a str, open: &str, close: &str) -> &'a str {
    let inside = name.strip_prefix(|c| open.contains(c));
    let inside = inside.and_then(|rest| rest.strip_suffix(|c| close.contains(c)));
    let is_free = |inside: &&str| !inside.contains(|c| open.contains(c) || close.contains(c));
    inside.filter(is_free).unwrap_or(name)
}

/// Whether the last word is none that is written with a dot, such as an initial, `Jr.` or `Ph.D.`
fn ends_whole(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let is_long = last.chars().filter(|c| c.is_alphabetic()).count() > 3;
    is_long && !last.contains('.') && !TITLES.contains(&&*last.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn signs_around_a_name_are_no_part_of_it() {
        for (written, name) in [
            ("Annie,", "Annie"),
            ("“Anna Berg”", "Anna Berg"),
            ("'Anna Berg'", "Anna Berg"),
            ("(Annie)", "Annie"),
            ("Annie.", "Annie"),
            ("- Anna Berg", "Anna Berg"),
            ("\"Anna\" ;", "Anna"),
            ("Anna B.", "Anna B."),
            ("Sam Ek Jr.", "Sam Ek Jr."),
            ("Anna Berg, Ph.D.", "Anna Berg, Ph.D."),
            ("'t Hart", "'t Hart"),
            ("Anna (Annie) Berg", "Anna (Annie) Berg"),
            ("Anna \"Annie\" Berg", "Anna \"Annie\" Berg"),
            ("Anna-Lena", "Anna-Lena"),
        ] {
            assert_eq!(bare(written), name, "{written}");
        }
    }
}
