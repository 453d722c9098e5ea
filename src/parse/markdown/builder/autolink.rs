//! Bare addresses of web pages become links, as in GitHub's Markdown: `https://…`, `http://…` and `www.…`.
//!
//! Where an address ends is for the linkify crate to say. Code, links and alternative texts of images are left alone, and
//! so are e-mail addresses: publishing one ought to be a decision, for which `<me@example.org>` is there.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use memchr::memmem::Finder;
use memchr::{memchr2_iter, memrchr};
use pulldown_cmark::CowStr;

use super::Builder;
use crate::address::Web;
use crate::model::markdown::Place;
use crate::parse::markdown::mask::pieces;
use crate::parse::variables::Piece;

/// The texts of a body that may hold addresses, gathered until one ends.
pub(super) struct Addresses<'t> {
    text: &'t str,
    /// Where something in the text looks like one, in reverse.
    signs: Vec<usize>,
    /// The sign that was looked at last, and where its line begins.
    line: (usize, usize),
    run: Run<'t>,
}

impl<'t> Addresses<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            signs: signs(text),
            line: (usize::MAX, 0),
            run: Run::default(),
        }
    }

    /// Whether a text may be part of an address: one may stand on the rest of its line, or among the texts before. Places
    /// come in order.
    #[inline]
    pub(super) fn may_hold(&mut self, place: &Place) -> bool {
        if !self.is_empty() {
            return true;
        }
        let Some(next) = self.next(place.start) else {
            return false;
        };
        if self.line.0 != next {
            let before = &self.text.as_bytes()[place.start..next];
            let line = memrchr(b'\n', before).map_or(0, |at| at + 1);
            self.line = (next, place.start + line);
        }
        place.start >= self.line.1
    }

    /// Whether a text without markup before it goes on from those before: a sign behind a backslash does not, so
    /// `https\://` and `www\.` begin no address.
    pub(super) fn goes_on(&self, words: &str, place: &Place) -> bool {
        self.run.end == place.start || !words.starts_with([':', '.', '/'])
    }

    pub(super) fn gather(&mut self, words: CowStr<'t>, place: Place) {
        let hot = self.next(place.start).is_some_and(|next| next < place.end);
        self.run.hot |= hot;
        self.run.end = place.end;
        let source = &self.text[place.clone()];
        let same = *words == *source || source.starts_with('&');
        self.run.texts.push_back(Part {
            length: if same { words.len() } else { source.len() },
            words,
            place,
            same,
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.run.texts.is_empty()
    }

    pub(super) fn take(&mut self) -> Run<'t> {
        std::mem::take(&mut self.run)
    }

    #[inline]
    fn next(&mut self, from: usize) -> Option<usize> {
        while *self.signs.last()? < from {
            self.signs.pop();
        }
        self.signs.last().copied()
    }
}

/// Where `://` and `www.` stand, the last first. A `:` and a capital `W` are rare in a text.
fn signs(text: &str) -> Vec<usize> {
    static SMALL: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("www."));
    let bytes = text.as_bytes();
    let rare = memchr2_iter(b':', b'W', bytes).filter(|at| {
        matches!(
            bytes[*at..],
            [b':', b'/', b'/', ..] | [b'W', b'W' | b'w', b'W' | b'w', b'.', ..]
        )
    });
    let mut found: Vec<usize> = rare.chain(SMALL.find_iter(bytes)).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found
}

const WWW: [&str; 3] = ["www.", "WWW.", "Www."];

/// Texts that follow one another.
#[derive(Default)]
pub(super) struct Run<'t> {
    texts: VecDeque<Part<'t>>,
    end: usize,
    /// Whether something in it looks like an address.
    hot: bool,
}

struct Part<'t> {
    words: CowStr<'t>,
    place: Place,
    /// Its length in [`Run::words`].
    length: usize,
    /// Whether it stands there as it is: a dash that was typed as `--` does not.
    same: bool,
}

