//! What organisers read before they accept: the proposal, "why these two?", and who has few possible partners.

use fortnight::diagnostic;
use fortnight::matching::why_not;
use fortnight::model::{PersonId, Program, Round};
use fortnight::pipeline::{self, Prepared};
use fortnight::render::proposal;
use fortnight::source::Input;
use jiff::civil::date;

use super::blessed::example;
use super::program::{self, files};

const CONFIG: &str = "title = \"T\"\nbase_url = \"https://t.example.org/\"\n\
    [organiser]\nname = \"Ines\"\nemail = \"hello@t.example.org\"\n";
const VOCABULARY: &str = "\
sectors: [{ id: academic, name: University library }, { id: public, name: Public library }]
career_stages: [{ id: early, name: Early career }, { id: late, name: Late career }]
interests: [{ id: a, name: Access }, { id: b, name: Bindings }, { id: c, name: Cataloguing }]
";
const ROUND: &str = "title: September 2026\nsign_up: { opens: 2026-07-01, closes: 2026-08-31 }\nstarts: 2026-09-14\n\
    ends: 2027-01-03\n";

/// Somebody: id, country, languages and whatever else of the profile, then wishes.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const PEOPLE: [Row; 6] = [
    (
        "ana",
        "BR",
        "pt, en",
        "interests: [a, b], sector: public",
        "sector: different",
    ),
    ("ben", "IE", "en", "interests: [a, b], sector: academic", ""),
    ("chi", "JP", "en, ja", "interests: [c], seeks: [b]", ""),
    ("dan", "SN", "fr, en", "interests: [c, a], offers: [b]", ""),
    ("eva", "SN", "fr", "interests: [c]", ""),
    ("fay", "IS", "is", "interests: [a]", ""),
];

fn prepared(policy: &str) -> Prepared {
    let person = |(id, country, languages, more, wishes): &Row| {
        format!(
            "- {{ id: {id}, name: {} Example, email: {id}@example.org, country: {country}, time_zone: Europe/Dublin,\n    \
             languages: [{languages}], {more}, consent: 2026-07-02,\n    \
             rounds: {{ 2026b: {{ applied: 2026-07-02, wishes: {{ {wishes} }} }} }} }}\n",
            id[..1].to_uppercase() + &id[1..]
        )
    };
    let people: String = PEOPLE.iter().map(person).collect();
    let round = format!("{ROUND}odd: wait\n{policy}");
    let texts = [
        ("fortnight.toml", CONFIG),
        ("data/vocabulary.yaml", VOCABULARY),
        ("data/participants/all.yaml", people.as_str()),
        ("data/rounds/2026b.yaml", round.as_str()),
    ];
    let input = Input::from_texts(texts, date(2026, 9, 5));
    let outcome = pipeline::prepare(&input);
    let told: Vec<_> = outcome
        .problems
        .iter()
        .map(|problem| &problem.message)
        .collect();
    outcome.value.unwrap_or_else(|| panic!("{told:?}"))
}

fn report(policy: &str) -> String {
    let prepared = prepared(policy);
    let round = &prepared.ready.program.rounds[0];
    let text = proposal::text(
        &prepared.ready.program,
        round,
        &prepared.matches().unwrap().rounds[&round.id],
        prepared.ready.words(),
    );
    // The digest is not for reading.
    text.lines()
        .filter(|line| !line.starts_with("digest"))
        .map(|line| line.to_owned() + "\n")
        .collect()
}

fn why(policy: &str, a: &str, b: &str) -> String {
    let prepared = prepared(policy);
    let program: &Program = &prepared.ready.program;
    let round: &Round = &program.rounds[0];
    let [a, b] = [a, b].map(|id| PersonId::new(id).unwrap());
    let answer = why_not(program, round, &a, &b).unwrap();
    proposal::why::text(program, round, [&a, &b], &answer, prepared.ready.words())
}

const POLICY: &str = "policy:\n  { interests: high, offers: medium, sector: off, career_stage: off, time_zone: off, languages: off,\n    \
    objectives: [coverage, wishes, worst_off, score] }\n";

#[test]
fn the_report_tells_the_weakest_first_and_what_decided() {
    let expected = "\
September 2026 (2026b): 6 participants, 2 pairs, 2 left over
coverage: 4 of 6 have a partner
wishes met: 1 of 1

Weakest first; the score is out of 1000.

  450  Chi Example (JP) + Dan Example (SN)
       cataloguing; Dan Example can help with bindings; English; same hours
       points: interests 300 of 750, offers 150 of 250

  487  Ana Example (BR) + Ben Example (IE)
       access, bindings; English; same hours
       points: interests 487 of 750, offers 0 of 250
       wishes of Ana Example: sector came true

Without a partner

       Eva Example (SN): the rules leave none of the 5 others
           4  shared_language (4 for this reason alone)
           1  different_country (1 for this reason alone)

       Fay Example (IS): the rules leave none of the 5 others
           5  shared_language (5 for this reason alone)

proved against every possible pair (6 possible)
  pairs: best possible 2, this result 2
  people who waited last time: best possible 0, this result 0
  points of wishes: best possible 60, this result 60
  lowest score: best possible 450, this result 450; with 451 at most 1 pair
  points of scores: best possible 937, this result 937
";
    assert_eq!(report(POLICY), expected);
}

