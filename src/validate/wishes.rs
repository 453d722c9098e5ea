//! Wishes: words and named values.

use super::values::{List, Values};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::own::OwnWish;
use crate::model::person::{Wish, WishField, Wishes};
use crate::model::{Country, Round, area};
use crate::parse::data::WishesRecord;
use crate::parse::fields::{lines_of, listed};
use crate::parse::nearest::nearest;
use crate::source::{Span, Spanned};

/// The words that a wish of a field may be, besides named values.
struct Field<'a> {
    key: &'a str,
    words: &'static [&'static str],
    named: bool,
}

impl<'a> Field<'a> {
    /// One where everything may be wished.
    const fn free(key: &'a str) -> Self {
        Self {
            key,
            words: &["any", "same", "different"],
            named: true,
        }
    }
}

/// Checks the wishes of one enrolment.
pub(super) fn wishes(
    record: &WishesRecord,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Wishes {
    let languages = Field {
        words: &["any", "same"],
        ..Field::free("languages")
    };
    let time_zone = Field {
        named: false,
        ..Field::free("time_zone")
    };
    let terms = |list, key, words: &Option<Vec<_>>, problems: &mut Vec<Diagnostic>| {
        wish(
            words.as_ref(),
            &Field::free(key),
            problems,
            |word, problems| Vec::from_iter(values.term(list, word, problems)),
        )
    };
    Wishes {
        sector: terms(List::Sectors, "sector", &record.sector, problems),
        career_stage: terms(
            List::CareerStages,
            "career_stage",
            &record.career_stage,
            problems,
        ),
        country: country(record, values, problems),
        languages: wish(
            record.languages.as_ref(),
            &languages,
            problems,
            |word, problems| Vec::from_iter(values.language(word, problems)),
        ),
        interests: terms(List::Interests, "interests", &record.interests, problems),
        time_zone: wish(record.time_zone.as_ref(), &time_zone, problems, |_, _| {
            Vec::new()
        }),
        own: own(record, values, problems),
    }
}

/// Countries that are welcome, by name or by their part of the world.
fn country(
    record: &WishesRecord,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Wish<Country> {
    let field = |key| Field {
        words: &["any"],
        ..Field::free(key)
    };
    let countries = wish(
        record.country.as_ref(),
        &field("country"),
        problems,
        |word, problems| country_or_region(word, values, problems),
    );
    let parts = wish(record.region.as_ref(), &field("region"), problems, regions);
    either(countries, parts)
}

/// A country, or all of a part of the world that no country is called like.
fn country_or_region(
    word: &Spanned<String>,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Country> {
    match area::countries(&word.value) {
        Some(countries) if !values.is_country(&word.value) => countries,
        _ => Vec::from_iter(values.country(word, problems)),
    }
}

/// All countries of a part of the world.
fn regions(word: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Vec<Country> {
    area::countries(&word.value).unwrap_or_else(|| {
        let message = format!("`{}` is not a part of the world", word.value);
        let problem = Diagnostic::new(check::UNKNOWN_REGION, word.span, message);
        problems.push(match nearest(&word.value, area::names()) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint(
                "write a name of the United Nations' list, such as `Asia`, `Western Africa` or `Latin America and the Caribbean`",
            ),
        });
        Vec::new()
    })
}

/// One wish of two: what either of them names is welcome.
fn either<T: PartialEq>(one: Wish<T>, other: Wish<T>) -> Wish<T> {
    match (one, other) {
        (Wish::Named(mut named), Wish::Named(more)) => {
            for value in more {
                if !named.contains(&value) {
                    named.push(value);
                }
            }
            Wish::Named(named)
        }
        (Wish::Any, other) => other,
        (one, _) => one,
    }
}

/// Wishes about fields of the program's own; other keys are told.
fn own(record: &WishesRecord, values: &Values, problems: &mut Vec<Diagnostic>) -> Vec<OwnWish> {
    values.tell(&record.others, problems);
    let mut wishes = Vec::new();
    for own in &values.own {
        let Some((key, node)) = record.others.find(own.field.key()) else {
            continue;
        };
        if !own.field.kind.may_be_wished() {
            let message = format!("one cannot wish about `{}`", key.value);
            let problem = Diagnostic::new(check::BAD_WISH, key.span, message);
            problems.push(problem.hint("take it out, or keep it as words in `wish_words`"));
            continue;
        }
        let words = lines_of(node, &key.value, 200, problems);
        let field = Field {
            key: &key.value,
            words: &["any", "same", "different"],
            named: !own.field.values.is_empty(),
        };
        let term = |word: &Spanned<String>, problems: &mut Vec<Diagnostic>| {
            Vec::from_iter(own.list.term(&key.value, word, problems))
        };
        let wish = wish(Some(&words), &field, problems, term);
        if wish != Wish::Any {
            let field = own.field.id;
            wishes.push(OwnWish { field, wish });
        }
    }
    wishes
}

/// Takes back the wishes about which a round does not ask, with a warning for each.
pub(super) fn keep_to(
    round: &Round,
    record: &WishesRecord,
    wishes: &mut Wishes,
    problems: &mut Vec<Diagnostic>,
) {
    let own = wishes.own.iter().map(|wish| WishField::Own(wish.field));
    let built_in = WishField::ALL.iter().map(|(field, _)| *field);
    for field in built_in.chain(own).collect::<Vec<_>>() {
        let key = field.key();
        if round.policy.wishes.contains(&field) || !wishes.has(field) {
            continue;
        }
        wishes.forget(field);
        let Some(span) = place(record, field) else {
            continue;
        };
        let message = format!(
            "`{}` takes no wishes about `{key}`, so this one does not count",
            round.id
        );
        let problem = Diagnostic::new(check::WISH_NOT_TAKEN, span, message);
        problems.push(problem.hint(format!(
            "take it out, or add `{key}` to `wishes` in the round's `policy`"
        )));
    }
}

/// Where the wish about a field is written.
pub(super) fn place(record: &WishesRecord, field: WishField) -> Option<Span> {
    let words = match field {
        WishField::Sector => &record.sector,
        WishField::CareerStage => &record.career_stage,
        WishField::Country if record.country.is_none() => &record.region,
        WishField::Country => &record.country,
        WishField::Languages => &record.languages,
        WishField::Interests => &record.interests,
        WishField::TimeZone => &record.time_zone,
        WishField::Own(own) => {
            let (_, node) = record.others.find(own.key())?;
            return Some(node.span);
        }
    };
    words.as_ref()?.first().map(|word| word.span)
}

fn wish<T: PartialEq>(
    words: Option<&Vec<Spanned<String>>>,
    field: &Field<'_>,
    problems: &mut Vec<Diagnostic>,
    mut values: impl FnMut(&Spanned<String>, &mut Vec<Diagnostic>) -> Vec<T>,
) -> Wish<T> {
    let words = words.map_or(&[][..], Vec::as_slice);
    if let [word] = words
        && field.words.contains(&&*word.value)
    {
        return match &*word.value {
            "same" => Wish::Same,
            "different" => Wish::Different,
            _ => Wish::Any,
        };
    }
    let mut named = Vec::new();
    for word in words {
        let reserved = ["any", "same", "different"].contains(&&*word.value);
        if reserved || !field.named {
            problems.push(bad_wish(word, field, words.len() > 1));
            continue;
        }
        let small = word.value.to_lowercase();
        if small != word.value && field.words.contains(&&*small) {
            let problem = bad_wish(word, field, false);
            problems.push(problem.hint(format!("write `{small}`")));
            continue;
        }
        for value in values(word, problems) {
            if !named.contains(&value) {
                named.push(value);
            }
        }
    }
    if named.is_empty() {
        Wish::Any
    } else {
        Wish::Named(named)
    }
}

fn bad_wish(word: &Spanned<String>, field: &Field<'_>, several: bool) -> Diagnostic {
    let key = field.key;
    let message = if several && field.words.contains(&&*word.value) {
        format!(
            "`{}` cannot stand beside other wishes for `{key}`",
            word.value
        )
    } else {
        format!("one cannot wish `{}` for `{key}`", word.value)
    };
    let words = listed(field.words);
    let hint = if field.named {
        format!("write {words}, or the values that are welcome")
    } else {
        format!("write one of {words}")
    };
    Diagnostic::new(check::BAD_WISH, word.span, message).hint(hint)
}
