//! What of a round's figures anybody may know.

use std::collections::BTreeMap;

use super::groups::languages;
use super::members::{Wishes, members};
use crate::matching::RoundMatches;
use crate::model::figures::{Counts, RoundFigures, Share};
use crate::model::{Country, Language, Program, Round};
use crate::source::Spanned;

/// The public figures of a round. `None` if so few took part that nothing may be told of it.
///
/// Fields of the program's own are not among them: only its organisers know which of them are nobody's business.
pub fn public(program: &Program, round: &Round, matches: &RoundMatches) -> Option<RoundFigures> {
    let smallest = program.config.site.smallest_group;
    let members = members(program, round, matches);
    let people = u32::try_from(members.len()).ok()?;
    if people < smallest || people == 0 {
        return None;
    }
    let (mut countries, mut spoken) = (BTreeMap::new(), BTreeMap::new());
    let (mut wishes, mut matched) = (Wishes::default(), 0);
    for member in &members {
        *countries.entry(member.profile.country).or_default() += 1;
        let mut own: Vec<Language> = languages(member.profile).collect();
        own.sort();
        own.dedup();
        for language in own {
            *spoken.entry(language).or_default() += 1;
        }
        wishes.add(member.wishes);
        matched += u32::from(member.matched);
    }
    let by_country = Counts::apart(&countries, smallest);
    Some(RoundFigures {
        round: Spanned {
            value: round.id.clone(),
            span: round.span,
        },
        people,
        countries: count(&countries, &by_country, smallest),
        matched: Share::new(people, matched, smallest),
        wishes: Share::new(wishes.asked, wishes.met, smallest),
        by_country,
        by_language: Counts::overlapping(&spoken, people, smallest),
    })
}

/// How many countries. Not if each of those that are left out must then have one person.
fn count(all: &BTreeMap<Country, u32>, told: &Counts<Country>, smallest: u32) -> Option<u32> {
    let count = u32::try_from(all.len()).ok()?;
    let left_out = all.len() - told.shown().len();
    let each_one = left_out > 0 && told.rest() as usize == left_out;
    (count >= smallest && !each_one).then_some(count)
}
