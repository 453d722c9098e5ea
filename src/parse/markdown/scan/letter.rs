//! What only letter texts have: block variables must stand alone in their paragraphs.

use std::ops::Range;

use super::super::{Event, Tag, TagEnd};
use super::Scanner;
use crate::parse::variables::{Piece, pieces};

/// The paragraph that is being read.
#[derive(Default)]
pub(super) struct Run {
    inside: bool,
    /// Block variables and their places.
    blocks: Vec<(&'static str, Range<usize>)>,
    /// Whether there is anything else.
    other: bool,
}

impl Scanner<'_> {
    pub(super) fn letter_event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph) => {
                self.run = Run {
                    inside: true,
                    ..Run::default()
                };
            }
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::Text(text) => self.letter_text(text, range),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.run.other = true;
                for piece in pieces(dest_url) {
                    if let Piece::Variable(variable) = piece
                        && variable.block
                    {
                        self.block_in_sentence(variable.name, range.clone());
                    }
                }
            }
            Event::Code(code) => {
                self.run.other = true;
                if let Some(Piece::Variable(variable)) =
                    pieces(code).find(|piece| matches!(piece, Piece::Variable(_)))
                {
                    let message = format!(
                        "`{{{}}}` stands in code, where nothing is filled in",
                        variable.name
                    );
                    self.fail("variable-in-code", range.clone(), message)
                        .hint("leave out the backticks");
                }
            }
            Event::End(_) => {}
            _ => self.run.other = true,
        }
    }

    fn letter_text(&mut self, text: &str, range: &Range<usize>) {
        let mut at = range.start;
        for piece in pieces(text) {
            match piece {
                Piece::Variable(variable) => {
                    let place = at..at + variable.name.len() + 2;
                    at = place.end;
                    match (variable.block, self.run.inside) {
                        (false, _) => self.run.other = true,
                        (true, true) => self.run.blocks.push((variable.name, place)),
                        (true, false) => self.block_in_sentence(variable.name, place),
                    }
                }
                Piece::Text(text) => {
                    at += text.len();
                    self.run.other |= !text.trim().is_empty();
                }
            }
        }
    }

    fn end_paragraph(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !run.other && run.blocks.len() < 2 {
            return;
        }
        for (name, place) in run.blocks {
            self.block_in_sentence(name, place);
        }
    }

    fn block_in_sentence(&mut self, name: &str, place: Range<usize>) {
        let message = format!("`{{{name}}}` stands among other words");
        self.fail("block-variable-in-sentence", place, message)
            .hint("give it a paragraph of its own, with an empty line before and after");
    }
}
