//! Full names: the ways to write one, and where letters that are like one are one.
//!
//! A name has at least two parts, a first name and a last one. In Han and Hangul both are written as one, and two
//! letters are enough; in Khmer and Burmese, four; in other scripts without spaces, six. Titles, suffixes and nicknames are left out, and so are
//! parts in the middle; letters with two dots may be spelt with an `e`.

mod inner;
mod joined;

use std::collections::BTreeSet;

use super::kind::{Kind, Verdict};
use super::letters::{self, Letters};
use super::place::Place;
use super::reader::letters;
use crate::model::naming::{OTHER_TITLES, PARTICLES, SUFFIXES, TITLES};
pub use inner::apart;
use inner::{inner, untitled};
use joined::with_word_before;

/// Shorter names are found only with their words apart: Li Na is not in Carolina.
const SHORTEST_JOINED: usize = 10;

/// A single part in a script without spaces and without a custom of writing full names as one is a full name from so
/// many letters on.
const LONG_PART: usize = 6;

/// In Khmer and Burmese vowels are signs at the letters, which do not count: `សុខចាន់` has four letters.
const LONG_PART_WITH_SIGNS: usize = 4;

/// Words that stand directly behind a name, or are part of how somebody is spoken of.
const HONORIFICS: [&str; 24] = [
    "先生", "女士", "小姐", "老师", "老師", "教授", "博士", "同学", "同學", "同志", "医生", "馆长",
    "館長", "主任", "经理", "さん", "様", "さま", "氏", "くん", "씨", "님", "선생", "교수",
];

/// One way to write a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    /// Its letters.
    pub letters: Letters,
    /// So many words must begin inside it.
    pub breaks: usize,
    /// [`Kind::Name`] or [`Kind::ShortName`].
    pub kind: Kind,
}

/// What a name may be taken for, each in its parts: with or without title and nickname, its letters in one way or another.
pub struct Readings(Vec<Parts>);

/// Reads a name.
pub fn readings(name: &str) -> Readings {
    let spelt = transcribed(name).into_iter();
    Readings(spelt.flat_map(|spelt| persons(&spelt)).collect())
}

/// All ways in which somebody of this name may be written of.
pub fn spellings(name: &Readings) -> BTreeSet<Spelling> {
    let mut found = ways(name, |parts, add| {
        whole(&parts.all, add);
        pairs(parts, add);
    });
    let inner = ways(name, inner).into_iter().map(|spelling| Spelling {
        kind: match spelling.kind {
            Kind::Name => Kind::InnerName,
            other => other,
        },
        ..spelling
    });
    let known = |spelling: &Spelling| found.iter().any(|other| other.letters == spelling.letters);
    let new: Vec<Spelling> = inner.filter(|spelling| !known(spelling)).collect();
    found.extend(new);
    found
}

/// The ways in which somebody signs who agreed to be named like this: nothing of it is left out but the middle.
pub fn signatures(name: &str) -> BTreeSet<Spelling> {
    let mut found = ways(&readings(name), |parts, add| {
        whole(&parts.all, add);
        if let [first, .., last] = &parts.all[..] {
            add(&[first, last]);
        }
    });
    let written = letters(name);
    found.insert(Spelling {
        letters: written,
        breaks: 0,
        kind: Kind::Name,
    });
    found
}

/// A part of a name, folded.
type Part = Vec<u8>;

/// The parts of a name, first names first.
struct Parts {
    all: Vec<Part>,
    /// So many are first names for sure; what follows may be a second one or a last one.
    first: usize,
}

fn ways(
    Readings(name): &Readings,
    list: impl Fn(&Parts, &mut dyn FnMut(&[&Part])),
) -> BTreeSet<Spelling> {
    let mut found = BTreeSet::new();
    for parts in name {
        list(parts, &mut |parts| found.extend(spelling(parts)));
    }
    let prefixed: Vec<Spelling> = found.iter().flat_map(with_word_before).collect();
    found.extend(prefixed);
    found
}

