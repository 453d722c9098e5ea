//! What is told about a datum that would have become public.

use std::ops::Range;

use jiff::civil::Date;

use super::kind::Kind;
use crate::check;
use crate::diagnostic::{Diagnostic, Exposure, Place};
use crate::model::PersonId;

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// In its name.
    Name,
    /// At these bytes.
    At(Range<usize>),
    /// In what it holds in another form.
    Inside,
}

/// What was found, once for each datum of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Whose it is.
    pub owner: PersonId,
    /// What kind of datum.
    pub kind: Kind,
    /// The datum, by its place among all of the program.
    pub datum: u32,
    /// Where it stands first.
    pub place: Found,
    /// In how many places.
    pub count: usize,
}

impl Leak {
    /// What is told of a page that comes on a later day.
    pub fn foretold(&self, day: Date, path: &str, place: Place, bytes: &[u8]) -> Diagnostic {
        let (told, whereabouts) = (self.told(), self.whereabouts(path, bytes));
        let message = format!("from {day} on: {told} would become public in {whereabouts}");
        let take_out = take_out(&place);
        Diagnostic::new(check::LEAK, place, message).as_warning().hint(format!(
            "{take_out} before that day: a build without participants would publish it; or, if it may be public, say so and why in `[leaks]` of `fortnight.toml`"
        ))
    }

    /// `a private full name of `amina``
    fn told(&self) -> String {
        format!(
            "a private {} of `{}`",
            self.kind.what(),
            self.owner.as_str()
        )
    }

    fn whereabouts(&self, path: &str, bytes: &[u8]) -> String {
        let more = match self.count {
            0 | 1 => String::new(),
            2 => " and once more".to_owned(),
            count => format!(" and {} more times", count - 1),
        };
        match &self.place {
            Found::At(found) => {
                let before = &bytes[..found.start.min(bytes.len())];
                let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                format!("`{path}`, line {line}{more}")
            }
            Found::Name => format!("`{path}`, in the name of the file{more}"),
            Found::Inside => format!("`{path}`, in what it holds{more}"),
        }
    }

    /// What stops the build before anything is published. It names the public file, the owner and the place in the
    /// source, if that is known, and not the datum.
    pub fn problem(&self, path: &str, place: Place, bytes: &[u8]) -> Diagnostic {
        let (told, whereabouts) = (self.told(), self.whereabouts(path, bytes));
        let message = format!("{told} would have become public in {whereabouts}");
        let take_out = take_out(&place);
        let exposure = Exposure {
            datum: self.kind.what(),
            owner: self.owner.as_str().to_owned(),
            file: path.to_owned(),
        };
        Diagnostic::new(check::LEAK, place, message).about(exposure).hint(format!(
            "nothing was published: {take_out}, or, if it may be public, say so and why in `[leaks]` of `fortnight.toml`"
        ))
    }
}

fn take_out(place: &Place) -> &'static str {
    match place {
        Place::Span(_) => "take it out here",
        Place::File(..) | Place::Cell(_) => {
            "take it out of this file, or of what is shown on its page"
        }
        Place::Program => "take it out of the text, the setting or the template that it comes from",
    }
}
