//! The files of the room, as `build.rs` lists them.

/// Language, name within its folder, text; in order.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The files of a language: `site.ftl`, `letters/pair.md`, `starter/index.md`.
pub fn files(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let own = FILES.iter().filter(move |(tag, ..)| *tag == language);
    own.map(|(_, name, text)| (*name, *text))
}

/// The languages that there are, in order.
pub fn languages() -> Vec<&'static str> {
    let mut tags: Vec<&str> = FILES.iter().map(|(tag, ..)| *tag).collect();
    tags.dedup();
    tags
}

/// One file of a language.
pub fn file(language: &str, name: &str) -> Option<&'static str> {
    files(language)
        .find(|(own, _)| *own == name)
        .map(|(_, text)| text)
}
