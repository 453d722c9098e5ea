//! Bare addresses of web pages become links, as in GitHub's Markdown: `https://…`, `http://…` and `www.…`.
//!
//! Where an address ends is for the linkify crate to say. Code, links and alternative texts of images are left alone, and
//! so are e-mail addresses: publishing one ought to be a decision, for which `<me@example.org>` is there.

use std::collections::VecDeque;
use std::iter::Peekable;
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::parse::variables::{Piece, pieces};

/// Events with their places in `body`; gives the events, and a link around each bare address.
pub(super) struct Autolinks<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> {
    events: Peekable<I>,
    body: &'a str,
    /// Whether there is anything to look for.
    awake: bool,
    /// How many links, images and code blocks are open.
    closed: usize,
    ready: VecDeque<Event<'a>>,
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Autolinks<'a, I> {
    pub(super) fn new(events: I, body: &'a str) -> Self {
        Self {
            events: events.peekable(),
            body,
            awake: body.contains("://") || contains_www(body),
            closed: 0,
            ready: VecDeque::new(),
        }
    }

    /// Reads the texts that follow one another without markup, of which this is the first, as one. A sign behind a
    /// backslash ends them: `https\://` and `www\.` begin no address.
    fn gather(&mut self, first: CowStr<'a>, range: Range<usize>) {
        let mut run = Run::default();
        let mut end = range.end;
        run.push(first, &self.body[range]);
        while let Some((Event::Text(text), range)) = self.events.next_if(|(event, range)| {
            let is_sign = |text: &CowStr<'_>| text.starts_with([':', '.', '/']);
            matches!(event, Event::Text(text) if range.start == end || !is_sign(text))
        }) {
            end = range.end;
            run.push(text, &self.body[range]);
        }
        run.finish(&mut self.ready);
    }
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Iterator for Autolinks<'a, I> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            let (event, range) = self.events.next()?;
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                    self.closed += 1;
                }
                Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => self.closed -= 1,
                Event::Text(text) if self.awake && self.closed == 0 => {
                    self.gather(text, range);
                    continue;
                }
                _ => {}
            }
            return Some(event);
        }
    }
}

/// Whether a body may hold a bare address; a look at its bytes alone, so that most need no more.
pub(super) fn may_stand_in(body: &str) -> bool {
    let is_bare = |(at, _): (usize, &str)| {
        let before = body[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        !before.ends_with("](") && !before.ends_with('<')
    };
    let some_are = || body.match_indices("://").any(is_bare);
    body.contains("://") && some_are() || contains_www(body)
}

/// Texts that follow one another.
#[derive(Default)]
struct Run<'a> {
    texts: VecDeque<Part<'a>>,
    /// All of them, but with quotation marks, dashes and dots as they were typed: in an address they mean themselves.
    words: String,
}

struct Part<'a> {
    text: CowStr<'a>,
    /// Its length in [`Run::words`].
    length: usize,
    /// Whether it stands there as it is: a dash that was typed as `--` does not.
    same: bool,
}

impl<'a> Run<'a> {
    fn push(&mut self, text: CowStr<'a>, source: &str) {
        let same = *text == *source || source.starts_with('&');
        let words = if same { &*text } else { source };
        let length = words.len();
        self.words.push_str(words);
        self.texts.push_back(Part { text, length, same });
    }

    fn finish(self, ready: &mut VecDeque<Event<'a>>) {
        let mut texts = Texts {
            texts: self.texts,
            at: 0,
        };
        for range in addresses(&self.words) {
            if !texts.can_split_at(range.start) || !texts.can_split_at(range.end) {
                // So that no text is looked at again for each address behind it.
                texts.give_whole_until(range.start, |text| ready.push_back(Event::Text(text)));
                continue;
            }
            texts.give_until(range.start, |text| ready.push_back(Event::Text(text)));
            texts.give_until(range.end, drop);
            ready.extend(link(&self.words[range]));
        }
        texts.give_until(self.words.len(), |text| ready.push_back(Event::Text(text)));
    }
}

/// The texts of a run from a place on.
struct Texts<'a> {
    texts: VecDeque<Part<'a>>,
    at: usize,
}

impl<'a> Texts<'a> {
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
    fn give_whole_until(&mut self, place: usize, mut give: impl FnMut(CowStr<'a>)) {
        while let Some(part) = self.texts.pop_front() {
            if self.at + part.length > place {
                return self.texts.push_front(part);
            }
            self.at += part.length;
            give(part.text);
        }
    }

    fn give_until(&mut self, place: usize, mut give: impl FnMut(CowStr<'a>)) {
        while self.at < place
            && let Some(part) = self.texts.pop_front()
        {
            if self.at + part.length <= place {
                self.at += part.length;
                give(part.text);
                continue;
            }
            let (now, text) = split(&part.text, place - self.at);
            let length = part.length - now.len();
            self.at = place;
            self.texts.push_front(Part {
                text,
                length,
                ..part
            });
            give(now);
        }
    }
}

fn split<'a>(text: &CowStr<'a>, at: usize) -> (CowStr<'a>, CowStr<'a>) {
    if let CowStr::Borrowed(text) = text {
        let (now, later) = text.split_at(at);
        return (now.into(), later.into());
    }
    let (now, later) = text.split_at(at);
    (now.to_owned().into(), later.to_owned().into())
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
    if begins("https://") || begins("http://") {
        return Some("");
    }
    let host = address.split(['/', '?', '#', ':']).next()?;
    (begins("www.") && host.matches('.').count() > 1).then_some("https://")
}

fn link(words: &str) -> [Event<'static>; 3] {
    let scheme = scheme(words).unwrap_or_default();
    let tag = Tag::Link {
        link_type: LinkType::Autolink,
        dest_url: format!("{scheme}{words}").into(),
        title: "".into(),
        id: "".into(),
    };
    let text = Event::Text(words.to_owned().into());
    [Event::Start(tag), text, Event::End(TagEnd::Link)]
}

fn contains_www(text: &str) -> bool {
    text.contains("www.") || text.contains("WWW.") || text.contains("Www.")
}
