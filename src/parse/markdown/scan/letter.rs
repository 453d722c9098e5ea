//! What only letter texts have: block variables must stand alone in their paragraphs.

use std::ops::Range;

use super::super::mask;
use super::Scanner;
use crate::check;
use crate::model::markdown::{Node, Tag};
use crate::parse::variables::{Piece, Variable, pieces};

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
    pub(super) fn letter_node(&mut self, node: &Node<'_>, range: &Range<usize>) {
        match node {
            Node::Start(Tag::Paragraph) => {
                self.run = Run {
                    inside: true,
                    ..Run::default()
                };
            }
            Node::Text(text) => self.run.other |= !text.trim().is_empty(),
            Node::Variable(variable) => self.variable(variable, range.clone()),
            Node::Start(Tag::Link(link)) => {
                self.run.other = true;
                for piece in pieces(link.target) {
                    if let Piece::Variable(variable) = piece
                        && variable.block
                    {
                        self.block_in_sentence(variable.name, range.clone());
                    }
                }
            }
            Node::Code(_) => {
                self.run.other = true;
                let code = &self.masked[range.clone()];
                let variable = mask::pieces(code).find_map(|piece| match piece {
                    Piece::Variable(variable) => Some(variable),
                    Piece::Text(_) => None,
                });
                if let Some(variable) = variable {
                    let message = format!(
                        "`{{{}}}` stands in code, where nothing is filled in",
                        variable.name
                    );
                    self.raise(check::VARIABLE_IN_CODE, range.clone(), message)
                        .hint("leave out the backticks");
                }
            }
            _ => self.run.other = true,
        }
    }

    fn variable(&mut self, variable: &'static Variable, place: Range<usize>) {
        match (variable.block, self.run.inside) {
            (false, _) => self.run.other = true,
            (true, true) => self.run.blocks.push((variable.name, place)),
            (true, false) => self.block_in_sentence(variable.name, place),
        }
    }

    pub(super) fn end_paragraph(&mut self) {
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
        self.raise(check::BLOCK_VARIABLE_IN_SENTENCE, place, message)
            .hint("give it a paragraph of its own, with an empty line before and after");
    }
}
