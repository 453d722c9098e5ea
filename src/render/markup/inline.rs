//! Text, code, links and images.

use std::borrow::Cow;

use super::{Slot, Writer};
use crate::address::{Kind, mail_to};
use crate::model::markdown::{Link, LinkKind, Node};
use crate::model::variable::Variable;
use crate::parse::variables::{Piece, pieces};
use crate::render::escape;

/// An image whose words are being gathered.
pub(super) struct OpenImage {
    target: String,
    title: String,
    alt: String,
    /// Tags that were opened inside its words.
    depth: usize,
}

/// A picture with a title, alone in its paragraph so far.
pub(super) struct Figure {
    pub(super) caption: String,
    /// End of the image; if the paragraph is longer, it is no figure, and the caption becomes the title of the image.
    pub(super) end: usize,
}

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        escape::text(&mut self.html.text, text);
    }

    /// A slot. A block variable takes the place of its paragraph.
    pub(super) fn variable(&mut self, variable: &'static Variable) {
        let start = self.paragraph.start;
        if variable.block && start.is_some_and(|start| self.html.ends_at(start)) {
            let start = self.html.text.len() - "<p>".len();
            self.html.text.truncate(start);
            self.paragraph.replaced = true;
        }
        self.slot(variable, false);
    }

    fn slot(&mut self, variable: &'static Variable, in_address: bool) {
        self.html.slots.push(Slot {
            at: self.html.text.len(),
            variable,
            in_address,
        });
    }

    pub(super) fn code(&mut self, code: &str) {
        self.push("<code>");
        self.text(code);
        self.push("</code>");
    }

    pub(super) fn start_link(&mut self, link: &Link<'_>) {
        self.links += 1;
        if self.links > 1 {
            return;
        }
        let start = self.html.text.len();
        self.push("<a href=\"");
        let address = self.html.text.len();
        let target = match link.kind {
            LinkKind::Mail => Cow::Owned(mail_to(link.target)),
            _ => Cow::Borrowed(link.target),
        };
        let kind = self.push_address(&target, false);
        self.unlinked = self.html.ends_at(address);
        if self.unlinked {
            return self.html.text.truncate(start);
        }
        self.push("\"");
        if kind == Kind::Web {
            self.push(" rel=\"external\"");
        }
        if let LinkKind::Address | LinkKind::Bare = link.kind {
            // Nothing to print behind it: its words are its address.
            self.push(" class=\"address\"");
        }
        push_title(&mut self.html.text, link.title);
        self.push(">");
    }

    pub(super) fn end_link(&mut self) {
        self.links -= 1;
        if self.links == 0 && !self.unlinked {
            self.push("</a>");
        }
    }

    /// Where a target leads, percent-encoded. Values of variables become parts of the address and can never begin it.
    fn push_address(&mut self, target: &str, image: bool) -> Kind {
        let kind = Kind::of(target);
        match kind {
            Kind::Web | Kind::Contact if self.settings.letter => {
                for piece in pieces(target) {
                    match piece {
                        Piece::Text(part) => escape::address(&mut self.html.text, part),
                        Piece::Variable(variable) => self.slot(variable, true),
                    }
                }
            }
            Kind::Web | Kind::Contact => escape::address(&mut self.html.text, target),
            Kind::Inside => {
                let address = (self.settings.resolve)(target, image);
                let address = address.as_deref().unwrap_or(target);
                escape::address(&mut self.html.text, address);
            }
            // Parsing has refused it; an empty address leads nowhere.
            Kind::Refused(_) => {}
        }
        kind
    }

    pub(super) fn start_image(&mut self, link: &Link<'_>) {
        self.image = Some(OpenImage {
            target: link.target.to_owned(),
            title: link.title.to_owned(),
            alt: String::new(),
            depth: 0,
        });
    }

    /// Everything between the brackets of an image is its alternative text.
    pub(super) fn inside_image(&mut self, node: &Node<'_>) {
        let Some(image) = &mut self.image else {
            return;
        };
        match node {
            Node::Start(_) => image.depth += 1,
            Node::End(_) if image.depth == 0 => self.end_image(),
            Node::End(_) => image.depth -= 1,
            Node::Text(text) | Node::Code(text) => image.alt.push_str(text),
            Node::Variable(variable) => variable.write(&mut image.alt),
            Node::SoftBreak | Node::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        let start = self.paragraph.start;
        let alone = start.is_some_and(|start| self.html.ends_at(start)) && self.links == 0;
        self.push("<img src=\"");
        self.push_address(&image.target, true);
        self.push("\" alt=\"");
        escape::attribute(&mut self.html.text, &image.alt);
        self.push("\" loading=\"lazy\" decoding=\"async\"");
        let figure = alone && !image.title.is_empty();
        if !figure {
            push_title(&mut self.html.text, &image.title);
        }
        self.push(">");
        if figure {
            self.paragraph.figure = Some(Figure {
                caption: image.title,
                end: self.html.text.len(),
            });
        }
    }
}

/// Appends the attribute, if there is a title.
pub(super) fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str(" title=\"");
        escape::attribute(out, title);
        out.push('"');
    }
}
