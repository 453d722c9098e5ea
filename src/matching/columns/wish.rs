//! Wishes as sets of bits: what somebody asks for in a field, and what somebody has there.

use super::Columns;
use super::bits::{self, Bits};
use super::sets::{Sets, Values};
use crate::matching::candidate::Candidate;
use crate::matching::column::{self, Class, SetField, UNKNOWN};
use crate::matching::wishes::{SAME_SET, WISH_POINTS, asked};
use crate::model::Term;
use crate::model::clock::{SAME_HOURS, ahead};
use crate::model::own::{Answer, Kind, OwnField};
use crate::model::person::Wish;

/// The wishes of everybody.
#[derive(Clone, Debug, Default)]
pub struct WishColumns {
    /// The fields in which somebody has a wish.
    pub fields: Vec<WishField>,
    /// What one wish of a person is worth.
    pub share: Vec<i16>,
}

/// The wishes of everybody about one field. A wish comes true if the sets `asks` of the one and `has` of the other meet, or if
/// they have as many values in common as [`like`](Self::like) says.
#[derive(Clone, Debug)]
pub struct WishField {
    /// What somebody asks for.
    pub asks: Bits,
    /// What somebody has.
    pub has: Bits,
    /// For a field with many values: whether somebody asks for [`SAME`] ones or [`DIFFERENT`] ones.
    pub like: Option<(usize, Vec<u16>)>,
}

/// At least [`SAME_SET`] in common.
pub const SAME: u16 = 1;
/// Fewer.
pub const DIFFERENT: u16 = 2;

impl WishField {
    /// Whether somebody has a wish here that may come true.
    pub fn wishes(&self, person: usize) -> bool {
        let likes = self
            .like
            .as_ref()
            .is_some_and(|(_, like)| like[person] != 0);
        likes || self.asks.words_of(person, usize::MAX).next().is_some()
    }

    /// Whether the wish of `from` comes true with `to`.
    #[inline]
    fn met(&self, columns: &Columns, from: usize, to: usize) -> bool {
        let like = self.like.as_ref().is_some_and(|(set, like)| {
            let same = || columns.sets[*set].common(from, to) >= SAME_SET;
            like[from] != 0 && like[from] == if same() { SAME } else { DIFFERENT }
        });
        like || self.asks.meets(from, &self.has, to)
    }
}

impl WishColumns {
    /// Compiles the wishes, those about fields of the program's own too; `sets` are what everybody has.
    pub fn new(people: &[Candidate], own: &[OwnField], sets: &Sets<'_>) -> Self {
        let each = people.iter();
        let primary =
            |one: &Candidate| named(&one.wishes.languages, |tag| tag.primary().to_owned());
        let term = |one: &Candidate| named(&one.wishes.interests, |term| *term);
        let like = |one: &Candidate| [like(&one.wishes.languages), like(&one.wishes.interests)];
        let likes: Vec<[u16; 2]> = each.clone().map(like).collect();
        let likes = |at: usize| likes.iter().map(|like| like[at]).collect();
        let fields = [
            single(
                each.clone()
                    .map(|one| (&one.wishes.sector, one.profile.sector)),
            ),
            single(
                each.clone()
                    .map(|one| (&one.wishes.career_stage, one.profile.career_stage)),
            ),
            single(
                each.clone()
                    .map(|one| (&one.wishes.country, Some(one.profile.country))),
            ),
            match sets.values(SetField::Languages) {
                Values::Tags(tags) => {
                    let tags: Vec<Vec<String>> = tags
                        .iter()
                        .map(|set| set.iter().map(|tag| (*tag).to_owned()).collect())
                        .collect();
                    let set = sets.place(SetField::Languages);
                    many(set, likes(0), each.clone().map(primary), &tags)
                }
                Values::Terms(_) => None,
            },
            of_terms(SetField::Interests, sets, likes(1), each.clone().map(term)),
            hours(people),
        ];
        let own = own.iter().map(|field| own_wish(people, field, sets));
        let share = each.map(|one| WISH_POINTS.checked_div(asked(one.wishes)).unwrap_or(0));
        Self {
            fields: fields.into_iter().chain(own).flatten().collect(),
            share: share
                .map(|share| i16::try_from(share).unwrap_or(0))
                .collect(),
        }
    }

    /// Whether some wish looks at a set.
    pub fn counts(&self, set: usize) -> bool {
        let mut likes = self.fields.iter().flat_map(|field| &field.like);
        likes.any(|(own, _)| *own == set)
    }

    /// Whether nobody wishes anything.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Points of wishes of `from` that come true with `to`.
    #[inline]
    pub fn points(&self, columns: &Columns, from: usize, to: usize) -> u32 {
        let share = u32::from(self.share[from].unsigned_abs());
        if share == 0 {
            return 0; // no wish at all
        }
        let fields = self.fields.iter();
        let met = fields.filter(|field| field.met(columns, from, to));
        met.map(|_| share).sum()
    }
}

