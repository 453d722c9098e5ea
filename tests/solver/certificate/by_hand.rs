//! One proof, tampered with in each way, and the refusal that must follow.

use fortnight::matching::certificate::{Certificate, Group, Objective, Rejection, check};
use fortnight::matching::pairs::ExplicitPairs;

use super::{EDGES, PEOPLE, Proof, WEIGHT, floor, gap, pair, part, proof};

use Objective::{CardinalityFirst, MaximumWeight};
use Rejection::{
    BadGroup, BelowFloor, Floor, Ineligible, NotMutual, TooLarge, Uncovered, WrongLength,
};

/// What it is, how it is done, what must be said.
type Tampering = (&'static str, fn(&mut Proof), Rejection);

/// The same with an answer for each objective: cardinality first, maximum weight.
type FloorTampering = (&'static str, fn(&mut Proof), [Rejection; 2]);

/// Tampers with the proof by hand and compares what the certificate says, for both objectives.
fn refuses(name: &str, tamper: fn(&mut Proof), expected: Rejection) {
    for objective in [CardinalityFirst, MaximumWeight] {
        assert_eq!(
            tampered(objective, tamper),
            Err(expected),
            "{name}, {objective:?}"
        );
    }
}

fn tampered(objective: Objective, tamper: fn(&mut Proof)) -> Result<Certificate, Rejection> {
    let source = ExplicitPairs::new(PEOPLE, &EDGES).unwrap();
    let mut proof = proof(floor(&source, objective));
    tamper(&mut proof);
    check(&source, objective, &proof.mate, &proof.duals)
}

#[test]
fn the_proof_by_hand_is_accepted() {
    for objective in [CardinalityFirst, MaximumWeight] {
        let expected = Certificate {
            matched_pairs: 5,
            weight: WEIGHT,
            bound: WEIGHT,
        };
        assert_eq!(tampered(objective, |_| {}), Ok(expected));
    }
}

const MATCHINGS: [Tampering; 14] = [
    ("one too few", |p| p.mate.truncate(13), WrongLength),
    ("one too many", |p| p.mate.push(None), WrongLength),
    ("nobody", |p| p.mate.clear(), WrongLength),
    ("left by one", |p| p.mate[5] = None, NotMutual(0)),
    ("named by a third", |p| p.mate[6] = Some(0), NotMutual(6)),
    ("named by two", |p| p.mate[10] = Some(7), NotMutual(10)),
    ("to another", |p| p.mate[0] = Some(4), NotMutual(0)),
    ("to nobody known", |p| p.mate[6] = Some(14), NotMutual(6)),
    (
        "to the last number",
        |p| p.mate[6] = Some(u32::MAX),
        NotMutual(6),
    ),
    ("with themselves", |p| p.mate[6] = Some(6), Ineligible(6, 6)),
    ("no such pair", |p| pair(p, 6, 13), Ineligible(6, 13)),
    (
        "exchanged for no pair",
        |p| {
            part(p, 0, 5);
            pair(p, 5, 6);
        },
        Ineligible(5, 6),
    ),
    (
        "a lighter tip",
        |p| {
            part(p, 7, 8);
            pair(p, 7, 9);
        },
        gap(WEIGHT - 1, WEIGHT),
    ),
    (
        "a lighter way through the blossom",
        |p| {
            part(p, 0, 5);
            part(p, 1, 2);
            part(p, 3, 4);
            for (u, v) in [(3, 5), (1, 4), (0, 2)] {
                pair(p, u, v);
            }
        },
        gap(WEIGHT - 1, WEIGHT),
    ),
];

#[test]
fn tampered_matchings() {
    for (name, tamper, expected) in MATCHINGS {
        refuses(name, tamper, expected);
    }
}

/// One pair less is worth a whole floor when cardinality comes first, its weight otherwise.
#[test]
fn dropped_pairs() {
    let lost = tampered(MaximumWeight, |p| part(p, 7, 8));
    assert_eq!(lost, Err(gap(WEIGHT - 5, WEIGHT)));
    let source = ExplicitPairs::new(PEOPLE, &EDGES).unwrap();
    let floor = floor(&source, CardinalityFirst);
    let lost = tampered(CardinalityFirst, |p| part(p, 7, 8));
    assert_eq!(lost, Err(gap(WEIGHT - 5, WEIGHT + floor)));
}

const DUALS: [Tampering; 15] = [
    ("one too few", |p| p.duals.person.truncate(13), WrongLength),
    ("one too many", |p| p.duals.person.push(0), WrongLength),
    (
        "more in the blossom",
        |p| p.duals.person[1] += 1,
        gap(WEIGHT, WEIGHT + 1),
    ),
    (
        "two more",
        |p| p.duals.person[1] += 2,
        gap(WEIGHT, WEIGHT + 1),
    ),
    (
        "three more",
        |p| p.duals.person[1] += 3,
        gap(WEIGHT, WEIGHT + 2),
    ),
    (
        "more of somebody free",
        |p| p.duals.person[6] += 1,
        gap(WEIGHT, WEIGHT + 1),
    ),
    (
        "less in the blossom",
        |p| p.duals.person[1] -= 1,
        Uncovered(0, 1),
    ),
    (
        "less outside of it",
        |p| p.duals.person[5] -= 1,
        Uncovered(0, 5),
    ),
    (
        "less in the middle of the star",
        |p| p.duals.person[7] -= 1,
        Uncovered(7, 8),
    ),
    (
        "from one to the other",
        |p| {
            p.duals.person[0] += 1;
            p.duals.person[5] -= 1;
        },
        Uncovered(3, 5),
    ),
    (
        "less of somebody free",
        |p| p.duals.person[13] -= 1,
        BelowFloor(13),
    ),
    ("much more", |p| p.duals.person[1] += 1 << 124, TooLarge),
    (
        "much less",
        |p| p.duals.person[1] -= 1 << 124,
        BelowFloor(1),
    ),
    (
        "the greatest number",
        |p| p.duals.person[6] = i128::MAX,
        TooLarge,
    ),
    (
        "the least number",
        |p| p.duals.person[6] = i128::MIN,
        BelowFloor(6),
    ),
];

#[test]
fn tampered_duals_of_people() {
    for (name, tamper, expected) in DUALS {
        refuses(name, tamper, expected);
    }
}

const GROUPS: [Tampering; 23] = [
    ("no groups", |p| p.duals.groups.clear(), Uncovered(0, 1)),
    (
        "the inner missing",
        |p| drop(p.duals.groups.remove(0)),
        Uncovered(0, 1),
    ),
    (
        "the outer missing",
        |p| drop(p.duals.groups.remove(1)),
        Uncovered(0, 1),
    ),
    (
        "the last missing",
        |p| drop(p.duals.groups.remove(2)),
        Uncovered(11, 12),
    ),
    (
        "more for the inner",
        |p| p.duals.groups[0].dual += 1,
        gap(WEIGHT, WEIGHT + 1),
    ),
    (
        "more for the outer",
        |p| p.duals.groups[1].dual += 1,
        gap(WEIGHT, WEIGHT + 1),
    ),
    (
        "less for the inner",
        |p| p.duals.groups[0].dual -= 1,
        Uncovered(0, 1),
    ),
    (
        "less for the outer",
        |p| p.duals.groups[1].dual -= 1,
        Uncovered(0, 1),
    ),
    (
        "from the outer to the inner",
        |p| {
            p.duals.groups[0].dual += 6;
            p.duals.groups.remove(1);
        },
        Uncovered(0, 4),
    ),
    ("worth nothing", |p| p.duals.groups[1].dual = 0, BadGroup(1)),
    (
        "worth less than nothing",
        |p| p.duals.groups[1].dual = -6,
        BadGroup(1),
    ),
    (
        "twice the same",
        |p| p.duals.groups.push(p.duals.groups[0].clone()),
        gap(WEIGHT, WEIGHT + 2),
    ),
    (
        "nobody in it",
        |p| p.duals.groups[0].members.clear(),
        BadGroup(0),
    ),
    (
        "one in it",
        |p| p.duals.groups[0].members.truncate(1),
        BadGroup(0),
    ),
    (
        "two in it",
        |p| p.duals.groups[0].members.truncate(2),
        BadGroup(0),
    ),
    (
        "four in it",
        |p| p.duals.groups[1].members.truncate(4),
        BadGroup(1),
    ),
    (
        "one doubled",
        |p| p.duals.groups[0].members = vec![0, 1, 1],
        BadGroup(0),
    ),
    (
        "not ascending",
        |p| p.duals.groups[0].members = vec![0, 2, 1],
        BadGroup(0),
    ),
    (
        "somebody unknown",
        |p| p.duals.groups[2].members = vec![11, 12, 14],
        BadGroup(2),
    ),
    (
        "somebody else",
        |p| p.duals.groups[2].members = vec![10, 11, 12],
        Uncovered(11, 13),
    ),
    (
        "the greatest number",
        |p| p.duals.groups[0].dual = i128::MAX,
        TooLarge,
    ),
    (
        "the least number",
        |p| p.duals.groups[0].dual = i128::MIN,
        BadGroup(0),
    ),
    (
        "a great many that overflow together",
        |p| {
            let heavy = Group {
                dual: p.duals.floor + (1 << 29),
                members: vec![0, 1, 2],
            };
            p.duals.groups = vec![heavy; 100];
        },
        Uncovered(0, 4),
    ),
];

#[test]
fn tampered_groups() {
    for (name, tamper, expected) in GROUPS {
        refuses(name, tamper, expected);
    }
}

const FLOORS: [FloorTampering; 7] = [
    (
        "a little deeper",
        |p| p.duals.floor += 1,
        [gap(WEIGHT, WEIGHT + 2), Floor],
    ),
    (
        "much deeper",
        |p| p.duals.floor += 1 << 126,
        [TooLarge, Floor],
    ),
    ("a little less deep", |p| p.duals.floor -= 1, [Floor, Floor]),
    ("none", |p| p.duals.floor = 0, [Floor, gap(0, 0)]),
    (
        "above",
        |p| p.duals.floor = -1 - p.duals.floor,
        [Floor, Floor],
    ),
    (
        "the deepest",
        |p| p.duals.floor = i128::MAX,
        [TooLarge, Floor],
    ),
    ("the highest", |p| p.duals.floor = i128::MIN, [Floor, Floor]),
];

#[test]
fn tampered_floors() {
    for (name, tamper, [first, other]) in FLOORS {
        assert_eq!(tampered(CardinalityFirst, tamper), Err(first), "{name}");
        // A floor of 0 is the right one for this objective.
        if name != "none" {
            assert_eq!(tampered(MaximumWeight, tamper), Err(other), "{name}");
        }
    }
}

/// A proof for one objective is none for the other.
#[test]
fn the_other_objective() {
    let source = ExplicitPairs::new(PEOPLE, &EDGES).unwrap();
    for (made_for, used_for) in [
        (CardinalityFirst, MaximumWeight),
        (MaximumWeight, CardinalityFirst),
    ] {
        let proof = proof(floor(&source, made_for));
        let said = check(&source, used_for, &proof.mate, &proof.duals);
        assert_eq!(said, Err(Floor));
    }
}
