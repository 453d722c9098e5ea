//! How a field of the program's own is compared.

use super::{Own, bad};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Term;
use crate::model::own::{Kind, OwnId, Verb};
use crate::model::policy::{Importance, Prefer};
use crate::parse::data::FieldRecord;
use crate::parse::fields::listed;
use crate::source::{Span, Spanned};
use crate::validate::one_of::one_of;

/// Words that say how a field is compared.
const WORDS: [&str; 5] = ["same", "different", "near", "complementary", "overlap"];

/// Sets verb, preference and importance of a field. `all` are the fields of the program with the ids of their values.
pub(super) fn verb(
    record: &FieldRecord,
    own: &mut Own,
    all: &[(OwnId, Kind, Vec<String>)],
    problems: &mut Vec<Diagnostic>,
) {
    let Some(words) = record.verb.as_deref() else {
        idle(record, problems);
        return;
    };
    let verb = match words {
        [word] if WORDS.contains(&&*word.value) => by_word(record, word, own, all, problems),
        words => named(words, own, problems),
    };
    unused(record, verb.as_ref(), problems);
    own.field.verb = verb;
    let word = record.importance.as_ref();
    let importance =
        word.and_then(|word| one_of(&Importance::ALL, word, check::UNKNOWN_IMPORTANCE, problems));
    own.field.importance = match own.field.verb {
        Some(_) => importance.unwrap_or(Importance::Medium),
        None => Importance::Off,
    };
}

/// What only counts beside `match`.
fn idle(record: &FieldRecord, problems: &mut Vec<Diagnostic>) {
    let words = [&record.with, &record.importance].map(|word| word.as_ref().map(|one| one.span));
    let numbers = [&record.far, &record.hours].map(|number| number.as_ref().map(|one| one.span));
    let rows = record.distances.first().map(|row| row.span);
    let mut spans = words.into_iter().chain(numbers).chain([rows]).flatten();
    if let Some(span) = spans.next() {
        let message = format!(
            "`{}` has no `match`, so this does nothing",
            record.key.value
        );
        let hint = format!("add `match`, one of {}, or values", listed(&WORDS));
        problems.push(bad(span, &message, &hint));
    }
}

/// What another verb would look at.
fn unused(record: &FieldRecord, verb: Option<&Verb>, problems: &mut Vec<Diagnostic>) {
    let Some(verb) = verb else { return };
    let mut told = |span: Option<Span>, is_used: bool, of: &str| {
        if let Some(span) = span.filter(|_| !is_used) {
            let message = format!("this counts only beside {of}");
            problems.push(bad(span, &message, "take it out"));
        }
    };
    let far = record.far.as_ref().map(|far| far.span);
    let near = matches!(verb, Verb::Distances(_) | Verb::Apart(_));
    told(far, near, "`match: near` of numbers or distances");
    let rows = record.distances.first().map(|row| row.span);
    told(rows, matches!(verb, Verb::Distances(_)), "`match: near`");
    let with = record.with.as_ref().map(|with| with.span);
    let complementary = matches!(verb, Verb::Complementary(_));
    told(with, complementary, "`match: complementary`");
    let hours = record.hours.as_ref().map(|hours| hours.span);
    told(hours, matches!(verb, Verb::Overlap(_)), "`match: overlap`");
}

fn by_word(
    record: &FieldRecord,
    word: &Spanned<String>,
    own: &mut Own,
    all: &[(OwnId, Kind, Vec<String>)],
    problems: &mut Vec<Diagnostic>,
) -> Option<Verb> {
    let kind = own.field.kind;
    match (&*word.value, kind) {
        ("overlap", Kind::Hours) => {
            let hours = record.hours.as_ref().map_or(1, |hours| hours.value);
            return Some(Verb::Overlap(u16::try_from(hours).unwrap_or(1)));
        }
        ("complementary", Kind::One | Kind::Many | Kind::Ordered) => {
            return complementary(record, word.span, own, all, problems);
        }
        ("near", Kind::One) if record.distances.is_empty() => {
            let message = "values without an order have no nearness of their own";
            let hint =
                "add `distances: [[one-value, other-value, 2], …]`, or write `kind: ordered`";
            problems.push(bad(word.span, message, hint));
            return None;
        }
        ("near", Kind::One | Kind::Ordered | Kind::Number { .. })
        | (
            "same",
            Kind::One | Kind::Many | Kind::Ordered | Kind::Number { .. } | Kind::Text | Kind::YesNo,
        ) => {}
        (
            "different",
            Kind::One | Kind::Many | Kind::Ordered | Kind::Number { .. } | Kind::Text | Kind::YesNo,
        ) => {
            own.field.prefer = Prefer::Different;
        }
        _ => {
            let message = format!(
                "a field of kind `{}` cannot match by `{}`",
                kind.key(),
                word.value
            );
            let hint = format!("write {}", listed(fitting(kind)));
            problems.push(bad(word.span, &message, &hint));
            return None;
        }
    }
    Some(near(record, &word.value, own, problems))
}

