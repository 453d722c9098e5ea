//! When the reader of a letter and their partners are awake.

use super::super::meeting::{self, Clock};
use super::super::partner::Partner;
use super::super::view::HoursView;
use super::{Blocks, Made, Outcome};

impl Blocks<'_> {
    /// Of all at once; of partners who are no group, of each apart.
    pub(super) fn hours(&self) -> Made {
        let block = |partners: &[Partner<'_>]| {
            let hours = self.hours_with(partners);
            self.theme.block("letter/hours.html", "hours", &hours)
        };
        match self.outcome {
            Outcome::Matched(..) if self.are_apart() => {
                let each = self.partners.chunks(1).map(block);
                each.collect::<Result<Vec<_>, _>>()
                    .map(|each| each.concat())
            }
            _ => block(&self.partners),
        }
    }

    fn hours_with(&self, partners: &[Partner<'_>]) -> HoursView {
        let known = partners.iter().filter_map(|partner| {
            Some(Clock {
                called: &partner.view.first_name,
                zone: partner.zone.as_ref()?,
                place: partner.place(),
            })
        });
        let known: Vec<Clock<'_>> = known.collect();
        let profile = self.letters.profile(self.person);
        meeting::hours(
            profile,
            &known,
            self.from,
            self.letters.round.ends,
            self.words,
        )
    }
}
