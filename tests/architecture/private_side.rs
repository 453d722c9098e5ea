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

/// Whatever private reaches the disk is sealed, and one file of the edge does it.
#[test]
fn one_way_leads_to_the_disk() {
    let names_seal = |code: &str| code.contains("seal::") || code.contains("Sealed");
    let seals = sources().filter(|(_, code)| names_seal(code));
    let seals: Vec<String> = seals.map(|(name, _)| name).collect();
    assert_eq!(seals, ["src/edge/seal.rs", "src/edge/write/item.rs"]);
    let makes = |code: &str| code.contains("Accepted(())") || code.contains("Proposed(())");
    let makes = sources().filter(|(_, code)| makes(code));
    let makes: Vec<String> = makes.map(|(name, _)| name).collect();
    assert_eq!(
        makes,
        ["src/matching/matches.rs"],
        "a claim is made of matches alone"
    );
}

/// Each kind of private file is made somewhere, and each file that makes one is found by its kind.
#[test]
fn every_kind_of_private_file_is_made() {
    let list = include_str!("../../src/output/kinds.rs");
    let kinds = list.split("row(Self::").skip(1);
    let kinds: Vec<&str> = kinds.filter_map(|rest| rest.split(',').next()).collect();
    let render: String = sources()
        .filter(|(name, _)| name.starts_with("src/render/"))
        .map(|(_, code)| code)
        .collect();
    for kind in &kinds {
        assert!(
            render.contains(&format!("Kind::{kind}")),
            "nothing makes a `{kind}`"
        );
    }
    let made = sources().filter(|(_, code)| code.contains("PrivateFile::new("));
    for (name, code) in made {
        assert!(
            name.starts_with("src/render/") || name.starts_with("src/output/"),
            "{name} makes a private file"
        );
        assert!(code.contains("Kind::"), "{name}");
    }
}

/// Exact figures are opened where the organisers' report is made; the site has those alone that hold no small group.
#[test]
fn exact_figures_are_opened_for_organisers_alone() {
    let opens = sources().filter(|(_, code)| code.contains(".exact()"));
    let opens: Vec<String> = opens.map(|(name, _)| name).collect();
    let known = [
        "src/commands/report.rs",
        "src/pipeline/reports.rs",
        "src/render/handover.rs",
    ];
    assert_eq!(opens, known);
    let public = ["src/plan/", "src/view", "src/gate", "src/render/page"];
    for (name, code) in sources() {
        let is_public = public.iter().any(|own| name.starts_with(own));
        assert!(!is_public || !code.contains("crate::stats"), "{name}");
    }
}
