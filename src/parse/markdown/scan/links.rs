//! Links and images: where they lead, whether that is accepted, and where it is written.

use std::ops::Range;
use std::sync::Arc;

use super::super::target::locate;
use super::Scanner;
use crate::address::{Kind, doubt};
use crate::check;
use crate::model::Section;
use crate::model::content::Link;
use crate::model::markdown::{Link as Shown, LinkKind};
use crate::parse::variables::varies;

/// Links that have begun and not ended, the innermost last.
#[derive(Default)]
pub(super) struct Open(Vec<OpenLink>);

struct OpenLink {
    kind: LinkKind,
    target: Arc<str>,
    /// Where the target stands, if it stands in the text just so.
    at: Option<usize>,
    /// End of what was seen last inside it.
    seen: usize,
    /// Whether it has words, or an image.
    full: bool,
}

impl Open {
    pub(super) fn start(&mut self, link: &Shown<'_>, image: bool, range: &Range<usize>) {
        if image {
            self.0.iter_mut().for_each(|outer| outer.full = true);
        }
        self.0.push(OpenLink {
            kind: link.kind,
            target: link.target.into(),
            at: link.at,
            seen: range.start + 1,
            full: false,
        });
    }

    /// Everything up to this byte has been seen.
    #[inline]
    pub(super) fn passed(&mut self, at: usize) {
        if let Some(link) = self.0.last_mut() {
            link.seen = link.seen.max(at);
        }
    }

    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        if !self.0.is_empty() && !text.trim().is_empty() {
            self.0.iter_mut().for_each(|link| link.full = true);
        }
    }
}

impl Scanner<'_> {
    pub(super) fn end_link(&mut self, image: bool, range: &Range<usize>) {
        let Some(link) = self.links.0.pop() else {
            return;
        };
        if link.kind == LinkKind::Bare {
            self.lead_out(&link.target, range);
            return self.doubt(&link.target, range);
        }
        let place = self.target_place(&link, range);
        if link.kind != LinkKind::Mail && self.check_target(&link.target, image, &place) {
            self.scan.links.push(Link {
                target: Arc::clone(&link.target),
                image,
                span: self.place(place),
            });
        }
        if !link.full {
            self.no_words(&link.target, image, range);
        }
        if image && self.body.section == Section::Letter {
            let message = "a letter cannot hold an image".to_owned();
            self.raise(check::IMAGE_IN_LETTER, range.clone(), message)
                .hint("letters ask nothing of the network; link to a page that shows it");
        }
    }

    fn target_place(&mut self, link: &OpenLink, range: &Range<usize>) -> Range<usize> {
        if let LinkKind::Label(definition) = link.kind {
            self.cover.uses(definition);
        }
        if let Some(start) = link.at {
            return start..start + link.target.len();
        }
        let found = match link.kind {
            LinkKind::Label(start) => {
                let defined = self.defined;
                let at = defined.binary_search_by_key(&start, |one| one.place.start);
                let place = at.ok().map(|at| &defined[at].place);
                place.and_then(|place| locate(self.masked, place, start, "]:"))
            }
            LinkKind::Inline => locate(self.masked, range, link.seen, "]("),
            _ => Some(range.start + 1..range.end - 1),
        };
        found.unwrap_or_else(|| range.clone())
    }

    /// Reports a target that is not accepted. Says whether it points into the program.
    fn check_target(&mut self, target: &Arc<str>, image: bool, place: &Range<usize>) -> bool {
        let is_letter = self.body.section == Section::Letter;
        let varies = is_letter && varies(target);
        match Kind::of(target) {
            _ if target.bytes().all(|byte| b"#?".contains(&byte)) => {
                let message = "this leads nowhere: there is no address".to_owned();
                let hint = match target.is_empty() || is_letter {
                    true => "write where it leads: `[words](address)`",
                    false => {
                        "write where it leads: `[words](address)`; the top of the page is `#main`"
                    }
                };
                self.raise(check::NO_ADDRESS, place.clone(), message)
                    .hint(hint);
            }
            Kind::Refused(reason) => {
                let message = format!("the address `{}` {reason}", target.escape_debug());
                let hint = match target.contains('\\') {
                    true => "write `/` in the place of each backslash",
                    false => "write the whole address, or the path of a file from here",
                };
                self.raise(check::BAD_ADDRESS, place.clone(), message)
                    .hint(hint);
            }
            Kind::Web | Kind::Contact if image => {
                let message = format!("the image `{target}` lies on another site");
                self.raise(check::REMOTE_IMAGE, place.clone(), message)
                    .hint("save it beside the text; readers' browsers ask no third party");
            }
            kind @ (Kind::Web | Kind::Contact) => {
                if kind == Kind::Web {
                    self.lead_out(target, place);
                }
                if !varies {
                    self.doubt(target, place);
                }
            }
            Kind::Inside if varies => {
                let message = format!("the address `{target}` is made of a variable");
                self.raise(check::BAD_ADDRESS, place.clone(), message)
                    .hint("a variable may stand behind `mailto:` or inside a whole address");
            }
            Kind::Inside => return true,
        }
        false
    }

    fn lead_out(&mut self, target: &Arc<str>, place: &Range<usize>) {
        self.scan.outward.push(Link {
            target: Arc::clone(target),
            image: false,
            span: self.place(place.clone()),
        });
    }

    /// Warns of an address that leads no reader anywhere.
    fn doubt(&mut self, target: &str, place: &Range<usize>) {
        if let Some(doubt) = doubt(target) {
            let message = format!("the address `{target}` {}", doubt.why);
            self.raise(check::DOUBTFUL_ADDRESS, place.clone(), message)
                .hint(doubt.hint);
        }
    }

    fn no_words(&mut self, target: &str, image: bool, range: &Range<usize>) {
        let (check, message, hint) = if image {
            let message = format!("the image `{target}` has no words for those who do not see it");
            let hint = "say what it shows: `![words](image)`";
            (check::MISSING_ALT, message, hint)
        } else {
            let message = format!("the link to `{target}` has no words");
            let hint = "say where it leads: `[words](address)`";
            (check::EMPTY_LINK, message, hint)
        };
        self.raise(check, range.clone(), message).hint(hint);
    }
}
