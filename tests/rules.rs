//! The rules in words, everywhere they stand: the terminal, the reference, the page of the site.

use std::path::Path;

use crate::blessed::same;
use crate::reference::KEYS;
use fortnight::matching::rules::{FULL_SCORE, RULES};
use fortnight::model::RuleId;
use fortnight::pipeline::{self, Memory, Ready};
use fortnight::plan::views::Views;
use fortnight::render::rules;
use fortnight::source::{Asset, Input};
use fortnight::view::MatchingView;
use fortnight::words::english;
use jiff::civil::date;

const CONFIG: &str = "title = \"T\"\nbase_url = \"https://t.example.org/\"\n\
    [organiser]\nname = \"Ines\"\nemail = \"hello@t.example.org\"\n";
const VOCABULARY: &str = "\
sectors:
  - { id: academic, name: University library }
  - { id: public, name: Public library }
career_stages:
  - { id: early, name: Early career }
  - { id: mid, name: Mid career }
  - { id: late, name: Late career }
interests:
  - { id: a, name: Access }
  - { id: b, name: Bindings }
  - { id: c, name: Cataloguing }
  - { id: d, name: Digitisation }
";
const ROUND: &str = "title: September 2026\nsign_up: { opens: 2026-07-01, closes: 2026-09-30 }\nstarts: 2026-10-14\n\
    ends: 2027-01-03\npolicy:\n";

fn ready(policy: &str) -> Ready {
    let round = format!("{ROUND}{policy}");
    let input = Input::from_texts(
        [
            ("fortnight.toml", CONFIG),
            ("data/vocabulary.yaml", VOCABULARY),
            ("data/rounds/2026b.yaml", round.as_str()),
        ],
        date(2026, 9, 5),
    );
    let outcome = pipeline::site(&input, &mut Memory::default(), None);
    let told: Vec<_> = outcome
        .problems
        .iter()
        .map(|problem| &problem.message)
        .collect();
    outcome.value.unwrap_or_else(|| panic!("{told:?}"))
}

fn view(ready: &Ready) -> MatchingView {
    let views = Views {
        program: &ready.program,
        site: &ready.plan.site,
    };
    views.matching()
}

/// Text of the page, as a reader sees it.
fn page(policy: &str) -> String {
    let ready = ready(policy);
    let read = |asset: &Asset| Err(asset.path.to_string());
    let html = pipeline::prepare(&ready.input)
        .value
        .unwrap()
        .outputs(&read, |public, _| {
            let at = public
                .paths()
                .iter()
                .position(|path| path.as_str() == "how-we-match/index.html");
            String::from_utf8(public.bytes(at.unwrap()).unwrap().into_owned()).unwrap()
        });
    let main = html
        .split("<main")
        .nth(1)
        .unwrap()
        .split("</main>")
        .next()
        .unwrap();
    let text: String = main
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const PLAIN: &str =
    "  sector: { importance: high, prefer: different }\n  time_zone: must\n  relax: [time_zone]\n";

#[test]
fn the_page_tells_the_policy_that_runs() {
    let text = page(PLAIN);
    for said in [
        "These are the rules of September 2026",
        "partners are based in different countries",
        "partners work in different sectors",
        "we do without: partners live in near time zones",
        "As few people as possible are left without a partner",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("the same sector"), "{text}");
    let named = page(
        "  sector: { importance: high, prefer: [public] }\n  objectives: [score]\n  wishes: []\n  minimum_score: 1\n",
    );
    assert!(
        named.contains("partners work in a sector that the policy names: Public library"),
        "{named}"
    );
    assert!(
        named.contains("All pairs together") && !named.contains("wishes come true"),
        "{named}"
    );
    assert!(
        !named.contains("What you may wish") && named.contains("fewer than 1 point is"),
        "{named}"
    );
}

#[test]
fn the_worked_example_is_matched_by_the_rules_beside_it() {
    for policy in [
        PLAIN,
        "  different_country: off\n",
        "  minimum_score: 500\n",
        "  offers: must\n",
        "  luck: high\n",
        "  objectives: [coverage, worst_off, score]\n",
    ] {
        let view = view(&ready(policy));
        assert_eq!(
            view.weighed.iter().map(|rule| rule.most).sum::<u32>(),
            FULL_SCORE
        );
        let example = &view.example;
        assert_eq!((example.people.len(), example.pairs.len()), (4, 6));
        let mut taken: Vec<&str> = Vec::new();
        for pair in &example.pairs {
            assert_eq!(pair.possible, pair.broken.is_empty());
            assert_eq!(pair.points.len(), view.weighed.len());
            assert_eq!(pair.points.iter().sum::<u32>(), pair.score);
            assert!(pair.possible || !pair.chosen || !view.relaxed.is_empty());
            taken.extend(pair.names.iter().filter(|_| pair.chosen));
        }
        taken.sort();
        taken.dedup();
        let chosen = example.pairs.iter().filter(|pair| pair.chosen).count();
        assert_eq!(taken.len(), 2 * chosen, "nobody twice: {policy}");
    }
    let country = view(&ready(PLAIN));
    let same_country = country
        .example
        .pairs
        .iter()
        .find(|pair| pair.names == ["Chiara", "Dario"]);
    let broken = &same_country.unwrap().broken;
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].asks, "rule-different_country");
}

