//! Time zones. A zone is a town, since only a town says when its clocks change: offsets and abbreviations stand for several,
//! and are answered with the zones of the person's country.

mod hours;

use std::sync::Arc;

use jiff::civil::Date;

use self::hours::{distinct, keep_same, offset_on, offset_words, offsets, written_offset};
use super::values::Values;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Country, Named, fold, zone};
use crate::parse::fields::listed;
use crate::parse::nearest::misspelt_name;
use crate::source::{Span, Spanned};

/// Where somebody is, and when their clock matters.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) country: Option<Country>,
    /// Town, as written.
    pub(super) city: Option<&'a str>,
    /// The first day and the last.
    pub(super) days: [Date; 2],
}

impl<'a> Around<'a> {
    /// For zones that belong to nobody.
    pub(super) const NOWHERE: Self = Self {
        country: None,
        city: None,
        days: [Date::ZERO; 2],
    };

    fn day(self) -> Date {
        self.days[0]
    }

    /// The town, if it is known, and its zone; `Madrid, Spain` is Madrid.
    fn home(self) -> Option<(&'a str, &'static str)> {
        let (city, country) = (self.city?, self.country?);
        let is_country = |rest: &str| Country::named(rest) == Some(Named::One(country));
        let parted = city.rsplit_once(',').filter(|(_, rest)| is_country(rest));
        let town = parted.map_or(city, |(town, _)| town.trim());
        Some((town, zone::of_town(country, town)?))
    }
}

impl Around<'_> {
    /// The zones of the country that an abbreviation or a label of Windows may mean.
    fn called(self, text: &str) -> Vec<&'static str> {
        let own = || self.country.map_or(&[][..], zone::of).iter().copied();
        let by_short = own().filter(|zone| hours::goes_by(zone, text, self.day()));
        let by_short: Vec<&str> = by_short.collect();
        match by_short.is_empty() {
            true => {
                let label = zone::by_label(text);
                own().filter(|zone| label.contains(zone)).collect()
            }
            false => by_short,
        }
    }

    /// The zone that is left of those which an offset, an abbreviation or a label may mean: the town's, or the only one of the
    /// country.
    pub(super) fn only(self, text: &str) -> Option<&'static str> {
        let country = self.country?;
        let at = |zone: &str, offset| offsets(zone, self.day()).contains(&offset);
        let candidates: Vec<&str> = match written_offset(text) {
            Some(offset) => {
                let own = zone::of(country).iter().copied();
                own.filter(|zone| at(zone, offset)).collect()
            }
            None => self.called(text),
        };
        let is_same = |home: &&str| {
            let mut candidates = candidates.iter();
            candidates.any(|zone| keep_same(zone, home, self.days))
        };
        match (self.home(), &distinct(&candidates, self.day())[..]) {
            (Some((_, home)), _) => Some(home).filter(is_same),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }
}

/// Names of the IANA list that stand for an hour all the year round, which is not what people mean who write them.
const FIXED_HOURS: [&str; 3] = ["EST", "MST", "HST"];

