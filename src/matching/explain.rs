//! Why: scores, broken rules and reasons, straight from the profiles.
//!
//! Shares no code with the columns that the solver reads; a test holds both equal on every pair.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::candidate::Candidate;
use super::candidates::Candidates;
use super::reasons;
use super::relation::pairs_of;
use super::report::{
    Blocked, Match, MustRule, Origin, PairScore, Reasons, RulePoints, Scarce, Unmatched,
};
use super::rules::{Pair, RuleId, luck, shared_languages};
use super::wishes;
use crate::model::clock::ahead;
use crate::model::{PersonId, Profile, Term};

impl Candidates<'_> {
    /// The score of two people. Where somebody has no profile there is none.
    pub fn pair_score(&self, a: u32, b: u32) -> PairScore {
        let people = [a.min(b), a.max(b)];
        let Some((pair, [one, other])) = self.pair(a, b) else {
            return PairScore {
                people,
                score: 0,
                rules: Vec::new(),
                wish_points: 0,
            };
        };
        let shares = self.scale.shares(&pair, self.policy, self.own);
        let row = |(rule, points): (RuleId, u32)| RulePoints {
            rule,
            points,
            most: self.scale.most[rule.place()],
        };
        let mut rules: Vec<RulePoints> = shares.map(row).collect();
        rules.extend(self.luck_points(a, b, rules.iter().map(|rule| rule.points).sum()));
        PairScore {
            people,
            score: rules.iter().map(|rule| rule.points).sum(),
            rules,
            wish_points: wishes::points(&one, &other, self.own)
                + wishes::points(&other, &one, self.own),
        }
    }

    /// What luck adds to so many points of the other rules, if the policy weighs it.
    fn luck_points(&self, a: u32, b: u32, others: u32) -> Option<RulePoints> {
        let most = self.scale.most[RuleId::Luck.place()];
        let part = |who: u32| self.scale.luck(self.person(who).owed);
        (most > 0).then(|| RulePoints {
            rule: RuleId::Luck,
            points: luck::points(others, part(a) + part(b), most),
            most,
        })
    }

    /// The must rules that two people break; they may be matched if there are none. For somebody without a profile only those
    /// about persons count.
    pub fn broken(&self, a: u32, b: u32) -> Vec<MustRule> {
        let mut broken = Vec::new();
        if let Some((pair, _)) = self.pair(a, b) {
            let musts = self.scale.musts(self.own);
            let breaks = musts.filter(|rule| rule.points(&pair, self.policy) == 0);
            broken.extend(breaks.map(|rule| MustRule::Rule(rule.id())));
            if self.scale.minimum_score > 0
                && self.pair_score(a, b).score < self.scale.minimum_score
            {
                broken.push(MustRule::MinimumScore);
            }
        }
        if self.forbidden.holds(a, b) {
            broken.push(MustRule::Forbidden);
        }
        if self.knows.holds(a, b) {
            broken.push(MustRule::Knows);
        }
        if self.avoid.holds(a, b) {
            broken.push(MustRule::Avoid);
        }
        broken.retain(|rule| !self.is_pardoned(a, b, *rule));
        broken.sort_unstable();
        broken
    }

    /// Whether two people may be matched: the same as nothing [`broken`](Self::broken), and faster.
    pub fn fit(&self, a: u32, b: u32) -> bool {
        if self.pardon.is_some() {
            return self.broken(a, b).is_empty();
        }
        let fit = self.pair(a, b).is_none_or(|(pair, _)| {
            let mut musts = self.scale.musts(self.own);
            musts.all(|rule| rule.points(&pair, self.policy) > 0)
                && (self.scale.minimum_score == 0
                    || self.pair_score(a, b).score >= self.scale.minimum_score)
        });
        let apart = [&self.forbidden, &self.knows, &self.avoid];
        fit && !apart.iter().any(|relation| relation.holds(a, b))
    }

    /// Why `to` is a partner for `from`.
    pub fn reasons(&self, from: u32, to: u32) -> Reasons {
        let Some((pair, [me, partner])) = self.pair(from, to) else {
            return Reasons {
                from,
                to,
                ..Reasons::default()
            };
        };
        let (mine, theirs) = (pair.a, pair.b);
        let stage = |term: Term| i32::from(term.0);
        let shared = mine
            .interests
            .iter()
            .filter(|term| theirs.interests.contains(term));
        Reasons {
            from,
            to,
            shared_interests: shared.copied().collect(),
            gets: helped(theirs, mine),
            gives: helped(mine, theirs),
            shared_languages: shared_languages(mine, theirs).cloned().collect(),
            same_sector: mine.sector.filter(|sector| theirs.sector == Some(*sector)),
            stage_steps: mine
                .career_stage
                .zip(theirs.career_stage)
                .map(|(mine, theirs)| stage(theirs) - stage(mine)),
            minutes_ahead: Some(ahead(me.minutes, partner.minutes)),
            different_country: mine.country != theirs.country,
            former_partners: pair.former.is_some(),
            wishes: wishes::outcomes(&me, &partner, self.own),
            own: reasons::own(&pair, self.policy, self.own),
        }
    }

    /// A match of these people, who are sorted, since a day.
    pub fn explain(&self, people: Vec<u32>, origin: Origin, since: Date) -> Match {
        let pairs: Vec<PairScore> = pairs_of(&people)
            .map(|[a, b]| self.pair_score(*a, *b))
            .collect();
        let ordered = people
            .iter()
            .flat_map(|from| people.iter().map(move |to| (*from, *to)));
        let reasons = ordered.filter(|(from, to)| from != to);
        Match {
            mentor: None,
            origin,
            since,
            score: pairs.iter().map(|pair| pair.score).min().unwrap_or(0),
            broken: self.broken_within(&people),
            reasons: reasons.map(|(from, to)| self.reasons(from, to)).collect(),
            pairs,
            people,
        }
    }

    /// The must rules that some two of these people break.
    fn broken_within(&self, people: &[u32]) -> Vec<MustRule> {
        let broken: BTreeSet<MustRule> = pairs_of(people)
            .flat_map(|[a, b]| self.broken(*a, *b))
            .collect();
        broken.into_iter().collect()
    }

    /// Why somebody has no partner; `left` are all who have none, sorted.
    pub fn unmatched(&self, person: u32, left: &[u32]) -> Unmatched {
        let broken = |other| self.broken(person, other);
        self.unmatched_among(person, left, |_| true, broken)
    }

    /// The same where only some of the others can be partners at all, and what keeps somebody away is known.
    pub fn unmatched_among(
        &self,
        person: u32,
        left: &[u32],
        counts: impl Fn(u32) -> bool,
        broken: impl Fn(u32) -> Vec<MustRule>,
    ) -> Unmatched {
        let (mut seen, mut free) = (Obstacles::default(), 0);
        for (other, _) in self.others(person).filter(|(other, _)| counts(*other)) {
            let broken = broken(other);
            free += u32::from(broken.is_empty() && left.binary_search(&other).is_ok());
            seen.add(&broken);
        }
        let seen = seen.sorted();
        Unmatched {
            person,
            others: seen.others,
            possible: seen.possible,
            free,
            blocked: seen.blocked,
            waited_before: self.person(person).waited,
        }
    }

    /// The possible partners of somebody among those who are not pinned and count, and what removed the others.
    pub fn scarce(
        &self,
        person: u32,
        counts: impl Fn(u32) -> bool,
        broken: impl Fn(u32) -> Vec<MustRule>,
    ) -> Scarce {
        let (mut seen, mut partners) = (Obstacles::default(), Vec::new());
        let others = self.free().into_iter();
        for other in others.filter(|other| *other != person && counts(*other)) {
            let broken = broken(other);
            if broken.is_empty() {
                partners.push(self.person(other).id.clone());
            }
            seen.add(&broken);
        }
        Scarce {
            id: self.person(person).id.clone(),
            partners,
            blocked: seen.sorted().blocked,
        }
    }

    /// The others who take part.
    fn others(&self, person: u32) -> impl Iterator<Item = (u32, &PersonId)> {
        let all = (0..)
            .zip(&self.people)
            .filter(move |(other, _)| *other != person);
        all.filter(|(_, other)| other.enrolled)
            .map(|(number, other)| (number, other.id))
    }

    /// Two people as rules and wishes see them, if both have a profile.
    fn pair(&self, a: u32, b: u32) -> Option<(Pair<'_>, [Candidate<'_>; 2])> {
        let (one, other) = (self.person(a).known?, self.person(b).known?);
        let pair = Pair {
            a: one.profile,
            b: other.profile,
            minutes_apart: ahead(one.minutes, other.minutes).unsigned_abs(),
            clocks: [one.clock, other.clock].map(|place| self.clocks.get(place)),
            former: self.former.holds(a, b).then(|| self.ago(a, b)),
        };
        Some((pair, [one, other]))
    }
}

/// What one offers and the other seeks.
fn helped(from: &Profile, to: &Profile) -> Vec<Term> {
    let met = from.offers.iter().filter(|term| to.seeks.contains(term));
    met.copied().collect()
}

/// Counts what stands between one person and the others.
#[derive(Default)]
struct Obstacles {
    others: u32,
    possible: u32,
    blocked: Vec<Blocked>,
}

impl Obstacles {
    fn add(&mut self, broken: &[MustRule]) {
        self.others += 1;
        self.possible += u32::from(broken.is_empty());
        for rule in broken {
            let place = self
                .blocked
                .iter()
                .position(|blocked| blocked.rule == *rule);
            let place = place.unwrap_or_else(|| {
                self.blocked.push(Blocked {
                    rule: *rule,
                    others: 0,
                    alone: 0,
                });
                self.blocked.len() - 1
            });
            self.blocked[place].others += 1;
            self.blocked[place].alone += u32::from(broken.len() == 1);
        }
    }

    /// The most effective rule first; equal ones in their own order.
    fn sorted(mut self) -> Self {
        self.blocked.sort_by_key(|blocked| {
            (
                Reverse(blocked.others),
                Reverse(blocked.alone),
                blocked.rule,
            )
        });
        self
    }
}
