//! In which order the days of a column are written, as far as its answers tell: one that can be read in one way only tells of
//! all, since a form writes them all alike; and forms write their rows in the order of time.

use super::moment::{Written, is_day, order, read};
use crate::model::form::DateOrder;

/// What the answers of a column tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The one order in which all of them are days.
    pub order: Option<DateOrder>,
    /// Whether some of them cannot be read without knowing it.
    pub matters: bool,
}

/// What some answers tell.
pub(super) fn told(answers: &[&str]) -> Told {
    let (mut day, mut month) = (false, false);
    for order in answers.iter().filter_map(|answer| order(answer)) {
        day |= order == DateOrder::DayFirst;
        month |= order == DateOrder::MonthFirst;
    }
    let matters = day
        || answers
            .iter()
            .any(|answer| read(answer, None).is_err() && is_day(answer));
    let order = match (day, month) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        (false, false) if matters => rising(answers),
        _ => None,
    };
    Told { order, matters }
}

/// The one order in which the answers stand in the order of time.
fn rising(answers: &[&str]) -> Option<DateOrder> {
    let rises = |order: &DateOrder| {
        let day = |answer: &&str| read(answer, Some(*order)).ok().map(Written::day);
        let days: Option<Vec<_>> = answers.iter().map(day).collect();
        days.is_some_and(|days| days.is_sorted() && days.first() < days.last())
    };
    let both = [DateOrder::DayFirst, DateOrder::MonthFirst];
    let fit: Vec<DateOrder> = both.into_iter().filter(rises).collect();
    match fit[..] {
        [only] => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_answer_tells_of_all_and_contradictions_of_none() {
        let order = |answers: &[&str]| told(answers).order;
        assert_eq!(
            order(&["7/2/2026", "7/22/2026"]),
            Some(DateOrder::MonthFirst)
        );
        assert_eq!(order(&["22.7.2026", "1.8.2026"]), Some(DateOrder::DayFirst));
        assert_eq!(order(&["22/7/2026", "7/22/2026"]), None);
        assert_eq!(order(&["7/2/2026"]), None);
        assert_eq!(
            order(&["7/2/2026", "8/1/2026"]),
            Some(DateOrder::MonthFirst)
        );
        assert_eq!(order(&["7/2/2026", "8/3/2026"]), None);
        assert_eq!(order(&["2026-07-02"]), None);
    }
}
