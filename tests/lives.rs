//! Whole lives of a round, day by day as organisers enter them: who leaves, who does not answer, who comes late, who is
//! brought together by hand, renamed or erased. Whatever happens, everybody enrolled gets exactly one letter, and none of
//! them names somebody who has left, a second partner, or a day that has passed, or tells of a parting that never was.

mod closings;
mod life;
mod marks;
mod repairs;
mod several;

use std::collections::{BTreeMap, BTreeSet};

use fortnight::diagnostic::{self, Diagnostic};
use fortnight::matching::{explain_accepted, propose, repair};
use fortnight::model::PersonId;
use fortnight::model::ledger::event::{Event, apply};
use fortnight::model::ledger::{Bond, Standing};
use fortnight::pipeline;
use fortnight::render::{ledger, proposal};
use fortnight::source::Input;
use fortnight::words::{DateStyle, english};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use life::{EARLY, ENDS, EVENTS, HOMES, Life, STARTS, id};

/// The letters by id, and everything that was told.
fn letters(files: &[(String, String)], today: Date) -> Result<BTreeMap<String, String>, String> {
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let input = Input::from_texts(texts, today);
    let told = |problems: &[Diagnostic]| {
        let problems = problems.iter();
        let told = problems.map(|one| diagnostic::render(&input.sources, one, false));
        told.collect::<Vec<_>>().join("\n")
    };
    let outcome = pipeline::prepare(&input);
    let Some(prepared) = outcome.value else {
        return Err(told(&outcome.problems));
    };
    let read = |_: &_| Err("there are no assets".to_owned());
    prepared.outputs(&read, |_, letters| {
        letters.begin().map_err(|found| told(&found))?;
        let mut all = BTreeMap::new();
        for index in 0..letters.len() {
            let letter = letters.letter(index).map_err(|found| told(&found))?;
            let (path, bytes) = letter.into_parts();
            let name = path.as_str().trim_start_matches("2027a/").to_owned();
            // Reports are no letters.
            if name == "report.html" || name.ends_with(".xlsx") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
            if all
                .insert(name.trim_end_matches(".html").to_owned(), text)
                .is_some()
            {
                return Err(format!("two letters to {}", path.as_str()));
            }
        }
        Ok(all)
    })
}

fn long(day: Date) -> String {
    english::words()
        .date(day, DateStyle::Long)
        .replace('\u{a0}', " ")
}

/// Everything that a letter must not be wrong about.
fn check(life: &Life) -> Result<(), TestCaseError> {
    let letters = letters(&life.files(), life.today).map_err(TestCaseError::fail)?;
    let stays = life
        .enrolled
        .iter()
        .filter(|(_, status)| **status != "withdrawn");
    let expected: BTreeSet<String> = stays.map(|(who, _)| life.id(*who)).collect();
    prop_assert_eq!(letters.keys().cloned().collect::<BTreeSet<_>>(), expected);
    let mut passed = Vec::new();
    let mut day = STARTS.checked_sub(10.days()).unwrap();
    while day < life.today {
        passed.extend([long(day), day.to_string()]);
        day = day.tomorrow().unwrap();
    }
    for (who, status) in &life.enrolled {
        let Some(letter) = letters.get(&life.id(*who)) else {
            continue;
        };
        let partners = life.partners(*who);
        for other in 0..HOMES.len() {
            // Somebody's own name stands in the greeting.
            let named = letter.contains(&format!("mail{other}x@"))
                || other != *who && letter.contains(&format!("Surname{other}x"));
            let partners = partners.as_ref();
            let is_partner = partners.is_some_and(|(others, _)| others.contains(&other));
            prop_assert_eq!(named, is_partner, "{} of {} in\n{}", other, who, letter);
        }
        for day in &passed {
            for before in [" ", ">", "\""] {
                let said = letter.contains(&format!("{before}{day}"));
                prop_assert!(!said, "{} in the letter to {}", day, who);
            }
        }
        let begins = partners.map_or(STARTS, |(_, since)| since);
        let from = begins.max(life.today);
        let by = from.checked_add(7.days()).unwrap().min(ENDS);
        prop_assert!(letter.contains(&format!("By {},", long(by))), "{}", letter);
        let kind = kind(life, *who, status);
        prop_assert!(
            letter.contains(&format!("kind-{kind}\"")),
            "{}: {} in\n{}\n{:?}",
            who,
            kind,
            letter,
            life
        );
    }
    Ok(())
}