/// The name, and with its letters of two dots and the like taken apart, or put together.
fn transcribed(name: &str) -> Vec<String> {
    const APART: [(char, &str); 10] = [
        ('ä', "ae"),
        ('ö', "oe"),
        ('ü', "ue"),
        ('å', "aa"),
        ('ø', "oe"),
        ('Ä', "Ae"),
        ('Ö', "Oe"),
        ('Ü', "Ue"),
        ('Ø', "Oe"),
        ('Å', "Aa"),
    ];
    let composed = letters::composed(name);
    let small = composed.to_lowercase();
    let mut all = Vec::with_capacity(3);
    if !composed.is_ascii() {
        let apart = APART
            .iter()
            .fold(composed.clone(), |name, (c, two)| name.replace(*c, two));
        all.extend(Some(apart).filter(|apart| *apart != composed));
    }
    let two = ["ae", "oe", "ue", "aa"];
    if two.iter().any(|two| small.contains(two)) {
        let apart = |name: String, two: &&str| name.replace(two, &two[..1]);
        all.push(two.iter().fold(small, apart));
    }
    all.push(composed);
    all
}

/// The parts of a name, its last name last; and those with a nickname for a first name, or of a name in brackets.
fn persons(name: &str) -> Vec<Parts> {
    let (plain, aside) = aside(name.strip_prefix("The ").unwrap_or(name));
    let main = parts(&plain);
    let mut found = Vec::new();
    for other in aside.iter().map(|other| parts(other)) {
        if other.all.len() > 1 || other.all.first().is_some_and(is_whole) {
            found.push(other);
        } else if let (Some(nickname), [_, rest @ ..]) = (other.all.first(), &main.all[..]) {
            let all = std::iter::once(nickname).chain(rest).cloned().collect();
            found.push(Parts { all, first: 1 });
        }
    }
    found.push(main);
    found.extend(untitled(&plain).map(|rest| parts(&rest)));
    found
}

/// What stands in brackets or quotation marks, and the rest.
fn aside(name: &str) -> (String, Vec<String>) {
    let (mut plain, mut aside, mut inside) = (String::new(), Vec::new(), None::<String>);
    for c in name.chars() {
        match (&mut inside, c) {
            (None, '(' | '[' | '"' | '“' | '„' | '«' | '「' | '（') => {
                inside = Some(String::new());
            }
            (Some(text), ')' | ']' | '"' | '”' | '“' | '»' | '」' | '）') => {
                aside.push(std::mem::take(text));
                inside = None;
                plain.push(' ');
            }
            (Some(text), c) => text.push(c),
            (None, c) => plain.push(c),
        }
    }
    plain.push_str(&inside.unwrap_or_default());
    (plain, aside)
}

fn parts(name: &str) -> Parts {
    let is_end = |c: char| c.is_whitespace() || "・·･".contains(c);
    let (last, first) = name.split_once([',', '、']).unwrap_or((name, ""));
    let words = |text: &str| -> Vec<Part> {
        text.split(is_end)
            .map(letters)
            .flat_map(|word| {
                if word.has_unspaced() {
                    vec![word.bytes]
                } else {
                    word.words().map(<[u8]>::to_vec).collect()
                }
            })
            .collect()
    };
    let is = |list: &[&str], part: &Part| list.iter().any(|word| word.as_bytes() == &part[..]);
    let (mut last, mut first) = (
        words(&last.replace(['.', '\'', '’'], "")),
        words(&first.replace('.', "")),
    );
    // Behind a comma stand suffixes or the first name.
    first.retain(|part| !is(&SUFFIXES, part));
    let known = first.len();
    first.append(&mut last);
    let is_title = |part: &&Part| is(&TITLES, part) || is(&OTHER_TITLES, part);
    let titles = first.iter().take_while(is_title).count();
    first.drain(..titles.min(first.len().saturating_sub(2)));
    while first.len() > 2 && first.last().is_some_and(|part| is(&SUFFIXES, part)) {
        first.pop();
    }
    first.retain(|part| !part.is_empty());
    Parts {
        all: first,
        first: known.max(1),
    }
}

/// The name as it is written, and with its last parts first (`Diallo, Amina`).
fn whole(parts: &[Part], add: &mut dyn FnMut(&[&Part])) {
    let all: Vec<&Part> = parts.iter().collect();
    add(&all);
    for first in 1..all.len().min(4) {
        let [first, last] = [&all[..first], &all[first..]];
        add(&[last, first].concat());
    }
}