impl Values {
    /// A time zone by its IANA name, an older one, or a town of the country.
    pub(super) fn time_zone(
        &self,
        word: &Spanned<String>,
        around: Around<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Arc<str>> {
        let known = zone::named(&word.value);
        let is_fixed = known.is_some_and(|zone| FIXED_HOURS.contains(&&**zone));
        if let Some(zone) = known.filter(|_| !is_fixed) {
            let zone = zone::present(zone).map_or_else(|| zone.clone(), Arc::from);
            problems.extend(foreign(&zone, word, around));
            return Some(zone);
        }
        let town = || zone::of_town(around.country?, &word.value);
        if let Some(zone) = town() {
            problems.extend(elsewhere(zone, word.span, around));
            return Some(zone.into());
        }
        problems.push(self.unknown_zone(word, around));
        None
    }

    fn unknown_zone(&self, word: &Spanned<String>, around: Around<'_>) -> Diagnostic {
        let text = &word.value;
        let error = |message| Diagnostic::new(check::UNKNOWN_TIME_ZONE, word.span, message);
        if let Some(offset) = written_offset(text) {
            let message = format!("`{text}` says how far from UTC, but not when clocks change");
            return error(message).hint(offset_hint(offset, around));
        }
        let candidates = around.called(text);
        if let (Some(country), false) = (around.country, candidates.is_empty()) {
            let message = format!("`{text}` is not a time zone: such names stand for several");
            return error(message).hint(towns_of(country, &candidates, around));
        }
        if FIXED_HOURS.contains(&&*text.to_uppercase()) {
            let message = format!("`{text}` is an hour without summer time, which few places keep");
            return error(message).hint(country_hint(around));
        }
        let message = format!("`{text}` is not a time zone");
        if !zone::by_label(text).is_empty() || self.is_own_country(text, around) {
            return error(message).hint(country_hint(around));
        }
        if let Some(misplaced) = self.misplaced(word, "time_zone") {
            return misplaced;
        }
        error(message).hint(spelling_hint(text, around))
    }

    fn is_own_country(&self, word: &str, around: Around<'_>) -> bool {
        match (self.named_country(word), around.country) {
            (Some(Named::One(country)), Some(own)) => country == own,
            _ => false,
        }
    }
}

/// The zone of somebody who gives none: that of the country if it has one, that of the town if it is known. Else what to
/// write.
pub(super) fn left_out(around: Around<'_>) -> Result<Arc<str>, String> {
    let Some(country) = around.country else {
        return Err(country_hint(around));
    };
    if let [only] = distinct(zone::of(country), around.day())[..] {
        return Ok(only.into());
    }
    let home = around.home().map(|(_, zone)| Arc::from(zone));
    home.ok_or_else(|| country_hint(around))
}

/// The zone of a town to which somebody has gone within a country, if it is known and has other hours.
pub(super) fn anew(around: Around<'_>, before: &str) -> Option<Arc<str>> {
    let (_, zone) = around.home()?;
    (!keep_same(zone, before, around.days)).then(|| zone.into())
}

/// A zone that the country does not keep, or not the town, is a slip in one of the two, or somebody who lives elsewhere.
fn foreign(zone: &str, word: &Spanned<String>, around: Around<'_>) -> Option<Diagnostic> {
    let warning = |message| Diagnostic::new(check::FOREIGN_TIME_ZONE, word.span, message);
    let is_signed = zone.starts_with("Etc/GMT") && zone.contains(['+', '-']);
    let country = around
        .country
        .filter(|country| !zone::of(*country).is_empty());
    if country.is_some_and(|country| zone::is_kept(country, zone)) {
        return elsewhere(zone, word.span, around);
    }
    let written = match zone::key(&word.value) == zone::key(zone) {
        _ if is_signed => {
            let hours = offset_words(offset_on(zone, around.day()));
            format!("`{zone}` is {hours}, whatever its sign says, and")
        }
        true => format!("`{zone}` is"),
        false => format!("`{}` is read as `{zone}`,", word.value),
    };
    let Some(country) = country else {
        let message = format!("{written} no town, so it knows no summer time");
        return is_signed.then(|| warning(message).hint(country_hint(around)));
    };
    let message = format!("{written} no time zone of {}", country.name());
    let is_hour = zone.starts_with("Etc/") || !zone.contains('/');
    let fitting = match is_hour {
        true => by_offset(offset_on(zone, around.day()), country, around),
        false => {
            let own = zone::of(country).iter().copied();
            let same: Vec<&str> = own
                .filter(|own| keep_same(own, zone, around.days))
                .collect();
            (!same.is_empty()).then(|| towns_of(country, &same, around))
        }
    };
    let hint = fitting.unwrap_or_else(|| country_hint(around) + "; or is the country wrong?");
    Some(warning(message).hint(hint))
}

/// A town that is known to have other hours than the zone: what a letter says of one would be wrong of the other.
fn elsewhere(zone: &str, span: Span, around: Around<'_>) -> Option<Diagnostic> {
    let (city, home) = around.home()?;
    if keep_same(zone, home, around.days) {
        return None;
    }
    let message = format!("`{zone}` has other hours than {city}");
    let problem = Diagnostic::new(check::FOREIGN_TIME_ZONE, span, message);
    Some(problem.hint(format!(
        "write `{home}` if they are in the larger {city}; if it is another one, say which, such as `{city} (West)`"
    )))
}

/// The zones of the country that are so far from UTC.
fn offset_hint(offset: i32, around: Around<'_>) -> String {
    let Some(country) = around.country else {
        return country_hint(around);
    };
    by_offset(offset, country, around).unwrap_or_else(|| {
        format!(
            "no clock of {} is {}; {}",
            country.name(),
            offset_words(offset),
            country_hint(around)
        )
    })
}

/// The zone of the town if it is so far from UTC in a part of the year; else those of the country that are, by their
/// standard time first, which is what people write. `None` if no zone is.
fn by_offset(offset: i32, country: Country, around: Around<'_>) -> Option<String> {
    let hours = |zone: &str| offsets(zone, around.day());
    let own = distinct(zone::of(country), around.day());
    let when = |zone: &str| match hours(zone) {
        [standard, summer] if standard == summer => "all year",
        [standard, _] if standard == offset => "by standard time",
        _ => "by summer time",
    };
    let at = |season: usize| own.iter().filter(move |zone| hours(zone)[season] == offset);
    let mut fitting: Vec<&str> = at(0).copied().collect();
    fitting.extend(at(1).filter(|zone| hours(zone)[0] != offset));
    if let Some((city, home)) = around.home()
        && hours(home).contains(&offset)
    {
        return Some(town_hint(city, home));
    }
    match &fitting[..] {
        [] => None,
        [_] => Some(towns_of(country, &fitting, around)),
        several => {
            let each = several
                .iter()
                .map(|zone| format!("`{zone}` ({})", when(zone)));
            let each: Vec<String> = each.collect();
            let name = country.name();
            Some(format!(
                "write the one where they are ({name}): {}",
                each.join(", ")
            ))
        }
    }
}

/// What the country has.
fn country_hint(around: Around<'_>) -> String {
    match around.country {
        Some(country) if !zone::of(country).is_empty() => {
            towns_of(country, zone::of(country), around)
        }
        _ => "write the town of the IANA list that is nearest to theirs, such as `Africa/Dakar`"
            .into(),
    }
}

/// Zones of a country to choose from, one for each that keeps other hours; the town chooses if it has the hours of one.
fn towns_of(country: Country, zones: &[&str], around: Around<'_>) -> String {
    let name = country.name();
    let day = around.day();
    let choice = distinct(zones, day);
    if let [only] = choice[..]
        && distinct(zone::of(country), day).len() == 1
    {
        return format!("write `{only}`, the time zone of {name}, or leave `time_zone` out");
    }
    if let Some((city, home)) = around.home()
        && zones
            .iter()
            .any(|zone| distinct(&[zone, home], day).len() == 1)
    {
        return town_hint(city, home);
    }
    match &choice[..] {
        [only] => format!("write `{only}` if that is where they are ({name})"),
        several => format!("write the one where they are ({name}): {}", listed(several)),
    }
}

fn town_hint(city: &str, zone: &str) -> String {
    format!("write `{zone}`, the time zone of {city}")
}

/// A town elsewhere, a slip of the finger, or what the country has.
fn spelling_hint(word: &str, around: Around<'_>) -> String {
    if let [(country, zone)] = zone::of_towns(word) {
        let place = format!("`{zone}` is the time zone of {word} in {}", country.name());
        return match around.country {
            Some(_) => format!("{place}; is the country right?"),
            None => place,
        };
    }
    let own = around.country.into_iter().flat_map(zone::towns);
    let in_country = || misspelt_name(&fold(word), own);
    let by_name = || {
        let names = zone::names().map(|zone| (zone, zone));
        let zone = misspelt_name(word, names.filter(|(zone, _)| zone.contains('/')))?;
        Some(zone::present(zone).unwrap_or(zone))
    };
    let near = match word.contains('/') {
        true => by_name(),
        false => in_country(),
    };
    match near {
        Some(zone) => format!("did you mean `{zone}`?"),
        None => country_hint(around),
    }
}