/// The kind of letter that fits what is true, whatever the files say.
fn kind(life: &Life, who: usize, status: &str) -> &'static str {
    let past = life.past.get(&who).map_or(&[][..], Vec::as_slice);
    let last = life.lines.iter().filter(|line| line.people.contains(&who));
    let last = last.max_by_key(|line| (line.since, line.runs()));
    if let Some((others, since)) = life.partners(who) {
        return match past {
            _ if others.len() > 1 => "trio",
            [.., before, _] if others.iter().all(|one| before.contains(one)) => "two",
            [before @ .., _]
                if others
                    .iter()
                    .all(|one| before.iter().any(|all| all.contains(one))) =>
            {
                "pair"
            }
            // Nothing of the first line is left but its mark, and it began on the same day.
            [_, .., _] if life.has_erased && since == STARTS && is_only(life, who) => "pair",
            [_, .., _] => "second",
            _ => "pair",
        };
    }
    match last.map(|line| line.status) {
        _ if status == "waiting" => "waiting",
        // Both kinds say nothing wrong to somebody who was silent, or whose partner was.
        Some("not-answering") if silent(life, who) => "waiting",
        Some("ended") => "parted",
        _ if !past.is_empty() => "alone",
        _ if life.waiting.contains(&who) => "unmatched",
        _ => "waiting",
    }
}

fn is_only(life: &Life, who: usize) -> bool {
    let lines = life.lines.iter();
    lines.filter(|line| line.people.contains(&who)).count() == 1
}

/// Whether the last partner of somebody who did not answer has somebody new, or waits for them.
fn silent(life: &Life, who: usize) -> bool {
    let of = |one: usize| {
        let lines = life.lines.iter();
        let lines = lines.filter(move |line| line.people.contains(&one));
        lines.max_by_key(|line| (line.since, line.runs()))
    };
    let last = of(who).unwrap();
    let mut others = last.people.iter().filter(|other| **other != who);
    others.any(|other| life.waiting.contains(other) || of(*other).unwrap().people != last.people)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_wrong_in_any_life_of_a_round(
        events in prop::collection::vec((0..EVENTS, 0usize..12, 0usize..12, 0i64..20), 0..10)
    ) {
        let mut life = Life::accepted();
        for event in events {
            life.happens(event);
        }
        check(&life)?;
    }
}

#[test]
fn a_drop_out_that_is_entered_in_one_place_stops_every_letter() {
    let mut life = Life::accepted();
    life.enrolled.insert(0, "withdrawn");
    let told = letters(&life.files(), life.today).unwrap_err();
    assert!(
        told.contains("`person-0` has withdrawn from `2027a`, but this match goes on"),
        "{told}"
    );
    let mut life = Life::accepted();
    life.lines[0].status = "withdrawn";
    life.waiting.insert(1);
    let told = letters(&life.files(), life.today).unwrap_err();
    assert!(
        told.contains("in this match somebody has withdrawn"),
        "{told}"
    );
}

#[test]
fn a_match_in_the_middle_of_a_round_counts_from_its_own_first_day() {
    let mut life = Life::accepted();
    life.leaves(0, 1);
    life.today = date(2027, 2, 1);
    life.are_brought_together(0, 1);
    assert_eq!(life.partners(0), Some((vec![6], date(2027, 2, 1))));
    let letters = letters(&life.files(), date(2027, 1, 28)).unwrap();
    let (second, first) = (&letters["person-0"], &letters["person-6"]);
    assert!(second.contains("kind-second\"") && first.contains("kind-pair\""));
    for letter in [second, first] {
        assert!(letter.contains("By 8 February 2027"), "{letter}");
        assert!(letter.contains("datetime=\"2027-02-15\"") && letter.contains("Topic 2"));
        assert!(
            !letter.contains("Topic 1") && !letter.contains("January"),
            "{letter}"
        );
    }
}

#[test]
fn whoever_has_lost_a_partner_to_an_erasure_is_not_told_that_nobody_was_found() {
    let mut life = Life::accepted();
    life.enrolled.remove(&0);
    life.lines.remove(0);
    life.waiting.insert(1);
    let letters = letters(&life.files(), date(2027, 2, 1)).unwrap();
    assert!(letters["person-1"].contains("kind-alone\""));
}

