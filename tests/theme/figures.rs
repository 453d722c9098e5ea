//! Figures as a round would have them.

use fortnight::view::*;

use super::samples::link;

pub fn figures() -> FiguresView {
    let count = |key: &str, people, width| CountView {
        key: key.into(),
        people,
        width,
    };
    let share = |of, have| Some(ShareView { of, have });
    FiguresView {
        round: link("September 2026", "rounds/2026b/"),
        people: 40,
        countries: Some(9),
        matched: share(40, 40),
        wishes: share(31, 24),
        by_country: vec![count("IE", 12, 100), count("SN", 6, 50)],
        elsewhere: 22,
        by_language: vec![count("en", 34, 100), count("fr", 9, 26)],
    }
}
