//! Fields of a program's own, of every kind, with answers, wishes and policies at random; and what they decide, one by one.

use std::sync::Arc;

use fortnight::matching::{Candidates, Why};
use fortnight::model::own::{Answer, Kind, OwnField, OwnId, OwnRule, OwnWish, Verb, Week};
use fortnight::model::person::{Wish, WishField};
use fortnight::model::policy::{Importance, Prefer};
use fortnight::model::vocabulary::Entry;
use fortnight::model::{Label, Private, RuleId, Term, fold};
use jiff::civil::date;

use super::world::{Dice, World, someone};

/// A field of a kind with so many values in its list.
pub fn field(place: usize, kind: Kind, values: u16, verb: Verb) -> OwnField {
    let entry = |at: u16| Entry {
        id: format!("v{at}"),
        name: Label::plain(&format!("Value {at}")),
        aliases: Vec::new(),
    };
    let key = format!("own_{place}");
    OwnField {
        id: OwnId::new(place, &key).unwrap(),
        label: Label::plain(&key),
        kind,
        values: (0..values).map(entry).collect(),
        may_share: true,
        wish: kind.may_be_wished(),
        required: false,
        verb: Some(verb),
        prefer: Prefer::Same,
        importance: Importance::Medium,
        reason: None,
    }
}

/// One of every kind and verb.
pub fn fields() -> Vec<OwnField> {
    let table = vec![vec![100, 66, 0], vec![66, 100, 33], vec![0, 33, 100]];
    let number = Kind::Number { from: 0, to: 40 };
    let teaches = field(0, Kind::Many, 5, Verb::Same);
    let learns = field(1, Kind::Many, 5, Verb::Complementary(teaches.id));
    vec![
        teaches,
        learns,
        field(2, Kind::One, 4, Verb::Same),
        field(3, Kind::One, 3, Verb::Distances(table)),
        field(4, Kind::Ordered, 5, Verb::Steps),
        field(5, number, 0, Verb::Apart(8)),
        field(6, number, 0, Verb::Same),
        field(7, Kind::Text, 0, Verb::Same),
        field(8, Kind::YesNo, 2, Verb::Same),
        field(9, Kind::Hours, 0, Verb::Overlap(2)),
    ]
}

impl Dice {
    /// Gives a world fields of its own, everybody answers and wishes, and the policy an opinion. The round goes on until the
    /// clocks have changed.
    pub fn own_fields(&mut self, world: &mut World) {
        world.own = fields();
        world.ends = Some(date(2026, 12, 31));
        for person in &mut world.people {
            let answers = world.own.iter().map(|field| self.answer(field));
            person.profile.own = answers.collect();
            let wished = world.own.iter().filter(|field| field.wish);
            let wishes = wished.filter_map(|field| self.own_wish(field));
            person.wishes.own = wishes.collect();
        }
        world.policy.own = world.own.iter().map(|field| self.own_rule(field)).collect();
        let (own, relax) = (&world.policy.own, &mut world.policy.relax);
        let must = own.iter().find(|own| own.importance == Importance::Must);
        relax.extend(must.map(|own| RuleId::Own(own.field)));
    }

    fn answer(&mut self, field: &OwnField) -> Option<Answer> {
        if self.below(6) == 0 {
            return None;
        }
        let term = |dice: &mut Self| Term(dice.below(field.values.len()) as u16);
        Some(match field.kind {
            Kind::One | Kind::Ordered | Kind::YesNo => Answer::Terms(vec![term(self)]),
            Kind::Many => {
                let mut terms: Vec<Term> = (0..self.below(4)).map(|_| term(self)).collect();
                terms.sort_unstable();
                terms.dedup();
                Answer::Terms(terms)
            }
            Kind::Number { to, .. } => Answer::Number(self.below(usize::from(to)) as u16),
            Kind::Text => {
                let text = self.pick(&["Leeds", "leeds", "Univ. of Leeds", "Oxford"]);
                Answer::Text {
                    text: Private::new(text.to_owned()),
                    folded: Private::new(fold(text)),
                }
            }
            Kind::Hours => Answer::Week(Week::new((0..4).map(|_| {
                let from = self.below(7 * 24 * 4) as u32 * 15;
                [from, from + 60 + self.below(40) as u32 * 15]
            }))),
        })
    }

    fn own_wish(&mut self, field: &OwnField) -> Option<OwnWish> {
        let terms: Vec<Term> = (0..field.values.len()).map(|at| Term(at as u16)).collect();
        let wish = match self.below(6) {
            0 => Wish::Same,
            1 => Wish::Different,
            2 if !terms.is_empty() => Wish::Named(vec![self.pick(&terms)]),
            _ => return None,
        };
        let field = field.id;
        Some(OwnWish { field, wish })
    }

    fn own_rule(&mut self, field: &OwnField) -> OwnRule {
        use Importance::{High, Low, Medium, Must, Off};
        let terms = field.values.len();
        let prefer = match self.below(4) {
            0 if field.has_preference() => Prefer::Different,
            1 if field.has_preference() && terms > 0 => {
                Prefer::Named(vec![Term(self.below(terms) as u16)])
            }
            _ => Prefer::Same,
        };
        OwnRule {
            field: field.id,
            importance: self.pick(&[Must, High, Medium, Low, Low, Off, Off]),
            prefer,
        }
    }
}

