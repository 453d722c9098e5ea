//! Wishes: words and named values.

use super::values::{List, Values};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Round;
use crate::model::own::OwnWish;
use crate::model::person::{Wish, WishField, Wishes};
use crate::parse::data::WishesRecord;
use crate::parse::fields::{lines_of, listed};
use crate::source::{Span, Spanned};

/// The words that a wish of a field may be, besides named values.
struct Field<'a> {
    key: &'a str,
    words: &'static [&'static str],
    named: bool,
}

/// Checks the wishes of one enrolment.
pub(super) fn wishes(
    record: &WishesRecord,
    values: &Values,
    problems: &mut Vec<Diagnostic>,
) -> Wishes {
    let all = &["any", "same", "different"];
    let free = |key: &'static str| Field {
        key,
        words: all,
        named: true,
    };
    let country = Field {
        key: "country",
        words: &["any"],
        named: true,
    };
    let languages = Field {
        key: "languages",
        words: &["any", "same"],
        named: true,
    };
    let time_zone = Field {
        key: "time_zone",
        words: all,
        named: false,
    };
    Wishes {
        sector: wish(
            record.sector.as_ref(),
            &free("sector"),
            problems,
            |word, problems| values.term(List::Sectors, word, problems),
        ),
        career_stage: wish(
            record.career_stage.as_ref(),
            &free("career_stage"),
            problems,
            |word, problems| values.term(List::CareerStages, word, problems),
        ),
        country: wish(
            record.country.as_ref(),
            &country,
            problems,
            |word, problems| values.country(word, problems),
        ),
        languages: wish(
            record.languages.as_ref(),
            &languages,
            problems,
            |word, problems| values.language(word, problems),
        ),
        interests: wish(
            record.interests.as_ref(),
            &free("interests"),
            problems,
            |word, problems| values.term(List::Interests, word, problems),
        ),
        time_zone: wish(record.time_zone.as_ref(), &time_zone, problems, |_, _| None),
        own: own(record, values, problems),
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
            own.list.term(&key.value, word, problems)
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
    mut value: impl FnMut(&Spanned<String>, &mut Vec<Diagnostic>) -> Option<T>,
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
        let value = value(word, problems);
        named.extend(value.filter(|value| !named.contains(value)));
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
