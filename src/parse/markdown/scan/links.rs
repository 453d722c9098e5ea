//! Links and images: where they lead, whether that is accepted, and where it is written.

use std::ops::Range;

use super::super::target::locate;
use super::super::{CowStr, LinkType};
use super::{Definition, Scanner};
use crate::address::{Kind, doubt};
use crate::model::Section;
use crate::model::content::Link;
use crate::parse::variables::{Piece, pieces, unmask};

/// Links that have begun and not ended, the innermost last.
#[derive(Default)]
pub(super) struct Open(Vec<OpenLink>);

struct OpenLink {
    kind: LinkType,
    target: String,
    label: String,
    image: bool,
    /// End of what was seen last inside it.
    seen: usize,
    /// Whether it has words, or an image.
    full: bool,
}

impl Open {
    /// Everything up to this byte has been seen.
    pub(super) fn passed(&mut self, at: usize) {
        if let Some(link) = self.0.last_mut() {
            link.seen = link.seen.max(at);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.0.iter_mut().for_each(|link| link.full = true);
        }
    }
}

impl Scanner<'_> {
    pub(super) fn start_link(
        &mut self,
        kind: LinkType,
        target: &CowStr<'_>,
        label: &CowStr<'_>,
        image: bool,
        range: &Range<usize>,
    ) {
        if image {
            for outer in &mut self.links.0 {
                outer.full = true;
            }
        }
        self.links.0.push(OpenLink {
            kind,
            target: target.to_string(),
            label: label.to_string(),
            image,
            seen: range.start + 1,
            full: false,
        });
    }

    pub(super) fn end_link(&mut self, range: &Range<usize>, definition: Definition<'_>) {
        let Some(link) = self.links.0.pop() else {
            return;
        };
        let place = self.target_place(&link, range, definition);
        if link.kind != LinkType::Email && self.check_target(&link, &place) {
            self.scan.links.push(Link {
                target: link.target.as_str().into(),
                image: link.image,
                span: self.place(place.clone()),
            });
        }
        self.check_words(&link, range);
        if link.image && self.body.section == Section::Letter {
            let message = "a letter cannot hold an image".to_owned();
            self.fail("image-in-letter", range.clone(), message)
                .hint("letters ask nothing of the network; link to a page that shows it");
        }
    }

    fn target_place(
        &mut self,
        link: &OpenLink,
        range: &Range<usize>,
        definition: Definition<'_>,
    ) -> Range<usize> {
        let found = match link.kind {
            LinkType::Inline => locate(self.masked, range, link.seen, "]("),
            LinkType::Autolink | LinkType::Email => Some(range.start + 1..range.end - 1),
            _ => definition(&link.label).and_then(|place| {
                self.cover.uses(&place);
                locate(self.masked, &place, place.start, "]:")
            }),
        };
        found.unwrap_or_else(|| range.clone())
    }

    /// Reports a target that is not accepted. Says whether it points into the program.
    fn check_target(&mut self, link: &OpenLink, place: &Range<usize>) -> bool {
        let shown = unmask(&link.target);
        let mut variables = pieces(&link.target).filter_map(|piece| match piece {
            Piece::Variable(variable) => Some(variable),
            Piece::Text(_) => None,
        });
        let variable = variables.next();
        let class = Kind::of(&link.target);
        match (class, variable) {
            _ if link.target.bytes().all(|byte| b"#?".contains(&byte)) => {
                let message = "this leads nowhere: there is no address".to_owned();
                let hint = match link.target.is_empty() || self.body.section == Section::Letter {
                    true => "write where it leads: `[words](address)`",
                    false => {
                        "write where it leads: `[words](address)`; the top of the page is `#main`"
                    }
                };
                self.warn("no-address", place.clone(), message).hint(hint);
            }
            (Kind::Refused(reason), _) => {
                let message = format!("the address `{}` {reason}", shown.escape_debug());
                let hint = match shown.contains('\\') {
                    true => "write `/` in the place of each backslash",
                    false => "write the whole address, or the path of a file from here",
                };
                self.fail("bad-address", place.clone(), message).hint(hint);
            }
            (Kind::Web | Kind::Contact, _) if link.image => {
                let message = format!("the image `{shown}` lies on another site");
                self.fail("remote-image", place.clone(), message)
                    .hint("save it beside the text; readers' browsers ask no third party");
            }
            (Kind::Web, variable) => {
                self.scan.outward.push(Link {
                    target: link.target.as_str().into(),
                    image: false,
                    span: self.place(place.clone()),
                });
                if variable.is_none() {
                    self.doubt(&link.target, place);
                }
            }
            (Kind::Contact, None) => self.doubt(&link.target, place),
            (Kind::Contact, Some(_)) => {}
            (Kind::Inside, Some(_)) => {
                let message = format!("the address `{shown}` is made of a variable");
                self.fail("bad-address", place.clone(), message)
                    .hint("a variable may stand behind `mailto:` or inside a whole address");
            }
            (Kind::Inside, None) => return true,
        }
        false
    }

    /// Warns of an address that leads no reader anywhere.
    pub(super) fn doubt(&mut self, target: &str, place: &Range<usize>) {
        if let Some(doubt) = doubt(target) {
            let message = format!("the address `{target}` {}", doubt.why);
            self.warn("doubtful-address", place.clone(), message)
                .hint(doubt.hint);
        }
    }

    fn check_words(&mut self, link: &OpenLink, range: &Range<usize>) {
        if link.full {
            return;
        }
        let (check, message, hint) = if link.image {
            let message = format!(
                "the image `{}` has no words for those who do not see it",
                link.target
            );
            (
                "missing-alt",
                message,
                "say what it shows: `![words](image)`",
            )
        } else {
            let message = format!("the link to `{}` has no words", unmask(&link.target));
            (
                "empty-link",
                message,
                "say where it leads: `[words](address)`",
            )
        };
        self.warn(check, range.clone(), message).hint(hint);
    }
}