/// What `fortnight match` shows of the accepted matches.
fn report(life: &Life) -> String {
    let files = life.files();
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let (program, problems) = pipeline::program(&Input::from_texts(texts, life.today));
    let program = program.unwrap_or_else(|| panic!("{problems:?}"));
    let (round, ledger) = (&program.rounds[0], &program.ledgers[0]);
    let accepted = explain_accepted(&program, round, ledger).unwrap();
    let found = repair(&program, round, ledger, false).unwrap();
    let words = english::words();
    proposal::repair::text(&program, round, (ledger, &accepted), &found, words)
}

#[test]
fn a_match_that_made_way_for_a_newer_one_is_not_counted() {
    let mut life = Life::accepted();
    life.today = date(2027, 2, 1);
    life.is_silent(0, 1, 1);
    life.are_brought_together(0, 1);
    assert_eq!(life.partners(0).unwrap().0, [6]);
    let report = report(&life);
    assert!(
        report.starts_with("The round (2027a): 4 matches go on\n"),
        "{report}"
    );
}

#[test]
fn who_is_free_is_brought_together() {
    let mut life = Life::accepted();
    life.comes(0);
    let report = report(&life);
    for said in [
        "4 matches go on\n2 people are free: 1 without a partner so far and 1 new since the matches were accepted\n",
        "Proposed repair: 1 pair\n",
        "Name10x Surname10x (VN) + Name6x Surname6x (PT)\n",
    ] {
        assert!(report.contains(said), "{report}");
    }
}

#[test]
fn what_was_accepted_is_known_as_accepted() {
    let mut life = Life::accepted();
    life.enrolled.remove(&9);
    let mut files = life.files();
    files.retain(|(path, _)| path != "data/matches/2027a.yaml");
    let read = |files: &[(String, String)]| {
        let texts = files.iter().map(|(path, text)| (&**path, &**text));
        let (program, problems) = pipeline::program(&Input::from_texts(texts, life.today));
        assert!(problems.is_empty(), "{problems:?}");
        program.unwrap()
    };
    let program = read(&files);
    let round = &program.rounds[0];
    let acceptance = propose(&program, round).unwrap().acceptance().unwrap();
    let (accepted, _) = apply(round, None, Event::Accepted(acceptance)).unwrap();
    let yaml = ledger::yaml(&accepted);
    files.push(("data/matches/2027a.yaml".into(), yaml));
    let program = read(&files);
    let (round, ledger) = (&program.rounds[0], &program.ledgers[0]);
    let hands = ledger.matches.iter();
    assert_eq!(
        hands.filter(|line| ledger.is_by_hand(line, round)).count(),
        0
    );
    assert_eq!(
        ledger.lines.as_ref().map(BTreeSet::len),
        Some(4),
        "a trio of nine"
    );
    let standings = ledger.standings(round);
    let stands = |who: usize| standings.of(&PersonId::new(&id(who)).unwrap());
    assert_eq!(stands(10), Standing::New);
    let is_first = |standing| {
        matches!(
            standing,
            Standing::Matched {
                bond: Bond::First,
                ..
            }
        )
    };
    assert!((0..EARLY - 1).all(|who| is_first(stands(who))));
}

/// What stops the letters of a life.
fn told(life: &Life) -> String {
    letters(&life.files(), life.today).unwrap_err()
}

#[test]
fn when_one_of_three_leaves_two_go_on_as_soon_as_it_is_said() {
    let mut life = Life::accepted();
    life.today = date(2027, 2, 1);
    life.enrolled.insert(8, "withdrawn");
    let line = "`- { people: [person-7, person-9], since: 2027-02-01 }`";
    let hint = format!(
        "write `status: withdrawn` here too, and let the other two go on in a line of their own, {line}; or, if they part as well, \
         put `person-7` and `person-9` under `unmatched`"
    );
    assert!(told(&life).contains(&hint), "{}", told(&life));
    life.lines[3].status = "withdrawn";
    let said =
        "one of three has left here, and nothing says whether `person-7` and `person-9` go on";
    assert!(told(&life).contains(said), "{}", told(&life));
    assert!(told(&life).contains(line), "{}", told(&life));
    life.lines[3].status = "active";
    life.leaves(3, 1);
    let letters = letters(&life.files(), life.today).unwrap();
    for who in ["person-7", "person-9"] {
        assert!(letters[who].contains("kind-two\"") && letters[who].contains("By 8 February 2027"));
    }
}

