//! Text, code, links and images.

use super::Writer;
use crate::address::Kind;
use crate::parse::markdown::{Event, LinkType, RawHtml, raw_html};
use crate::parse::variables::{Piece, Variable, fill, pieces, unmask};
use crate::render::escape;
use crate::render::markup::{Settings, Value, Variables};

/// An image whose words are being gathered.
pub(super) struct OpenImage {
    address: String,
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
        let Some(variables) = self.settings.variables else {
            return escape::text(&mut self.out, text);
        };
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => escape::text(&mut self.out, text),
                Piece::Variable(variable) => self.variable(variable, variables),
            }
        }
    }

    fn variable(&mut self, variable: &Variable, variables: Variables<'_>) {
        match variables(variable.name) {
            Value::Text(text) => escape::text(&mut self.out, &one_line(&text)),
            Value::Html(html) => {
                if variable.block && self.paragraph.start == Some(self.out.len()) {
                    self.out.truncate(self.out.len() - "<p>".len());
                    self.paragraph.replaced = true;
                }
                self.out.push_str(&html);
            }
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        self.out.push_str("<code>");
        match self.settings.variables {
            None => escape::text(&mut self.out, code),
            Some(_) => escape::text(&mut self.out, &unmask(code)),
        }
        self.out.push_str("</code>");
    }

    pub(super) fn raw_html(&mut self, html: &str) {
        // All else is a comment, or a line of one: parsing has refused the rest.
        if raw_html(html) == RawHtml::Break {
            self.out.push_str("<br>");
        }
    }

    pub(super) fn start_link(&mut self, kind: LinkType, target: &str, title: &str) {
        self.links += 1;
        if self.links > 1 {
            return;
        }
        let address = link_address(kind, target, self.settings);
        self.unlinked = address.is_empty();
        if self.unlinked {
            return;
        }
        self.out.push_str("<a href=\"");
        escape::attribute(&mut self.out, &address);
        self.out.push('"');
        if Kind::of(target) == Kind::Web {
            self.out.push_str(" rel=\"external\"");
        }
        if kind == LinkType::Autolink {
            // Nothing to print behind it: its words are its address.
            self.out.push_str(" class=\"address\"");
        }
        push_title(&mut self.out, title);
        self.out.push('>');
    }

    pub(super) fn end_link(&mut self) {
        self.links -= 1;
        if self.links == 0 && !self.unlinked {
            self.out.push_str("</a>");
        }
    }

    pub(super) fn start_image(&mut self, target: &str, title: &str) {
        self.image = Some(OpenImage {
            address: address_of(target, true, self.settings),
            title: title.to_owned(),
            alt: String::new(),
            depth: 0,
        });
    }

    /// Everything between the brackets of an image is its alternative text.
    pub(super) fn inside_image(&mut self, event: &Event<'_>) {
        let Some(image) = &mut self.image else {
            return;
        };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth == 0 => self.end_image(),
            Event::End(_) => image.depth -= 1,
            Event::Text(text) | Event::Code(text) => image.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        let alone = self.paragraph.start == Some(self.out.len()) && self.links == 0;
        self.out.push_str("<img src=\"");
        escape::attribute(&mut self.out, &image.address);
        self.out.push_str("\" alt=\"");
        escape::attribute(&mut self.out, &unmask(&image.alt));
        self.out.push_str("\" loading=\"lazy\" decoding=\"async\"");
        let figure = alone && !image.title.is_empty();
        if !figure {
            push_title(&mut self.out, &image.title);
        }
        self.out.push('>');
        if figure {
            self.paragraph.figure = Some(Figure {
                caption: image.title,
                end: self.out.len(),
            });
        }
    }
}

/// Appends the attribute, if there is a title.
pub(super) fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str(" title=\"");
        escape::attribute(out, &unmask(title));
        out.push('"');
    }
}

/// Where a link leads, percent-encoded; `<me@a.example>` is written without its scheme.
pub(in crate::render) fn link_address(
    kind: LinkType,
    target: &str,
    settings: &Settings<'_>,
) -> String {
    match kind {
        LinkType::Email => address_of(&format!("mailto:{target}"), false, settings),
        _ => address_of(target, false, settings),
    }
}

/// Where a target leads, percent-encoded. Values of variables become parts of the address and can never begin it.
fn address_of(target: &str, image: bool, settings: &Settings<'_>) -> String {
    let filled = settings.variables.map(|variables| {
        fill(target, |variable| match variables(variable.name) {
            Value::Text(text) => escape::address_part(&one_line(&text)),
            Value::Html(_) => String::new(),
        })
    });
    let target = filled.as_deref().unwrap_or(target);
    match Kind::of(target) {
        Kind::Web | Kind::Contact => escape::address(target),
        Kind::Inside => match (settings.resolve)(target, image) {
            Some(address) => escape::address(&address),
            None => escape::address(target),
        },
        // Parsing has refused it; an empty address leads nowhere.
        Kind::Refused(_) => String::new(),
    }
}

/// The words of a value with single spaces, so that it cannot begin a line of its own; without control characters.
pub(in crate::render) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(is_unseen, "")
}

/// Control characters, and those that turn the direction of what follows: a value must not reorder our words.
pub(in crate::render) fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