/// A field that has one value.
fn single<'a, T: Ord + Clone + 'a>(
    people: impl Iterator<Item = (&'a Wish<T>, Option<T>)> + Clone,
) -> Option<WishField> {
    if people.clone().all(|(wish, _)| *wish == Wish::Any) {
        return None;
    }
    let (own, distinct) = column::classes(people.clone().map(|(_, value)| value));
    let all = || (0..).take(distinct.len());
    let asks = people.zip(&own).map(|((wish, _), own)| match wish {
        Wish::Same if *own != UNKNOWN => vec![*own],
        Wish::Different if *own != UNKNOWN => all().filter(|class| class != own).collect(),
        Wish::Any | Wish::Same | Wish::Different => Vec::new(),
        Wish::Named(values) => known(values, &distinct),
    });
    let has = own.iter().map(|own| {
        if *own == UNKNOWN {
            Vec::new()
        } else {
            vec![*own]
        }
    });
    Some(WishField {
        asks: Bits::new(&asks.collect::<Vec<_>>(), distinct.len()),
        has: Bits::new(&has.collect::<Vec<_>>(), distinct.len()),
        like: None,
    })
}

/// A field that has many values.
fn many<T: Ord + Clone>(
    set: usize,
    like: Vec<u16>,
    named: impl Iterator<Item = Vec<T>>,
    values: &[Vec<T>],
) -> Option<WishField> {
    let named: Vec<Vec<T>> = named.collect();
    if like.iter().all(|like| *like == 0) && named.iter().all(Vec::is_empty) {
        return None;
    }
    let (has, distinct) = bits::sets(values);
    let asks: Vec<Vec<Class>> = named.iter().map(|named| known(named, &distinct)).collect();
    let somebody = asks.iter().any(|asks| !asks.is_empty());
    Some(WishField {
        asks: Bits::new(&asks, if somebody { distinct.len() } else { 0 }),
        has,
        like: Some((set, like)),
    })
}

/// A field that has many values of a list.
fn of_terms(
    field: SetField,
    sets: &Sets<'_>,
    like: Vec<u16>,
    named: impl Iterator<Item = Vec<Term>>,
) -> Option<WishField> {
    match sets.values(field) {
        Values::Terms(terms) => many(sets.place(field), like, named, terms),
        Values::Tags(_) => None,
    }
}

/// A field of the program's own.
fn own_wish(people: &[Candidate], field: &OwnField, sets: &Sets<'_>) -> Option<WishField> {
    let wish = |one: &Candidate| one.wishes.own(field.id).cloned().unwrap_or_default();
    if people.iter().all(|one| wish(one) == Wish::Any) {
        return None;
    }
    let wishes: Vec<Wish<Term>> = people.iter().map(wish).collect();
    match field.kind {
        Kind::Many => {
            let likes = wishes.iter().map(like).collect();
            let named = wishes.iter().map(|wish| named(wish, |term| *term));
            of_terms(SetField::Own(field.id), sets, likes, named)
        }
        Kind::Number { .. } => numbers(people, &wishes, field),
        _ => {
            let has = |one: &Candidate| match one.profile.own(field.id).map(Answer::terms) {
                Some([term]) => Some(*term),
                _ => None,
            };
            single(wishes.iter().zip(people.iter().map(has)))
        }
    }
}

/// Numbers: which of those that occur are near one's own.
fn numbers(people: &[Candidate], wishes: &[Wish<Term>], field: &OwnField) -> Option<WishField> {
    let number = |one: &Candidate| match one.profile.own(field.id) {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    };
    let (own, distinct) = column::classes(people.iter().map(number));
    let close = |mine: u16, same: bool| {
        let all = (0..).zip(&distinct);
        let fit = all.filter(|(_, other)| field.is_close(mine, **other) == same);
        fit.map(|(class, _)| class).collect()
    };
    let asks = people
        .iter()
        .zip(wishes)
        .map(|(one, wish)| match (number(one), wish) {
            (Some(mine), Wish::Same) => close(mine, true),
            (Some(mine), Wish::Different) => close(mine, false),
            _ => Vec::new(),
        });
    let has = own.iter().map(|own| match *own {
        UNKNOWN => Vec::new(),
        own => vec![own],
    });
    Some(WishField {
        asks: Bits::new(&asks.collect::<Vec<_>>(), distinct.len()),
        has: Bits::new(&has.collect::<Vec<_>>(), distinct.len()),
        like: None,
    })
}

/// Hours: which of the clocks that occur are near one's own.
fn hours(people: &[Candidate]) -> Option<WishField> {
    if people.iter().all(|one| one.wishes.time_zone == Wish::Any) {
        return None;
    }
    let (own, distinct) = column::classes(people.iter().map(|one| Some(one.minutes)));
    let near = |one: &Candidate, same: bool| {
        let clocks = (0..).zip(&distinct);
        let fit = clocks.filter(|(_, other)| {
            (ahead(one.minutes, **other).unsigned_abs() <= SAME_HOURS) == same
        });
        fit.map(|(class, _)| class).collect()
    };
    let asks = people.iter().map(|one| match one.wishes.time_zone {
        Wish::Any | Wish::Named(_) => Vec::new(),
        Wish::Same => near(one, true),
        Wish::Different => near(one, false),
    });
    let has = own.into_iter().map(|own| vec![own]);
    Some(WishField {
        asks: Bits::new(&asks.collect::<Vec<_>>(), distinct.len()),
        has: Bits::new(&has.collect::<Vec<_>>(), distinct.len()),
        like: None,
    })
}

fn like<T>(wish: &Wish<T>) -> u16 {
    match wish {
        Wish::Any | Wish::Named(_) => 0,
        Wish::Same => SAME,
        Wish::Different => DIFFERENT,
    }
}

fn named<T, U>(wish: &Wish<T>, value: impl Fn(&T) -> U) -> Vec<U> {
    match wish {
        Wish::Named(values) => values.iter().map(value).collect(),
        Wish::Any | Wish::Same | Wish::Different => Vec::new(),
    }
}

/// The classes of those values that somebody has.
fn known<T: Ord>(values: &[T], distinct: &[T]) -> Vec<Class> {
    let class = |value| Class::try_from(distinct.binary_search(value).ok()?).ok();
    values.iter().filter_map(class).collect()
}
