//! Footnotes: numbered as they are referred to, gathered at the end, with a way back to each reference.

use std::collections::BTreeMap;

use super::{Html, Slot, Writer};

#[derive(Default)]
pub(super) struct Notes {
    /// Place in `list` by label in lower case.
    by_label: BTreeMap<String, usize>,
    list: Vec<Note>,
    /// How many have a number.
    numbered: usize,
    /// Those that are being written: a footnote may be defined inside another.
    open: Vec<Open>,
}

/// A footnote that is being written.
struct Open {
    /// Its place in the list; `None` if it has been defined before: of two definitions the first counts.
    place: Option<usize>,
    /// The text around it.
    around: Html,
}

#[derive(Default)]
struct Note {
    /// From 1; 0 as long as nothing refers to it.
    number: usize,
    references: usize,
    defined: bool,
    html: Html,
}

impl Notes {
    fn index(&mut self, label: &str) -> usize {
        let next = self.list.len();
        let index = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.list.push(Note::default());
        }
        index
    }

    /// The note's number and how often it has been referred to, this time included.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let index = self.index(label);
        let note = &mut self.list[index];
        if note.number == 0 {
            self.numbered += 1;
            note.number = self.numbered;
        }
        note.references += 1;
        (note.number, note.references)
    }
}

impl Writer<'_> {
    pub(super) fn note_reference(&mut self, label: &str) {
        let (count, time) = self.notes.refer(label);
        let page = self.settings.away.unwrap_or_default();
        let number = &*count.to_string();
        self.push("<sup");
        self.id(&reference_id(number, time));
        // A link inside a link is not HTML.
        if self.links > 0 {
            return self.push_all(&[">", number, "</sup>"]);
        }
        self.push_all(&["><a href=\"", page, "#fn:", number]);
        self.push("\" role=\"doc-noteref\" aria-label=\"");
        self.say_with("footnote-number", ("number", count.into()));
        self.push_all(&["\">", number, "</a></sup>"]);
    }

    pub(super) fn start_note(&mut self, label: &str) {
        let place = self.notes.index(label);
        let before = std::mem::replace(&mut self.notes.list[place].defined, true);
        self.notes.open.push(Open {
            place: (!before).then_some(place),
            around: std::mem::take(&mut self.html),
        });
    }

    pub(super) fn end_note(&mut self) {
        let Some(Open { place, around }) = self.notes.open.pop() else {
            return;
        };
        let html = std::mem::replace(&mut self.html, around);
        if let Some(place) = place {
            self.notes.list[place].html = html;
        }
    }

    pub(super) fn write_notes(&mut self) {
        let mut list = std::mem::take(&mut self.notes.list);
        list.retain(|note| note.number > 0);
        if list.is_empty() {
            return;
        }
        list.sort_by_key(|note| note.number);
        self.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        self.say("footnotes");
        self.push("\">\n<ol>\n");
        for note in list {
            let number = &*note.number.to_string();
            self.push("<li");
            self.id(&["fn:", number].concat());
            self.push(">");
            let html = note.html;
            let (text, closing) = match html.text.strip_suffix("</p>\n") {
                Some(text) => (text, "</p>\n"),
                None => (&*html.text, ""),
            };
            let start = self.html.text.len();
            self.html
                .slots
                .extend(html.slots.into_iter().map(|slot| Slot {
                    at: start + slot.at,
                    ..slot
                }));
            self.push(text);
            for time in 1..=note.references {
                self.way_back(number, time);
            }
            self.push(closing);
            self.push("</li>\n");
        }
        self.push("</ol>\n</section>\n");
    }

    /// The attribute, unless the text is read elsewhere.
    fn id(&mut self, id: &str) {
        if self.settings.away.is_none() {
            self.push_all(&[" id=\"", id, "\""]);
        }
    }

    fn push_all(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.push(part));
    }

    fn way_back(&mut self, number: &str, time: usize) {
        let which = which(number, time);
        let page = self.settings.away.unwrap_or_default();
        self.push_all(&[" <a href=\"", page, "#fnref:", &which]);
        self.push("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"");
        self.say_with("footnote-back", ("which", which.into()));
        self.push("\">↩</a>");
    }
}

fn reference_id(number: &str, time: usize) -> String {
    ["fnref:", &which(number, time)].concat()
}

fn which(number: &str, time: usize) -> String {
    match time > 1 {
        true => format!("{number}-{time}"),
        false => number.to_owned(),
    }
}