/// The words that fit a kind.
fn fitting(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::One | Kind::Ordered => &["same", "different", "near", "complementary"],
        Kind::Many => &["same", "different", "complementary"],
        Kind::Number { .. } => &["same", "different", "near"],
        Kind::Text | Kind::YesNo => &["same", "different"],
        Kind::Hours => &["overlap"],
    }
}

/// How far two values are apart, for `near` and for `different`.
fn near(record: &FieldRecord, word: &str, own: &Own, problems: &mut Vec<Diagnostic>) -> Verb {
    let far = record.far.as_ref().map(|far| far.value);
    match own.field.kind {
        _ if word == "same" => Verb::Same,
        Kind::One | Kind::Ordered if !record.distances.is_empty() => {
            Verb::Distances(distances(record, own, far, problems))
        }
        Kind::Ordered => Verb::Steps,
        Kind::Number { from, to } if word == "near" || far.is_some() => {
            let far = far.and_then(|far| u16::try_from(far).ok());
            Verb::Apart(far.unwrap_or(to - from).max(1))
        }
        _ => Verb::Same,
    }
}

/// The points of each two values: 100 for the same, falling evenly to nothing. Those that no row names are far.
fn distances(
    record: &FieldRecord,
    own: &Own,
    far: Option<u32>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Vec<u32>> {
    let mut rows: Vec<([usize; 2], u32)> = Vec::new();
    for row in &record.distances {
        let [one, other, apart] = &row.value;
        let places = [one, other].map(|word| place(word, own, problems));
        let Some(apart) = apart
            .value
            .parse()
            .ok()
            .filter(|apart| (1..=1_000).contains(apart))
        else {
            let message = format!("`{}` is no distance", apart.value);
            problems.push(bad(
                apart.span,
                &message,
                "write a whole number from 1 to 1000",
            ));
            continue;
        };
        let [Some(one), Some(other)] = places else {
            continue;
        };
        let pair = [one.min(other), one.max(other)];
        if rows.iter().any(|(known, _)| *known == pair) || one == other {
            let message = match one == other {
                true => "a value is no distance from itself",
                false => "the distance of these two stands here twice",
            };
            problems.push(bad(row.span, message, "delete the row"));
            continue;
        }
        rows.push((pair, apart));
    }
    let most = rows.iter().map(|(_, apart)| *apart).max().unwrap_or(0);
    let far = far.unwrap_or(most + 1);
    let count = own.field.values.len();
    let mut points = vec![vec![0; count]; count];
    for (at, row) in points.iter_mut().enumerate() {
        row[at] = 100;
    }
    for ([one, other], apart) in rows {
        let near = far.saturating_sub(apart) * 100 / far;
        points[one][other] = near;
        points[other][one] = near;
    }
    points
}

fn place(word: &Spanned<String>, own: &Own, problems: &mut Vec<Diagnostic>) -> Option<usize> {
    let term = own.list.term(own.field.key(), word, problems);
    term.map(|term| usize::from(term.0))
}

/// The other field must have the same list.
fn complementary(
    record: &FieldRecord,
    span: Span,
    own: &Own,
    all: &[(OwnId, Kind, Vec<String>)],
    problems: &mut Vec<Diagnostic>,
) -> Option<Verb> {
    let Some(with) = &record.with else {
        let message = "`complementary` to which field?";
        problems.push(bad(span, message, "add `with`, the key of the other field"));
        return None;
    };
    let Some((id, _, ids)) = all.iter().find(|(id, ..)| id.key() == with.value) else {
        let message = format!("no field of the program's own has the key `{}`", with.value);
        problems.push(bad(with.span, &message, "write the key of the other field"));
        return None;
    };
    let mine = own.field.values.iter().map(|entry| &entry.id);
    if *id == own.field.id || !mine.eq(ids) {
        let (one, other) = (own.field.key(), &with.value);
        let message = format!("`{one}` and `{other}` have no list of values in common");
        let hint = format!("write `values: {one}` in the declaration of `{other}`");
        problems.push(bad(with.span, &message, &hint));
        return None;
    }
    Some(Verb::Complementary(*id))
}

/// Values that are preferred.
fn named(words: &[Spanned<String>], own: &mut Own, problems: &mut Vec<Diagnostic>) -> Option<Verb> {
    let kind = own.field.kind;
    if !kind.has_list() && kind != Kind::YesNo {
        let word = words.first()?;
        let message = format!(
            "a field of kind `{}` cannot match by `{}`",
            kind.key(),
            word.value
        );
        let hint = format!("write {}", listed(fitting(kind)));
        problems.push(bad(word.span, &message, &hint));
        return None;
    }
    let mut terms: Vec<Term> = Vec::new();
    for word in words {
        terms.extend(own.list.term(own.field.key(), word, problems));
    }
    terms.sort_unstable();
    terms.dedup();
    (!terms.is_empty()).then(|| {
        own.field.prefer = Prefer::Named(terms);
        Verb::Same
    })
}
