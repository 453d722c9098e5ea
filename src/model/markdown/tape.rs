//! How nodes lie in memory: one byte says what a node is, small numbers say where.
//!
//! A place is written as the way from the place before, so that most numbers are of one byte. Words that stand in the text
//! are a place in it; others are taken in order from the words beside the tape.

mod nodes;
mod writer;

pub use nodes::Nodes;
pub use writer::Writer;

use super::Alert;

/// What a node is.
mod code {
    pub(super) const END: u8 = 0;
    pub(super) const TEXT: u8 = 1;
    pub(super) const OTHER_TEXT: u8 = 2;
    pub(super) const CODE: u8 = 3;
    pub(super) const VARIABLE: u8 = 4;
    pub(super) const SOFT_BREAK: u8 = 5;
    pub(super) const HARD_BREAK: u8 = 6;
    pub(super) const BREAK: u8 = 7;
    pub(super) const RULE: u8 = 8;
    pub(super) const TO_DO: u8 = 9;
    pub(super) const DONE: u8 = 10;
    pub(super) const NOTE_REFERENCE: u8 = 11;
    pub(super) const HTML: u8 = 12;
    pub(super) const HTML_BLOCK: u8 = 13;
    pub(super) const PARAGRAPH: u8 = 14;
    pub(super) const HEADING: u8 = 15;
    pub(super) const QUOTE: u8 = 16;
    pub(super) const INDENTED: u8 = 17;
    pub(super) const FENCED: u8 = 18;
    pub(super) const BULLETS: u8 = 19;
    pub(super) const NUMBERS: u8 = 20;
    pub(super) const ITEM: u8 = 21;
    pub(super) const NOTE: u8 = 22;
    pub(super) const TABLE: u8 = 23;
    pub(super) const TABLE_HEAD: u8 = 24;
    pub(super) const TABLE_ROW: u8 = 25;
    pub(super) const CELL: u8 = 26;
    pub(super) const EMPHASIS: u8 = 27;
    pub(super) const STRONG: u8 = 28;
    pub(super) const STRIKE: u8 = 29;
    pub(super) const LINK: u8 = 30;
    pub(super) const IMAGE: u8 = 31;
}

const ALERTS: [Option<Alert>; 6] = [
    None,
    Some(Alert::Note),
    Some(Alert::Tip),
    Some(Alert::Important),
    Some(Alert::Warning),
    Some(Alert::Caution),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Fence, Link, LinkKind, Node, Place, Tag, Title};
    use super::*;
    use crate::model::variable::VARIABLES;

    const TEXT: &str =
        "Words of a text, long enough for places of one byte and of two: née, naïve, … and so on. ";

    fn place() -> impl Strategy<Value = Place> {
        let text = TEXT.repeat(4).len();
        (0..text, 0..200usize).prop_map(move |(start, length)| start..(start + length).min(text))
    }

    /// Words in the text, if they are whole there, or others.
    fn words<'t>(text: &'t str, place: &Place) -> &'t str {
        text.get(place.clone()).unwrap_or("“”")
    }

    fn node<'t>(text: &'t str, kind: u8, place: &Place) -> Node<'t> {
        let words = words(text, place);
        let link = Link {
            kind: match kind % 5 {
                0 => LinkKind::Inline,
                1 => LinkKind::Label(place.end),
                2 => LinkKind::Address,
                3 => LinkKind::Mail,
                _ => LinkKind::Bare,
            },
            target: words,
            at: (!words.is_empty() && words != "“”").then_some(place.start),
            title: "an own title",
        };
        let title = Title {
            written: kind % 6 + 1,
            given: words,
            heading: None,
        };
        match kind % 30 {
            0 => Node::Text(words),
            1 => Node::Text("’"),
            2 => Node::Code(words),
            3 => Node::Variable(&VARIABLES[place.start % VARIABLES.len()]),
            4 => Node::SoftBreak,
            5 => Node::HardBreak,
            6 => Node::Break,
            7 => Node::Rule,
            8 => Node::Task(kind > 100),
            9 => Node::NoteReference(words),
            10 => Node::Html,
            11 => Node::HtmlBlock,
            12 => Node::Start(Tag::Paragraph),
            13 => Node::Start(Tag::Heading(title)),
            14 => Node::Start(Tag::Quote(ALERTS[usize::from(kind % 6)])),
            15 => Node::Start(Tag::CodeBlock(Fence::Indent)),
            16 => Node::Start(Tag::CodeBlock(Fence::Words(words))),
            17 => Node::Start(Tag::List(None)),
            18 => Node::Start(Tag::List(Some(place.start as u64))),
            19 => Node::Start(Tag::Item),
            20 => Node::Start(Tag::Note(words)),
            21 => Node::Start(Tag::Table(&[1, 0, 3])),
            22 => Node::Start(Tag::TableHead),
            23 => Node::Start(Tag::TableRow),
            24 => Node::Start(Tag::Cell),
            25 => Node::Start(Tag::Emphasis),
            26 => Node::Start(Tag::Strong),
            27 => Node::Start(Tag::Strike),
            28 => Node::Start(Tag::Link(link)),
            _ => Node::Start(Tag::Image(link)),
        }
    }

    proptest! {
        #[test]
        fn nodes_are_read_as_they_were_written(kinds in prop::collection::vec((0..=255u8, place()), 0..60)) {
            let text = TEXT.repeat(4);
            let mut written = Vec::new();
            let mut writer = Writer::new(&text);
            let mut open = Vec::new();
            for (kind, place) in kinds {
                let node = node(&text, kind, &place);
                writer.push(node, place.clone());
                if let Node::Start(tag) = node {
                    open.push((Node::End(tag), place.clone()));
                }
                written.push((node, place));
                if kind % 3 == 0 && let Some((end, place)) = open.pop() {
                    writer.end();
                    written.push((end, place));
                }
            }
            let tree = writer.finish();
            let read: Vec<_> = tree.nodes(&text, &[]).collect();
            prop_assert_eq!(read, written);
        }
    }
}
