//! Hours of a week in which somebody is free, by the own clock.

/// Minutes of a day.
pub const DAY: u32 = 24 * 60;

/// Minutes of a week.
pub const WEEK: u32 = 7 * DAY;

/// Spans of minutes from Monday 0:00 on, sorted, without overlap, inside of one week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week(Vec<[u32; 2]>);

impl Week {
    /// Takes spans in any order; one that runs over the end of the week goes on at its beginning.
    pub fn new(spans: impl IntoIterator<Item = [u32; 2]>) -> Self {
        let mut parts: Vec<[u32; 2]> = Vec::new();
        for [from, until] in spans {
            parts.push([from, until.min(WEEK)]);
            if until > WEEK {
                parts.push([0, until - WEEK]);
            }
        }
        parts.retain(|[from, until]| from < until);
        parts.sort_unstable();
        let mut merged: Vec<[u32; 2]> = Vec::new();
        for [from, until] in parts {
            match merged.last_mut() {
                Some(last) if last[1] >= from => last[1] = last[1].max(until),
                _ => merged.push([from, until]),
            }
        }
        Self(merged)
    }

    /// The spans.
    pub fn spans(&self) -> &[[u32; 2]] {
        &self.0
    }

    /// The same hours by the clock of UTC, if the own clock is so many minutes ahead of it.
    #[must_use]
    pub fn in_utc(&self, ahead: i32) -> Self {
        let back = (-ahead).rem_euclid(WEEK.cast_signed()).cast_unsigned();
        let moved = self.0.iter().map(|[from, until]| {
            let begin = (from + back) % WEEK;
            [begin, begin + (until - from)]
        });
        Self::new(moved)
    }

    /// Minutes in common with another week of the same clock.
    pub fn common(&self, other: &Self) -> u32 {
        let pairs = self
            .0
            .iter()
            .flat_map(|one| other.0.iter().map(move |two| (one, two)));
        pairs
            .map(|(one, two)| one[1].min(two[1]).saturating_sub(one[0].max(two[0])))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_evening_of_sunday_is_a_morning_of_monday_elsewhere() {
        let evening = Week::new([[6 * 1440 + 18 * 60, 6 * 1440 + 21 * 60]]);
        assert_eq!(evening.in_utc(-480).spans(), [[120, 300]]);
        assert_eq!(
            evening.in_utc(-300).spans(),
            [[0, 120], [WEEK - 60, WEEK]],
            "over the end of the week"
        );
        assert_eq!(evening.in_utc(0), evening);
    }

    #[test]
    fn hours_that_touch_or_overlap_are_one_span() {
        let week = Week::new([[600, 720], [540, 600], [700, 780]]);
        assert_eq!(week.spans(), [[540, 780]]);
        let other = Week::new([[0, 560], [770, 1000]]);
        assert_eq!((week.common(&other), other.common(&week)), (30, 30));
    }
}