/// The first part with each later one that is a name, in either order: of several last names or first ones one is enough.
fn pairs(
    Parts {
        all: parts,
        first: known,
    }: &Parts,
    add: &mut dyn FnMut(&[&Part]),
) {
    let is_particle = |part: &Part| PARTICLES.iter().any(|word| word.as_bytes() == &part[..]);
    let is_name = |part: &Part| part.len() > 1 && !is_particle(part);
    let Some(start) = parts.iter().position(|part| part.len() > 1) else {
        return;
    };
    let first = &parts[start];
    for last in parts.iter().skip(*known).filter(|part| is_name(part)) {
        for first in 2..=*known {
            let name: Vec<&Part> = parts[..first].iter().chain([last]).collect();
            add(&name);
        }
    }
    for (at, last) in parts.iter().enumerate().skip((start + 1).max(*known)) {
        if !is_name(last) {
            continue;
        }
        add(&[first, last]);
        add(&[last, first]);
        let particles = parts[start + 1..at]
            .iter()
            .rev()
            .take_while(|part| is_particle(part))
            .count();
        if particles > 0 {
            let name: Vec<&Part> = std::iter::once(first)
                .chain(&parts[at - particles..=at])
                .collect();
            add(&name);
        }
    }
}

/// Whether one part alone is a full name.
fn is_whole(part: &Part) -> bool {
    let text = String::from_utf8_lossy(part);
    let count = text
        .chars()
        .filter(|c| letters::begins_unspaced(*c))
        .count();
    let together = text.chars().any(letters::is_han_or_hangul);
    let is_signed = |c: char| matches!(c, '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    let least = match together {
        true => 2,
        false if text.chars().all(is_signed) => LONG_PART_WITH_SIGNS,
        false => LONG_PART,
    };
    count >= least
}

fn spelling(parts: &[&Part]) -> Option<Spelling> {
    let letters: Letters = parts.iter().map(|part| &part[..]).collect();
    if parts.len() < 2 && !parts.first().is_some_and(|part| is_whole(part)) {
        return None;
    }
    let (unspaced, spaced) = unspaced(&letters.bytes);
    let breaks = if unspaced > 0 || letters.bytes.len() >= SHORTEST_JOINED {
        0
    } else {
        parts.len() - 1
    };
    let kind = if unspaced == 2 && !spaced {
        Kind::ShortName
    } else {
        Kind::Name
    };
    Some(Spelling {
        letters,
        breaks,
        kind,
    })
}

/// How many letters begin one of a script without spaces, and whether there are others.
fn unspaced(bytes: &[u8]) -> (usize, bool) {
    if bytes.is_ascii() {
        return (0, !bytes.is_empty());
    }
    let text = String::from_utf8_lossy(bytes);
    let begin = text.chars().filter(|c| letters::begins_unspaced(*c));
    let spaced = text.chars().any(|c| !letters::is_unspaced(c));
    (begin.count(), spaced)
}

/// Whether the words stand together: no sentence ends between them. Behind an initial a dot may stand.
pub fn stands(place: &Place) -> bool {
    let signs: Vec<char> = place.inside.chars().collect();
    let ends = |at: usize| match signs[at] {
        '。' | '！' | '？' | '।' | '؟' => true,
        '.' | '!' | '?' => {
            let apart = signs
                .get(at + 1)
                .is_none_or(|next| next.is_whitespace() || *next == '<');
            let before = signs[..at]
                .iter()
                .rev()
                .take_while(|c| c.is_alphabetic())
                .count();
            apart && before > 2
        }
        _ => false,
    };
    !(0..signs.len()).any(ends)
}

/// Two letters are a name at the edge of what is written without a gap, or before how one speaks to somebody.
pub fn short_stands(place: &Place) -> Verdict {
    let spoken_to = HONORIFICS.iter().any(|word| place.after.starts_with(word));
    if !stands(place) {
        Verdict::No
    } else if spoken_to || place.edges.contains(&true) {
        Verdict::Yes
    } else {
        Verdict::Perhaps
    }
}