#[test]
fn lines_that_change_places_before_anybody_is_told_part_nobody() {
    let mut life = Life::accepted();
    life.is_exchanged(0, 1);
    assert_eq!(life.lines[0].people, [0, 2]);
    let letters = letters(&life.files(), date(2027, 1, 20)).unwrap();
    for who in 0..4 {
        assert!(letters[&id(who)].contains("kind-pair\""));
    }
}

#[test]
fn who_gave_way_before_anybody_was_told_is_not_told_that_a_partner_has_left() {
    let mut life = Life::accepted();
    life.lines[0].people = vec![0, 6];
    life.waiting = BTreeSet::from([1]);
    let letters = letters(&life.files(), life.today).unwrap();
    assert!(
        letters["person-0"].contains("kind-pair\"") && letters["person-6"].contains("kind-pair\"")
    );
    assert!(letters["person-1"].contains("kind-unmatched\""));
}

#[test]
fn a_match_that_has_ended_introduces_nobody() {
    let mut life = Life::accepted();
    life.lines[0].status = "ended";
    for waiting in [vec![], vec![0], vec![0, 1]] {
        life.waiting = waiting.into_iter().chain([6]).collect();
        let letters = letters(&life.files(), date(2027, 2, 1)).unwrap();
        assert!(letters["person-0"].contains("kind-parted\""));
        assert!(letters["person-1"].contains("kind-parted\""));
    }
}

#[test]
fn a_kind_without_a_text_of_the_program_has_that_of_the_binary() {
    let mut life = Life::accepted();
    life.today = date(2027, 2, 1);
    life.leaves(0, 1);
    life.parts(1);
    life.enrolled.insert(6, "waiting");
    life.leaves(3, 0);
    let mut files = life.files();
    files.retain(|(path, _)| !path.starts_with("content/letters/"));
    let letters = letters(&files, life.today).unwrap();
    for kind in ["alone", "parted", "waiting", "two"] {
        let class = format!("kind-{kind}\"");
        assert!(
            letters.values().any(|letter| letter.contains(&class)),
            "{kind}"
        );
    }
}

#[test]
fn a_letter_speaks_what_counts_as_the_language_of_its_reader() {
    let life = Life::accepted();
    let mut files = life.files();
    for (tag, reader) in [
        ("no", "nb"),
        ("zh", "zh-TW"),
        ("prs", "fa"),
        ("fr", "fr-CA"),
        ("pt", "pt-BR"),
    ] {
        let text = format!("---\nsubject: pair\n---\nIn {tag}: {{first_name}}.\n");
        files.push((format!("content/letters/pair.{tag}.md"), text));
        let mut files = files.clone();
        let (_, person) = files
            .iter_mut()
            .find(|(path, _)| path.ends_with("person-0.yaml"))
            .unwrap();
        *person = person.replace("[en]", &format!("[{reader}, en]"));
        let letters = letters(&files, life.today).unwrap();
        assert!(
            letters["person-0"].contains(&format!("In {tag}: ")),
            "{reader}"
        );
        assert!(
            !letters["person-1"].contains(&format!("In {tag}: ")),
            "{reader}"
        );
    }
}

#[test]
fn a_round_without_topics_leaves_no_place_empty() {
    let life = Life::accepted();
    let mut files = life.files();
    for (path, text) in &mut files {
        if path.starts_with("content/letters") {
            *text += "\n{first_topic} is a good one.\n";
        }
        if path.starts_with("data/rounds") {
            *text = text
                .lines()
                .filter(|line| !line.starts_with("topics"))
                .map(|line| format!("{line}\n"))
                .collect();
        }
    }
    let letters = letters(&files, life.today).unwrap();
    for letter in [&letters["person-0"], &letters["person-6"]] {
        for said in [
            "whatever you like is a good one.",
            "<p>This round has no topics of its own. Talk about whatever you like.</p>",
            "<p>Begin with whatever is on your mind today.</p>",
            "What was the best hour of your week at work",
        ] {
            assert!(letter.contains(said), "{said} in\n{letter}");
        }
        for empty in [
            "<ol class=\"schedule\">",
            "href=\"\"",
            "<ul class=\"questions\">\n</ul>",
        ] {
            assert!(!letter.contains(empty), "{empty}");
        }
    }
}