#[test]
fn relaxed_rules_are_told_pass_by_pass() {
    let text = report(
        "policy: { different_country: must, relax: [different_country, shared_language] }\n",
    );
    for said in [
        "  2 pairs by all rules; then, each time among those left over,\n",
        "  0 pairs without different_country\n",
        "  1 pair without shared_language\n",
        "Eva Example (SN) + Fay Example (IS)\n       breaks shared_language\n",
        "nobody left over",
    ] {
        assert!(text.contains(said), "{said}:\n{text}");
    }
}

#[test]
fn why_these_two_or_why_not() {
    let ask = |a, b| why(POLICY, a, b);
    assert_eq!(
        ask("ana", "ana"),
        "Ana Example cannot be matched with themselves\n"
    );
    assert_eq!(ask("ana", "nobody"), "nobody takes no part in 2026b\n");
    assert_eq!(
        ask("eva", "dan"),
        "Eva Example and Dan Example are no possible pair: they break `different_country`\n"
    );
    assert_eq!(
        ask("ben", "ana"),
        "Ben Example and Ana Example are matched\n\n  \
         487  Ana Example (BR) + Ben Example (IE)\n       access, bindings; English; same hours\n       \
         points: interests 487 of 750, offers 0 of 250\n       wishes of Ana Example: sector came true\n"
    );
    let price = ask("ana", "dan");
    assert!(
        price.starts_with(
            "Ana Example and Dan Example could be matched, with a score of 300\n\
             with them, all matches together reach 0 points of wishes; without, 60\n\
             points: interests 300 of 750, offers 0 of 250\n\nInstead there is:\n"
        ),
        "{price}"
    );
    assert_eq!(price.matches(" + ").count(), 2, "{price}");
}

#[test]
fn the_price_may_be_the_lowest_score_or_nothing() {
    let no_wishes = POLICY.replace("coverage, wishes, worst_off", "coverage, worst_off");
    let price = why(&no_wishes, "ana", "dan");
    assert!(
        price.contains("it would lower the lowest score from 450 to 0"),
        "{price}"
    );
    let alike = "policy: { interests: off, sector: off, career_stage: off, time_zone: off, languages: off, objectives: [coverage, score] }\n";
    let answers: Vec<String> = ["ben", "chi", "dan"]
        .map(|other| why(alike, "ana", other))
        .to_vec();
    let free = answers
        .iter()
        .filter(|answer| answer.contains("it would cost nothing"))
        .count();
    let matched = answers
        .iter()
        .filter(|answer| answer.contains("are matched"))
        .count();
    assert_eq!((free, matched), (2, 1), "{answers:?}");
}

#[test]
fn who_has_few_possible_partners_is_named_before_any_matching() {
    let prepared = prepared(
        "policy: { minimum_score: 400, sector: off, career_stage: off, languages: off }\n",
    );
    let sources = &prepared.ready.input.sources;
    let told =
        pipeline::few_partners::check(&prepared.ready.input.sources, &prepared.ready.program);
    let said: String = told
        .iter()
        .map(|problem| diagnostic::render(sources, problem, false) + "\n\n")
        .collect();
    for expected in [
        "warning[no-partner]: `fay` has no possible partner in `2026b`\n--> data/participants/all.yaml\n",
        "= hint: `shared_language` rules out 5 others, `minimum_score` rules out 2 others; without `shared_language`, 3 more would be possible",
        "warning[no-partner]: `eva` has no possible partner in `2026b`",
        "`different_country` rules out 1 other",
        "warning[one-partner]: `chi` has only one possible partner in `2026b`: `dan`",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
}

#[test]
fn of_very_many_people_with_few_partners_only_some_are_named() {
    let people: String = (0..60)
        .map(|number| {
            format!(
                "- {{ id: p{number}, name: P{number} Example, email: p{number}@example.org, country: IE, time_zone: Europe/Dublin,\n    \
                 languages: [en], consent: 2026-07-02, rounds: {{ 2026b: {{ applied: 2026-07-02 }} }} }}\n"
            )
        })
        .collect();
    let texts = [
        ("fortnight.toml", CONFIG),
        ("data/participants/all.yaml", people.as_str()),
        ("data/rounds/2026b.yaml", ROUND),
    ];
    let input = Input::from_texts(texts, date(2026, 9, 5));
    let prepared = pipeline::prepare(&input).value.unwrap();
    let told =
        pipeline::few_partners::check(&prepared.ready.input.sources, &prepared.ready.program);
    assert_eq!(told.len(), 26);
    let last = diagnostic::render(&prepared.ready.input.sources, &told[25], false);
    example("few-partners", "review::", &last);
    assert!(
        told[25].message.starts_with("35 more people in `2026b`"),
        "{}",
        told[25].message
    );
}

#[test]
fn a_standby_who_has_not_consented_stops_the_matching_in_words() {
    let base = files(include_str!("checks/base.txt"));
    let round = base["data/rounds/2026b.yaml"].clone() + "odd: standby\nstandby: dora-roth\n";
    let built = program::Program::new()
        .file("data/rounds/2026b.yaml", round)
        .file(
            "data/participants/dora-roth.yaml",
            "name: Dora Roth\nemail: dora@example.org\ncountry: DE\nlanguages: [de]\n",
        )
        .person("eva-kern", "")
        .build();
    let prepared = pipeline::prepare(&built.input).value.unwrap();
    let problems = prepared.matches().err().unwrap();
    let told: Vec<_> = problems
        .iter()
        .map(|one| (one.check.name, &*one.message))
        .collect();
    assert_eq!(told, [("matching", "`dora-roth` cannot stand by")]);
}
