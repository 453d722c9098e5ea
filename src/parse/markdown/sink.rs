//! Where nodes go as they are made: onto the tape, and past the look at what is wrong with them.

use super::scan::Scanner;
use crate::model::markdown::{Node, Place, Tree, Writer};

/// Takes nodes in.
pub(super) struct Sink<'t> {
    writer: Writer<'t>,
    /// Nodes of letters are looked at afterwards.
    scanner: Option<Scanner<'t>>,
}

impl<'t> Sink<'t> {
    pub(super) fn new(text: &'t str, scanner: Option<Scanner<'t>>) -> Self {
        let writer = Writer::new(text);
        Self { writer, scanner }
    }

    /// Adds a node that is no end.
    #[inline(always)]
    pub(super) fn push(&mut self, node: Node<'_>, place: Place) {
        if let Some(scanner) = &mut self.scanner {
            scanner.node(&node, &place);
        }
        self.writer.push(node, place);
    }

    /// Adds the end of what began last and has not ended.
    pub(super) fn end(&mut self) {
        if let Some(scanner) = &mut self.scanner {
            scanner.end();
        }
        self.writer.end();
    }

    pub(super) fn finish(self) -> (Tree, Option<Scanner<'t>>) {
        (self.writer.finish(), self.scanner)
    }
}
