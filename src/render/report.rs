//! The report of a round, for its organisers: a page that needs nothing else and prints, and a spreadsheet of its figures.
//!
//! Private, and in English, like all that is said to organisers. Charts are plain SVG beside tables that say the same.

mod charts;
mod html;
mod names;
mod people;
mod sheet;
pub mod summary;
mod tables;

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::matching::RoundMatches;
use crate::model::{Program, Round};
use crate::output::kinds::Kind;
use crate::output::private::Claim;
use crate::output::{Letter, PrivateFile};
use crate::path::OutPath;
use crate::stats::Exact;
use crate::words::{DateStyle, english};

use html::Html;
use names::Names;

/// A round and what is known of it.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The program.
    pub program: &'a Program,
    /// The round.
    pub round: &'a Round,
    /// Its matches: those that stand, or lasted.
    pub matches: &'a RoundMatches,
    /// Its figures.
    pub figures: &'a Exact,
}

/// The files of a report, by number.
pub const FILES: [Kind; 2] = [Kind::Report, Kind::Figures];

impl Report<'_> {
    /// One of the files of [`FILES`].
    ///
    /// # Errors
    /// A path that cannot be, or a sheet that cannot be made.
    pub fn file(&self, kind: Kind) -> Result<Letter, Vec<Diagnostic>> {
        let fault = |check, text: String| vec![Diagnostic::new(check, Place::Program, text)];
        let bytes = match kind {
            Kind::Figures => {
                sheet::xlsx(self).map_err(|error| fault(check::INTERNAL_ERROR, error))?
            }
            _ => self.page().into_bytes(),
        };
        let path = kind.path(self.round.id.0.as_str(), "");
        let path = OutPath::new(&path).map_err(|reason| {
            fault(check::LETTER_PATH, format!("the path of a report {reason}"))
        })?;
        Ok(match self.matches.claim() {
            Claim::Proposed(state) => {
                Letter::Proposed(PrivateFile::new(kind, path, bytes, None, state))
            }
            Claim::Accepted(state) => {
                Letter::Accepted(PrivateFile::new(kind, path, bytes, None, state))
            }
        })
    }

    fn names(&self) -> Names<'_> {
        Names {
            program: self.program,
            words: english::words(),
        }
    }

    /// The page.
    fn page(&self) -> String {
        let round = self.round;
        let mut page = Html::begin(&format!("Report: {}", round.title));
        // What is over is the same on every day.
        let is_over = round.state(self.program.today).is_over();
        let day = english::words().date(self.program.today, DateStyle::Long);
        let as_of = match is_over {
            true => String::new(),
            false => format!(" As of {day}."),
        };
        let range = english::words().date_range(round.starts, round.last_day());
        page.raw("<header>\n");
        page.paragraph("program", &self.program.config.title);
        page.heading(1, "", &round.title);
        page.paragraph(
            "lead",
            &format!("{range}.{as_of} For the organisers alone: it names people."),
        );
        page.raw("</header>\n");
        self.overview(&mut page);
        self.scores(&mut page);
        self.stability(&mut page);
        for group in &self.figures.groups {
            self.group(&mut page, group);
        }
        self.flows(&mut page);
        self.hard(&mut page);
        self.worst(&mut page);
        self.luck(&mut page);
        page.end()
    }
}