/// Two people and one field, which is all that counts.
fn pair(own: OwnField, answers: [Answer; 2], zones: [&str; 2]) -> World {
    let id = own.id;
    let people = [("ana", "IE"), ("ben", "SN")]
        .into_iter()
        .zip(answers)
        .zip(zones);
    let people = people.map(|(((name, country), answer), zone)| {
        let mut one = someone(name, country, "en");
        one.profile.time_zone = Arc::from(zone);
        one.profile.own = vec![None; id.place()];
        one.profile.own.push(Some(answer));
        one
    });
    let mut world = World::new(people);
    world.policy = super::world::only_interests();
    world.policy.interests = Importance::Off;
    world.policy.own = vec![OwnRule {
        field: id,
        importance: Importance::Must,
        prefer: own.prefer.clone(),
    }];
    world.own = vec![own];
    world.ends = Some(date(2026, 12, 31));
    world
}

fn may_be(world: &World) -> bool {
    let program = world.program();
    let candidates = Candidates::new(&program, &program.rounds[1], None).unwrap();
    candidates.fit(0, 1)
}

const DAY: u32 = 24 * 60;

fn week(day: u32, from: u32, until: u32) -> Answer {
    Answer::Week(Week::new([[day * DAY + from * 60, day * DAY + until * 60]]))
}

#[test]
fn hours_in_common_hold_through_every_change_of_the_clocks() {
    let free = || field(0, Kind::Hours, 0, Verb::Overlap(2));
    let world = |until, zone| {
        // From 18 to 20 in Dakar, which never changes its clocks; the other from 19 by the clock of summer, from 18 by winter's.
        pair(
            free(),
            [week(1, 19, until), week(1, 18, 20)],
            [zone, "Africa/Dakar"],
        )
    };
    assert!(may_be(&world(21, "Etc/GMT-1")), "the same two hours");
    assert!(
        !may_be(&world(21, "Europe/Dublin")),
        "from 25 October on it is one hour"
    );
    let mut short = world(21, "Europe/Dublin");
    short.ends = Some(date(2026, 10, 24));
    assert!(may_be(&short), "the round is over before");
    let early = pair(
        free(),
        [week(1, 18, 21), week(1, 18, 20)],
        ["Europe/Dublin", "Africa/Dakar"],
    );
    assert!(
        may_be(&early),
        "18 to 20 and 19 to 21 by UTC: two hours on both sides of the change"
    );
}

#[test]
fn an_evening_is_a_morning_elsewhere_on_another_day() {
    let free = field(0, Kind::Hours, 0, Verb::Overlap(1));
    // Sunday 20 to 22 in Honolulu is Monday 15 to 17 in Tokyo.
    let answers = [week(6, 20, 22), week(0, 15, 17)];
    let world = pair(free, answers, ["Pacific/Honolulu", "Asia/Tokyo"]);
    assert!(may_be(&world));
    let found = world.propose();
    let reasons = &found.matches[0].reasons[0];
    assert_eq!(reasons.own[0].why, Why::Overlap(120));
}

#[test]
fn who_gave_no_answer_breaks_a_must_rule() {
    let level = field(0, Kind::Ordered, 5, Verb::Steps);
    let answers = [1, 2].map(|at| Answer::Terms(vec![Term(at)]));
    let mut world = pair(level, answers, ["Europe/Dublin"; 2]);
    assert!(may_be(&world));
    world.people[0].profile.own.clear();
    assert!(!may_be(&world));
}

#[test]
fn a_table_of_distances_decides_who_is_near() {
    let table = vec![vec![100, 66, 0], vec![66, 100, 33], vec![0, 33, 100]];
    let faculty = || field(0, Kind::One, 3, Verb::Distances(table.clone()));
    let score = |a, b| {
        let answers = [a, b].map(|at| Answer::Terms(vec![Term(at)]));
        let mut world = pair(faculty(), answers, ["Europe/Dublin"; 2]);
        world.policy.own[0].importance = Importance::High;
        world.propose().matches[0].score
    };
    assert_eq!(
        [score(0, 0), score(0, 1), score(1, 2), score(0, 2)],
        [1000, 660, 330, 0]
    );
}

/// As far as matching goes.
fn is_same(a: &Option<Answer>, b: &Option<Answer>) -> bool {
    match (a, b) {
        (Some(Answer::Text { folded: a, .. }), Some(Answer::Text { folded: b, .. })) => a == b,
        _ => a == b,
    }
}

#[test]
fn a_digest_is_another_one_if_a_field_of_its_own_is() {
    let mut dice = Dice(3);
    let mut world = dice.world(6);
    dice.own_fields(&mut world);
    world.policy.wishes.push(WishField::Own(world.own[0].id));
    let before = world.propose().digest;
    assert_eq!(world.propose().digest, before);
    for place in 0..world.own.len() {
        let mut other = world.clone();
        let changed = (0..).find_map(|seed| {
            let answer = Dice(seed).answer(&other.own[place]);
            (!is_same(&answer, &other.people[0].profile.own[place])).then_some(answer)
        });
        other.people[0].profile.own[place] = changed.unwrap();
        assert_ne!(other.propose().digest, before, "{place}");
    }
}