impl Run<'_> {
    /// Gives the texts to a builder, and the addresses in them.
    pub(super) fn finish(self, text: &str, builder: &mut Builder<'_>) {
        if !self.hot {
            let texts = self.texts.into_iter();
            return texts.for_each(|part| builder.words(&part.words, part.place));
        }
        let words = self.words(text);
        let mut texts = Texts {
            texts: self.texts,
            at: 0,
        };
        for range in addresses(&words) {
            if !texts.can_split_at(range.start) || !texts.can_split_at(range.end) {
                // So that no text is looked at again for each address behind it.
                texts.give_whole_until(range.start, |part| builder.words(&part.words, part.place));
                continue;
            }
            texts.give_until(range.start, |part| builder.words(&part.words, part.place));
            let mut place: Option<Place> = None;
            texts.give_until(range.end, |part| {
                let start = place.as_ref().map_or(part.place.start, |place| place.start);
                place = Some(start..part.place.end);
            });
            link(&words[range], text, place.unwrap_or_default(), builder);
        }
        for part in texts.texts {
            builder.words(&part.words, part.place);
        }
    }

    /// All of them, but with quotation marks, dashes and dots as they were typed: in an address they mean themselves.
    fn words(&self, text: &str) -> String {
        let words = self.texts.iter().map(|part| match part.same {
            true => &*part.words,
            false => &text[part.place.clone()],
        });
        words.collect()
    }
}

/// The texts of a run from a place on.
struct Texts<'t> {
    texts: VecDeque<Part<'t>>,
    at: usize,
}

impl<'t> Texts<'t> {
    fn can_split_at(&self, place: usize) -> bool {
        let mut start = self.at;
        for part in &self.texts {
            if place <= start {
                break;
            }
            let end = start + part.length;
            if place < end {
                return part.same;
            }
            start = end;
        }
        true
    }

    /// Gives the texts that end at a place or before it.
    fn give_whole_until(&mut self, place: usize, mut give: impl FnMut(Part<'t>)) {
        while let Some(part) = self.texts.pop_front() {
            if self.at + part.length > place {
                return self.texts.push_front(part);
            }
            self.at += part.length;
            give(part);
        }
    }

    fn give_until(&mut self, place: usize, mut give: impl FnMut(Part<'t>)) {
        while self.at < place
            && let Some(part) = self.texts.pop_front()
        {
            if self.at + part.length <= place {
                self.at += part.length;
                give(part);
                continue;
            }
            let (now, later) = part.split(place - self.at);
            self.at = place;
            self.texts.push_front(later);
            give(now);
        }
    }
}

impl<'t> Part<'t> {
    fn split(self, at: usize) -> (Self, Self) {
        let (now, later): (CowStr<'t>, CowStr<'t>) = match &self.words {
            CowStr::Borrowed(words) => {
                let (now, later) = words.split_at(at);
                (now.into(), later.into())
            }
            words => {
                let (now, later) = words.split_at(at);
                (now.to_owned().into(), later.to_owned().into())
            }
        };
        // An entity is longer than what it stands for, and has one place.
        let middle = self.place.start + at;
        let places = match self.place.len() == self.words.len() {
            true => (self.place.start..middle, middle..self.place.end),
            false => (self.place.clone(), self.place),
        };
        let part = |words: CowStr<'t>, place| Part {
            length: words.len(),
            words,
            place,
            same: self.same,
        };
        (part(now, places.0), part(later, places.1))
    }
}

/// Where addresses stand. One with a variable in it is none: what somebody wrote must not become the name of a host.
fn addresses(words: &str) -> impl Iterator<Item = Range<usize>> {
    let mut finder = LinkFinder::new();
    finder
        .kinds(&[LinkKind::Url])
        .url_must_have_scheme(!contains_www(words));
    let found: Vec<_> = finder.links(words).collect();
    let found = found.into_iter().filter(|link| {
        let varies = pieces(link.as_str()).any(|piece| matches!(piece, Piece::Variable(_)));
        let behind_a_sign = words[..link.start()].ends_with(['@', '/', '.', '-', '_']);
        !varies && !behind_a_sign && scheme(link.as_str()).is_some()
    });
    found.map(|link| link.start()..link.end())
}

/// What an address of a web page lacks; `None` if it is none.
fn scheme(address: &str) -> Option<&'static str> {
    let begins = |with: &str| {
        let start = address.get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    if Web::new(address).is_some() {
        return Some("");
    }
    let host = address.split(['/', '?', '#', ':']).next()?;
    (begins("www.") && host.matches('.').count() > 1).then_some("https://")
}

fn link(words: &str, text: &str, place: Place, builder: &mut Builder<'_>) {
    let words = match &text[place.clone()] {
        typed if typed == words => typed,
        _ => words,
    };
    match scheme(words).unwrap_or_default() {
        "" => builder.address(words, words, place),
        scheme => builder.address(words, &[scheme, words].concat(), place),
    }
}

fn contains_www(text: &str) -> bool {
    WWW.iter().any(|www| text.contains(www))
}
