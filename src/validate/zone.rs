//! Time zones. A zone is a town, since only a town says when its clocks change: offsets and abbreviations stand for several,
//! and are answered with the zones of the person's country.

mod hours;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use self::hours::{distinct, offset_on, offset_words, written_offset};
use super::values::Values;
use crate::diagnostic::Diagnostic;
use crate::model::{Country, Named, fold, zone};
use crate::parse::fields::listed;
use crate::parse::nearest::misspelt_name;
use crate::source::{Span, Spanned};

/// Where somebody is, and a day on which their clock matters.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) country: Option<Country>,
    pub(super) day: Date,
}

impl Around {
    /// For zones that belong to nobody.
    pub(super) const NOWHERE: Self = Self {
        country: None,
        day: Date::ZERO,
    };
}

/// Names of the IANA list that stand for an hour all the year round, which is not what people mean who write them.
const FIXED_HOURS: [&str; 3] = ["EST", "MST", "HST"];

/// All time zones, by their names in small letters.
static ZONES: LazyLock<BTreeMap<String, Arc<str>>> = LazyLock::new(|| {
    let names = hours::names().into_iter();
    names.map(|name| (key(&name), Arc::from(name))).collect()
});

/// Gathers the names of the time zones, which the first check of a program would wait for.
pub fn gather_zones() {
    LazyLock::force(&ZONES);
}

/// Small letters, `_` for a space, no spaces around `/`.
fn key(name: &str) -> String {
    let parts = name.split('/').map(str::trim);
    let joined = parts.collect::<Vec<_>>().join("/");
    joined.to_lowercase().replace(' ', "_")
}

/// Whether a word is the name of a zone, such as `Africa/Dakar`.
pub(super) fn is_name(word: &str) -> bool {
    word.contains('/') && ZONES.contains_key(&key(word))
}

impl Values {
    /// A time zone by its IANA name, an older one, or a town of the country.
    pub(super) fn time_zone(
        &self,
        word: &Spanned<String>,
        around: Around,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Arc<str>> {
        let known = ZONES.get(&key(&word.value));
        let is_fixed = known.is_some_and(|zone| FIXED_HOURS.contains(&&**zone));
        if let Some(zone) = known.filter(|_| !is_fixed) {
            let zone = zone::present(zone).map_or_else(|| zone.clone(), Arc::from);
            problems.extend(foreign(&zone, word.span, around));
            return Some(zone);
        }
        let town = || zone::of_town(around.country?, &word.value);
        if let Some(zone) = town() {
            return Some(zone.into());
        }
        problems.push(self.unknown_zone(word, around));
        None
    }

    fn unknown_zone(&self, word: &Spanned<String>, around: Around) -> Diagnostic {
        let text = &word.value;
        let error = |message| Diagnostic::error("unknown-time-zone", word.span, message);
        if let Some(offset) = written_offset(text) {
            let message = format!("`{text}` says how far from UTC, but not when clocks change");
            return error(message).hint(offset_hint(offset, around));
        }
        let fits = |zone: &&str| hours::goes_by(zone, text, around.day);
        let own = around.country.map_or(&[][..], zone::of);
        let by_short: Vec<&str> = own.iter().copied().filter(fits).collect();
        let label = zone::by_label(text);
        let by_label = own.iter().copied().filter(|zone| label.contains(zone));
        let by_label: Vec<&str> = by_label.collect();
        let candidates = if by_short.is_empty() {
            by_label
        } else {
            by_short
        };
        if let (Some(country), false) = (around.country, candidates.is_empty()) {
            let message = format!("`{text}` is not a time zone: such names stand for several");
            return error(message).hint(towns_of(country, &candidates, around.day));
        }
        if FIXED_HOURS.contains(&&*text.to_uppercase()) {
            let message = format!("`{text}` is an hour without summer time, which few places keep");
            return error(message).hint(country_hint(around));
        }
        let message = format!("`{text}` is not a time zone");
        if !label.is_empty() || self.is_own_country(text, around) {
            return error(message).hint(country_hint(around));
        }
        if let Some(misplaced) = self.misplaced(word, "time_zone") {
            return misplaced;
        }
        error(message).hint(spelling_hint(text, around))
    }

    fn is_own_country(&self, word: &str, around: Around) -> bool {
        match (self.named_country(word), around.country) {
            (Some(Named::One(country)), Some(own)) => country == own,
            _ => false,
        }
    }
}

/// The zone of somebody who gives none: that of the country if it has one, that of the town if it is known. Else what to
/// write.
pub(super) fn left_out(around: Around, city: Option<&str>) -> Result<Arc<str>, String> {
    let Some(country) = around.country else {
        return Err(country_hint(around));
    };
    if let [only] = distinct(zone::of(country), around.day)[..] {
        return Ok(only.into());
    }
    let town = city.and_then(|city| zone::of_town(country, city));
    town.map(Arc::from).ok_or_else(|| country_hint(around))
}

/// A zone that the country does not keep is a slip in one of the two, or somebody who lives elsewhere.
fn foreign(zone: &str, span: Span, around: Around) -> Option<Diagnostic> {
    let country = around
        .country
        .filter(|country| !zone::of(*country).is_empty())?;
    if zone::is_kept(country, zone) {
        return None;
    }
    let message = match zone.strip_prefix("Etc/GMT").filter(|rest| !rest.is_empty()) {
        Some(_) => format!(
            "`{zone}` is {}, whatever its sign says, and no time zone of {}",
            offset_words(offset_on(zone, around.day)),
            country.name()
        ),
        None => format!("`{zone}` is no time zone of {}", country.name()),
    };
    let same = zone::of(country)
        .iter()
        .copied()
        .filter(|own| offset_on(own, around.day) == offset_on(zone, around.day));
    let same: Vec<&str> = same.collect();
    let hint = match same.is_empty() {
        true => country_hint(around) + "; or is the country wrong?",
        false => towns_of(country, &same, around.day),
    };
    Some(Diagnostic::warning("foreign-time-zone", span, message).hint(hint))
}

/// The zones of the country that are so far from UTC on the day.
fn offset_hint(offset: i32, around: Around) -> String {
    let Some(country) = around.country else {
        return country_hint(around);
    };
    let own = zone::of(country).iter().copied();
    let fit: Vec<&str> = own
        .filter(|zone| offset_on(zone, around.day) == offset)
        .collect();
    match fit.is_empty() {
        true => format!(
            "no clock of {} is {} on {}; {}",
            country.name(),
            offset_words(offset),
            around.day,
            country_hint(around)
        ),
        false => towns_of(country, &fit, around.day),
    }
}

/// What the country has.
fn country_hint(around: Around) -> String {
    match around.country {
        Some(country) if !zone::of(country).is_empty() => {
            towns_of(country, zone::of(country), around.day)
        }
        _ => "write the town of the IANA list that is nearest to theirs, such as `Africa/Dakar`"
            .into(),
    }
}

/// Zones of a country to choose from, one for each that keeps other hours.
fn towns_of(country: Country, zones: &[&str], day: Date) -> String {
    let name = country.name();
    match &distinct(zones, day)[..] {
        [only] if distinct(zone::of(country), day).len() == 1 => {
            format!("write `{only}`, the time zone of {name}, or leave `time_zone` out")
        }
        [only] => format!("write `{only}` if that is where they are ({name})"),
        several => format!("write the one where they are ({name}): {}", listed(several)),
    }
}

/// A town elsewhere, a slip of the finger, or what the country has.
fn spelling_hint(word: &str, around: Around) -> String {
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
        let names = ZONES.values().map(|zone| (&**zone, &**zone));
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
