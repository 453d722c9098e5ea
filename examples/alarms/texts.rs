//! Pages cut from texts that somebody else wrote.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Numbers that look like chance (SplitMix64).
pub struct Random(pub u64);

impl Random {
    /// A number below another one.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((bits ^ bits >> 31) % bound.max(1) as u64).unwrap_or(0)
    }
}

/// A part of a text.
pub struct Page {
    /// The words.
    pub text: String,
    /// By most of its letters.
    pub script: &'static str,
}

/// So many characters of a text are a page.
const LENGTH: usize = 900;

/// Texts shorter than this are menus.
const SHORTEST: usize = 200;

/// Pages from all folders below one, as many from each as there are, by chance.
pub fn pages(folder: &Path, count: usize, random: &mut Random) -> io::Result<Vec<Page>> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let ending = path
                .extension()
                .and_then(|ending| ending.to_str())
                .unwrap_or_default();
            if matches!(ending, "html" | "htm" | "txt") {
                let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
                let text = if ending == "txt" {
                    text
                } else {
                    without_markup(&text)
                };
                texts
                    .entry(next.display().to_string())
                    .or_default()
                    .extend(cut(&text));
            }
        }
    }
    let mut piles: Vec<Vec<String>> = texts
        .into_values()
        .filter(|pile| !pile.is_empty())
        .collect();
    piles.iter_mut().for_each(|pile| pile.sort());
    let mut pages = Vec::new();
    while pages.len() < count && !piles.is_empty() {
        let at = pages.len() % piles.len();
        let pile = &mut piles[at];
        let text = pile.swap_remove(random.below(pile.len()));
        pages.push(Page {
            script: script(&text),
            text,
        });
        piles.retain(|pile| !pile.is_empty());
    }
    // So that each kind of thing comes into pages of each language, however many there are.
    for at in (1..pages.len()).rev() {
        pages.swap(at, random.below(at + 1));
    }
    Ok(pages)
}

/// The words of a page of HTML, without what nobody reads.
fn without_markup(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let (mut text, mut rest) = (String::new(), body);
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let hidden = ["script", "style", "pre"]
            .into_iter()
            .find(|name| after.starts_with(name));
        rest = match hidden.and_then(|name| after.split_once(&format!("</{name}"))) {
            Some((_, behind)) => behind,
            None => after,
        };
        rest = rest.split_once('>').map_or("", |(_, behind)| behind);
        text.push(' ');
    }
    text.push_str(rest);
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    signs
        .iter()
        .fold(text, |text, (name, sign)| text.replace(name, sign))
}

/// Parts of a text that begin and end at a blank.
fn cut(text: &str) -> Vec<String> {
    let (mut parts, mut part) = (Vec::new(), String::new());
    for word in text.split_whitespace() {
        if part.chars().count() + word.chars().count() > LENGTH {
            parts.push(std::mem::take(&mut part));
        }
        part.push_str(word);
        part.push(' ');
    }
    parts.push(part);
    parts.retain(|part| part.chars().count() >= SHORTEST);
    parts
}

fn script(text: &str) -> &'static str {
    let of = |c: char| match c {
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        '\u{370}'..='\u{3ff}' => Some("Greek"),
        '\u{600}'..='\u{6ff}' => Some("Arabic"),
        '\u{e00}'..='\u{e7f}' => Some("Thai"),
        '\u{3041}'..='\u{30ff}' => Some("Kana"),
        '\u{4e00}'..='\u{9fff}' => Some("Han"),
        '\u{ac00}'..='\u{d7a3}' => Some("Hangul"),
        _ => c.is_alphabetic().then_some("Latin"),
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    text.chars()
        .filter_map(of)
        .for_each(|script| *counts.entry(script).or_default() += 1);
    // A few letters of another script are enough to tell it from Latin, which is in all of them.
    let total: usize = counts.values().sum();
    let has = |script: &&&str| counts.get(**script).is_some_and(|count| count * 8 > total);
    let order = [
        "Kana", "Hangul", "Han", "Thai", "Arabic", "Greek", "Cyrillic",
    ];
    order.iter().find(has).copied().unwrap_or("Latin")
}

impl Page {
    /// The page with something at a place by chance, as Markdown in which nothing but words has a meaning.
    pub fn with(&self, inserted: &str, random: &mut Random) -> String {
        let is_gap = |c: char| c == ' ' || "。、，；".contains(c);
        let gaps: Vec<usize> = self
            .text
            .char_indices()
            .filter(|(_, c)| is_gap(*c))
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        let at = gaps.get(random.below(gaps.len())).copied().unwrap_or(0);
        let (before, after) = self.text.split_at(at);
        let unspaced = matches!(self.script, "Han" | "Kana" | "Thai");
        // Glued to a Latin word an address is another one.
        let unspaced = unspaced && !after.starts_with(|c: char| c.is_ascii_alphanumeric());
        let gap = if unspaced && random.below(2) == 0 {
            ""
        } else {
            " "
        };
        let text = format!("{before}{gap}{inserted}{gap}{after}");
        let mut escaped = String::new();
        for c in text.chars() {
            if c.is_ascii_punctuation() {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped
    }
}
