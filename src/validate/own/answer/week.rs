//! Hours of a week: `{ tue: [18-21], mon-fri: [12-13], sat: [9:30-12] }`, by the own clock.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::own::{DAY, Week};
use crate::parse::fields::lines_of;
use crate::parse::tree::{Node, Value};
use crate::source::Spanned;

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The week of a node.
pub(super) fn week(key: &str, node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Week> {
    let Value::Map(entries) = &node.value else {
        let message = format!(
            "`{key}` must be hours of a week, found {}",
            node.value.kind()
        );
        let problem = Diagnostic::new(check::BAD_HOURS, node.span, message);
        problems.push(problem.hint("write `{ tue: [18-21], sat: [9-12] }`, by their own clock"));
        return None;
    };
    let mut spans = Vec::new();
    for (word, node) in entries {
        let Some(days) = days(&word.value) else {
            let message = format!("`{}` is no day of the week", word.value);
            let problem = Diagnostic::new(check::BAD_HOURS, word.span, message);
            problems.push(problem.hint("write `mon`, `tue`, …, `sun`, or `mon-fri`"));
            continue;
        };
        for written in lines_of(node, key, 100, problems) {
            let Some([from, until]) = span(&written, problems) else {
                continue;
            };
            spans.extend(days.iter().map(|day| [day * DAY + from, day * DAY + until]));
        }
    }
    Some(Week::new(spans))
}

/// A day, or from one to another.
fn days(word: &str) -> Option<Vec<u32>> {
    let day = |word: &str| {
        let word = word.trim().to_lowercase();
        let mut days = (0..).zip(DAYS);
        let found = days.find(|(_, name)| word.len() >= 3 && name.starts_with(&*word));
        found.map(|(day, _)| day)
    };
    let Some((first, last)) = word.split_once('-') else {
        return day(word).map(|day| vec![day]);
    };
    let (first, last) = (day(first)?, day(last)?);
    let count = (last + 7 - first) % 7 + 1;
    Some((0..count).map(|more| (first + more) % 7).collect())
}

/// `18-21`, `9:30-12`, `22-2`: minutes after midnight, the second later than the first.
fn span(written: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<[u32; 2]> {
    let text = written.value.replace(['\u{2013}', '\u{2212}'], "-");
    let ends = text.split_once('-');
    let ends = ends.and_then(|(from, until)| Some([minute(from)?, minute(until)?]));
    let Some([from, until]) = ends.filter(|[from, until]| from != until && *from < DAY) else {
        let message = format!("`{}` are no hours of a day", written.value);
        let problem = Diagnostic::new(check::BAD_HOURS, written.span, message);
        problems.push(
            problem.hint("write `18-21`, or `18:30-21` in quarters of an hour, from 0 to 24"),
        );
        return None;
    };
    Some([from, if until < from { until + DAY } else { until }])
}

/// `18`, `18:30`, `24`: minutes after midnight, in quarters of an hour.
fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let (hour, minute): (u32, u32) = match is_number(hour) && is_number(minute) {
        true => (hour.parse().ok()?, minute.parse().ok()?),
        false => return None,
    };
    let all = hour * 60 + minute;
    (hour <= 24 && minute < 60 && minute % 15 == 0 && all <= DAY).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::{days, minute};

    #[test]
    fn days_go_round_the_week() {
        assert_eq!(days("tue"), Some(vec![1]));
        assert_eq!(days("Thursday"), Some(vec![3]));
        assert_eq!(days("sat-mon"), Some(vec![5, 6, 0]));
        assert_eq!(days("mo"), None);
    }

    #[test]
    fn times_are_quarters_of_an_hour() {
        let times = ["18", " 9:30", "24", "24:15", "7:05", "noon", "", "-1"];
        let minutes = [
            Some(1080),
            Some(570),
            Some(1440),
            None,
            None,
            None,
            None,
            None,
        ];
        assert_eq!(times.map(minute), minutes);
    }
}
