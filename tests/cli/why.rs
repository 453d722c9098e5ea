//! Why somebody has this partner, or none; and what each decision of hands costs.

use super::bench::{Bench, check};

#[test]
fn a_partner_the_lack_of_one_and_a_decision_are_explained() {
    let bench = Bench::new();
    let run = |arguments: &[&str]| {
        let folders = ["--root", "program", "--out", "site", "--private", "letters"];
        bench.run(&[arguments, &folders].concat())
    };
    let proposal = run(&["match", "2026c"]);
    assert_eq!(proposal.code, Some(0), "{proposal:?}");
    let round = bench.read("program/data/rounds/2026c.yaml");
    let mut all = String::new();
    let mut say = |arguments: &[&str], code| {
        let said = run(&[&["match", "2026c"], arguments].concat());
        assert_eq!(said.code, Some(code), "{said:?}");
        let words = arguments.join(" ");
        all.push_str(&format!(
            "$ fortnight match 2026c {words}\n{}\n",
            said.text()
        ));
    };
    let people = bench.tree("program/data/participants");
    let ids = people.keys().filter_map(|path| path.strip_suffix(".yaml"));
    let enrolled = ids.filter(|id| {
        let text = bench.read(&format!("program/data/participants/{id}.yaml"));
        text.contains("2026c") && !text.contains("- id:")
    });
    for id in enrolled.collect::<Vec<_>>() {
        say(&["--why", id], 0);
    }
    say(&["--why", "nobody-at-all"], 1);
    say(&["--prices"], 0);
    let without_odd = round.replace("odd: trio", "odd: wait");
    bench.write("program/data/rounds/2026c.yaml", without_odd);
    assert_eq!(run(&["match", "2026c", "--accept"]).code, Some(0));
    let refused = run(&["match", "2026c", "--prices"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(
        refused.err.contains("its matches are accepted"),
        "{refused:?}"
    );
    check("why.txt", &all);
}

#[test]
fn who_decided_and_why_is_told_where_it_matters() {
    let bench = Bench::new();
    let round = bench.read("program/data/rounds/2026c.yaml");
    let pairs = "pins:\n  - people: [eun-ji-park, amina-diallo]\n    by: Ines Falcão\n    on: 2026-09-01\n    \
                 because: |\n      They met at a fair,\n      and asked.\nforbidden:\n  \
                 - { people: [clara-nunes, bogdan-ilic], because: One was the other's boss }\n  \
                 - [dede-mensah, clara-nunes]\n";
    bench.write("program/data/rounds/2026c.yaml", round + pairs);
    let run = |arguments: &[&str]| {
        let said = bench.run(&[&["match", "2026c", "--root", "program"], arguments].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        said.text()
    };
    let decided = "decided by Ines Falcão on 2026-09-01: They met at a fair, and asked.";
    let shown = run(&[]);
    assert!(shown.contains(decided), "{shown}");
    let prices = run(&["--prices"]);
    assert!(
        prices.contains("(by Ines Falcão on 2026-09-01: They met at a fair, and asked.)"),
        "{prices}"
    );
    assert!(prices.contains("(One was the other's boss)"), "{prices}");
    let why = run(&["--why", "bogdan-ilic", "clara-nunes"]);
    assert!(why.contains("forbidden: One was the other's boss"), "{why}");
    let plain = run(&["--why", "dede-mensah", "clara-nunes"]);
    assert!(
        plain.contains("forbade") && !plain.contains("boss"),
        "{plain}"
    );
    run(&["--accept"]);
    let running = run(&["--date", "2026-10-06"]);
    assert!(running.contains(decided), "{running}");
}