#[test]
fn the_terminal_tells_the_same_rules() {
    let text = rules::text(&view(&ready(PLAIN)), english::words());
    let expected = "\
The rules of September 2026

A pair that breaks one of these does not exist:
  different_country  partners are based in different countries
  shared_language    partners share a language
  never_again        nobody gets a former partner again
  time_zone          partners live in near time zones

These give points, 1,000 at most:
  interests     high     291  partners share interests
                              percent: 40 for one in common, 65 for two, 85 for three, 100 for four
                              or more
  sector        high     291  partners work in different sectors
                              percent: 100 if they do, 0 if they do not or if one of them named none
  career_stage  medium    96  partners are at a near career stage
                              percent: 100 for the same stage, 60 for the next, 30 for the next but
                              one, else 0
  time_zone     must     290  partners live in near time zones
                              percent: 100 for the same hours, falling evenly to 0 at eight hours
                              apart
  languages     low       32  partners have more than one language in common
                              percent: 70 for two in common, 100 for three or more, else 0

Given up one after the other, for those who are left over: time_zone

What comes first:
  1 coverage   as few people as possible are left over; who waited last time comes first
  2 wishes     as many wishes as possible come true
  3 score      the sum of the scores is as high as possible

Participants may wish about: sector, career_stage, country, languages, interests, time_zone
The odd one out: joins a pair, if all three fit
";
    assert_eq!(text, expected, "{text}");
}

/// Write it anew with `BLESS=1`.
#[test]
fn the_reference_is_the_table_of_rules() {
    same("docs/reference/rules.md", "rules::", &rules::markdown());
}

#[test]
fn the_keys_of_the_configuration_say_what_the_rules_ask() {
    let meaning = |rule: RuleId| {
        let own = KEYS
            .iter()
            .find(|key| key.table == "matching" && key.key == rule.key());
        let missing = || {
            panic!(
                "`KEYS` in tests/reference.rs has no row `{}` in `matching`",
                rule.key()
            )
        };
        own.unwrap_or_else(missing).meaning
    };
    for rule in &RULES {
        let key = format!("rule-{}", rule.id.key());
        let asked = english::words().say(&key);
        let said = meaning(rule.id).trim_end_matches('.');
        assert_eq!(said.to_lowercase(), asked.to_lowercase());
    }
}

/// Policies of the handbook: what stands between "```yaml" and "```".
#[test]
fn every_policy_in_the_handbook_is_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/matching.md");
    let text = std::fs::read_to_string(path).unwrap();
    let blocks = text.split("```yaml\npolicy:\n").skip(1);
    let policies: Vec<&str> = blocks
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(policies.len() >= 8, "{}", policies.len());
    for policy in policies {
        let told = &view(&ready(policy)).weighed;
        assert!(!told.is_empty(), "{policy}");
    }
}
