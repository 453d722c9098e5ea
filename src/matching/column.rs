//! One rule for everybody at once, as the solver reads it.

use std::collections::BTreeSet;

use crate::model::Term;
use crate::model::own::OwnId;

/// The class of somebody whose value is not known.
pub const UNKNOWN: Class = Class::MAX;

/// The place of a value among the distinct ones, of which no field has as many as there are classes: terms, countries, primary
/// subtags, minutes of a day.
pub type Class = u16;

/// One rule for everybody at once: points from 0 to 100 by what two people have.
#[derive(Clone, Debug)]
pub enum Column {
    /// By whether two people are in the same class.
    Same {
        /// Of each person.
        classes: Vec<Class>,
        /// Points if it is the same.
        same: u32,
        /// Points if it is not.
        different: u32,
        /// Points if the class of one is not known.
        unknown: u32,
    },
    /// By the classes of two people; 0 if that of one is not known.
    Table {
        /// Of each person.
        classes: Vec<Class>,
        /// Points by row and column class.
        points: Vec<Vec<u32>>,
    },
    /// By how many values of a set two people have in common; what stands last holds for more.
    Common(SetField, &'static [u32]),
    /// By in how many directions one offers what the other seeks.
    Offers {
        /// What each person offers.
        offers: Vec<Vec<Term>>,
        /// What each person seeks.
        seeks: Vec<Vec<Term>>,
        /// Points for none, one, both.
        points: [u32; 3],
    },
    /// 100 if two people have at least so many slots in common in every part.
    Overlap {
        /// The slots of each person, part by part.
        parts: Vec<Slots>,
        /// How many slots.
        least: u32,
    },
    /// 100, but 0 for former partners.
    NotFormer,
}

/// Numbers of slots of a week, of each person.
pub type Slots = Vec<Vec<Class>>;

/// A field with many values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetField {
    /// Primary subtags.
    Languages,
    /// Terms.
    Interests,
    /// Terms of a field of the program's own.
    Own(OwnId),
}

impl Column {
    /// A rule about one value being the same or not.
    pub fn same<T: Ord + Clone>(
        values: impl Iterator<Item = Option<T>> + Clone,
        same: u32,
        different: u32,
    ) -> Self {
        let (classes, _) = classes(values);
        Self::Same {
            classes,
            same,
            different,
            unknown: 0,
        }
    }

    /// The same with other points where a value is not known.
    pub fn or_unknown(mut self, points: u32) -> Self {
        if let Self::Same { unknown, .. } = &mut self {
            *unknown = points;
        }
        self
    }

    /// A rule about two values, of which there are not many.
    pub fn table<T: Ord + Clone>(
        values: impl Iterator<Item = Option<T>> + Clone,
        points: impl Fn(&T, &T) -> u32,
    ) -> Self {
        let (classes, distinct) = classes(values);
        let row = |a| distinct.iter().map(|b| points(a, b)).collect();
        let points = distinct.iter().map(row).collect();
        Self::Table { classes, points }
    }
}

/// The class of each person's value, and the distinct values, sorted: a class is a place among them.
pub fn classes<T: Ord + Clone>(
    values: impl Iterator<Item = Option<T>> + Clone,
) -> (Vec<Class>, Vec<T>) {
    let distinct: BTreeSet<T> = values.clone().flatten().collect();
    let distinct: Vec<T> = distinct.into_iter().collect();
    let classes = values.map(|value| value.map_or(UNKNOWN, |value| class(&distinct, &value)));
    (classes.collect(), distinct)
}

/// The place of a value among the distinct ones.
pub fn class<T: Ord>(distinct: &[T], value: &T) -> Class {
    let at = distinct.binary_search(value).ok();
    at.and_then(|at| Class::try_from(at).ok())
        .unwrap_or(UNKNOWN)
}
