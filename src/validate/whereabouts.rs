//! Where somebody is: country, town and time zone, each of which says something about the others. Who overrides one of them
//! for a round has gone elsewhere, and what is no longer true of the others is not kept.

use std::sync::Arc;

use jiff::civil::Date;

use super::values::Values;
use super::zone::{self, Around};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{Country, Profile, fold, zone as zones};
use crate::parse::data::ProfileRecord;
use crate::source::Span;

/// What a profile stands on.
#[derive(Clone, Copy)]
pub(super) enum Base<'a> {
    /// On nothing: it is the person's own.
    None,
    /// On one in which something is wrong, which has been told.
    Unknown,
    /// It overrides this one.
    Of(&'a Profile),
}

impl<'a> Base<'a> {
    /// The profile, if it is known.
    pub(super) fn profile(self) -> Option<&'a Profile> {
        match self {
            Self::Of(profile) => Some(profile),
            Self::None | Self::Unknown => None,
        }
    }
}

/// Where a profile is written, and what else is known of the person.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The record.
    pub(super) span: Span,
    /// The first day and the last on which their clock matters.
    pub(super) days: [Date; 2],
    /// The profile that this one overrides.
    pub(super) base: Base<'a>,
}

/// What a record says of where somebody is.
#[derive(Default)]
pub(super) struct Whereabouts {
    /// As written, if that is a country.
    pub(super) country: Option<Country>,
    /// Whether this is another country than the one that is overridden: then the town there is not theirs any more.
    pub(super) moved: bool,
    /// As written, or decided by country and town; `None` if that of the profile below stays, or something is wrong.
    pub(super) time_zone: Option<Arc<str>>,
}

/// Checks country and time zone, with the town between them.
pub(super) fn whereabouts(
    record: &ProfileRecord,
    setting: Setting<'_>,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Whereabouts {
    let written = record.country.as_ref();
    let country = written.and_then(|word| values.country(word, problems));
    let base = setting.base.profile();
    let moved = match (country, base) {
        (Some(country), Some(base)) => country != base.country,
        _ => false,
    };
    let own = record.city.as_ref().map(|city| &*city.value);
    let kept = base.filter(|_| !moved).and_then(|base| base.city.as_ref());
    let around = Around {
        country: match written {
            Some(_) => country,
            None => base.map(|base| base.country),
        },
        city: own.or(kept.map(|city| city.reveal().as_str())),
        days: setting.days,
    };
    let time_zone = match &record.time_zone {
        Some(word) => values.time_zone(word, around, problems),
        None if record.time_zone_written => None,
        None if written.is_some() && country.is_none() => None,
        None => unwritten(record, setting, around, moved, problems),
    };
    Whereabouts {
        country,
        moved,
        time_zone,
    }
}

/// The time zone of a record that gives none.
fn unwritten(
    record: &ProfileRecord,
    setting: Setting<'_>,
    around: Around<'_>,
    moved: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Arc<str>> {
    let base = match setting.base {
        Base::Unknown => return None,
        Base::None => None,
        Base::Of(base) if !moved => {
            let city = &record.city.as_ref()?.value;
            let before = base.city.as_ref().map(|city| fold(city.reveal()));
            let is_new = before.is_none_or(|before| before != fold(city));
            return zone::anew(around, &base.time_zone).filter(|_| is_new);
        }
        Base::Of(base) => Some(base),
    };
    let hint = match zone::left_out(around) {
        Ok(zone) => return Some(zone),
        Err(hint) => hint,
    };
    let is_kept = |base: &&Profile| {
        let country = around.country;
        country.is_some_and(|country| zones::is_kept(country, &base.time_zone))
    };
    if let Some(base) = base.filter(is_kept) {
        return Some(base.time_zone.clone());
    }
    let (span, message) = match (base, &record.country, around.country) {
        (Some(_), Some(word), Some(country)) => {
            let message = format!("another country, but no `time_zone` in {}", country.name());
            (word.span, message)
        }
        _ => (setting.span, "a participant has no `time_zone`".to_owned()),
    };
    problems.push(Diagnostic::new(check::MISSING_FIELD, span, message).hint(hint));
    None
}
