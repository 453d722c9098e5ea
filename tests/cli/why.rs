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
