//! The private side: states and statuses are asked in one place, and one way leads to the disk.

use super::{code, files};

/// The code of `src` by file, on single lines.
fn sources() -> impl Iterator<Item = (String, String)> {
    let all = files("src", &[".rs"]).into_iter();
    all.map(|(name, text)| (name, code(&text)))
}

#[test]
fn what_a_round_is_about_today_is_asked_of_its_state() {
    let day = |part: &str| part.contains("today") && !part.contains("\"");
    let edge = |part: &str| {
        let mut dates = [".ends", ".starts", "sign_up[", "opens", "closes"].into_iter();
        dates.any(|date| part.contains(date))
    };
    let mut wrong = Vec::new();
    // The schedule is checked before there is a round: its dates may be wrong.
    let own = ["src/model/round/state.rs", "src/validate/schedule.rs"];
    for (name, code) in sources().filter(|(name, _)| !own.contains(&&**name)) {
        for line in code.lines() {
            let sides = [" < ", " <= ", " > ", " >= "];
            let parts = sides.iter().find_map(|sign| line.split_once(sign));
            if parts.is_some_and(|(a, b)| day(a) && edge(b) || edge(a) && day(b)) {
                wrong.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "use `Round::state`:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn words_of_statuses_stand_in_their_table() {
    let words = [
        "\"active\"",
        "\"withdrawn\"",
        "\"not-answering\"",
        "\"met\"",
    ];
    let here = ["src/model/status.rs", "src/parse/reference"];
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        let elsewhere = !here.iter().any(|own| name.starts_with(own));
        for word in words
            .iter()
            .filter(|word| elsewhere && code.contains(*word))
        {
            wrong.push(format!("{name}: {word}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
