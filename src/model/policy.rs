//! Matching policies: what the organisers ask of pairs, in words.

use super::Term;
use super::own::{OwnId, OwnRule};
use super::person::WishField;
pub use super::prefer::{Importance, Prefer, PreferKind};
pub use super::rule::RuleId;

/// Why a pair does not exist. Tell participants of [`Avoid`](Self::Avoid) never: it is confidential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MustRule {
    /// A rule of the table that the policy makes a must.
    Rule(RuleId),
    /// The organisers forbade it.
    Forbidden,
    /// The two know each other already.
    Knows,
    /// One of the two wants never to be matched with the other.
    Avoid,
    /// The score is below the policy's minimum.
    MinimumScore,
}

impl MustRule {
    /// Every one of them with the word for it in `despite`.
    pub fn all() -> impl Iterator<Item = (&'static str, Self)> {
        let rules = RuleId::ALL.map(|(rule, key)| (key, Self::Rule(rule)));
        let others = [
            ("forbidden", Self::Forbidden),
            ("knows", Self::Knows),
            ("avoid", Self::Avoid),
            ("minimum_score", Self::MinimumScore),
        ];
        rules.into_iter().chain(others)
    }

    /// The word for it.
    pub fn key(&self) -> &str {
        match self {
            Self::Rule(rule) => rule.key(),
            Self::Forbidden => "forbidden",
            Self::Knows => "knows",
            Self::Avoid => "avoid",
            Self::MinimumScore => "minimum_score",
        }
    }
}

/// What is optimised, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// As few people as possible are left over; those who waited last time first.
    Coverage,
    /// As many wishes as possible come true.
    Wishes,
    /// The lowest score is as high as possible. Stands behind coverage: whoever pairs nobody has no low score.
    WorstOff,
    /// The sum of the scores is as high as possible.
    Score,
}

impl Objective {
    /// Every objective with its key.
    pub const ALL: [(&'static str, Self); 4] = [
        ("coverage", Self::Coverage),
        ("wishes", Self::Wishes),
        ("worst_off", Self::WorstOff),
        ("score", Self::Score),
    ];

    /// Its key in a policy.
    pub fn key(self) -> &'static str {
        let own = Self::ALL.iter().find(|(_, objective)| *objective == self);
        own.map_or("", |(key, _)| key)
    }
}

/// What a policy prefers in each field where there is a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Interests.
    pub interests: Prefer<Term>,
    /// Kind of workplace.
    pub sector: Prefer<Term>,
    /// Career stage.
    pub career_stage: Prefer<Term>,
    /// Hours; never named.
    pub time_zone: Prefer<()>,
}

/// The rules of a round's matching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Partners are based in different countries.
    pub different_country: Importance,
    /// Partners are based in different regions of the world.
    pub different_region: Importance,
    /// Partners work in different places.
    pub different_workplace: Importance,
    /// Partners share a language.
    pub shared_language: Importance,
    /// Nobody gets a former partner again.
    pub never_again: Importance,
    /// After so many rounds that were matched, former partners are like any others; before, it counts less with each round. 0: never.
    pub former_fades: u32,
    /// Interests.
    pub interests: Importance,
    /// One offers what the other seeks.
    pub offers: Importance,
    /// Kind of workplace.
    pub sector: Importance,
    /// Career stage.
    pub career_stage: Importance,
    /// Hours.
    pub time_zone: Importance,
    /// More than one language in common.
    pub languages: Importance,
    /// Who had a poor match last time gets a better one. Never a must.
    pub luck: Importance,
    /// What is preferred where there is a choice.
    pub prefer: Preferences,
    /// Fields of the program's own, in their order; those beyond are off.
    pub own: Vec<OwnRule>,
    /// The fields about which participants may wish, sorted.
    pub wishes: Vec<WishField>,
    /// Must rules that are given up for those who are left over, one after the other.
    pub relax: Vec<RuleId>,
    /// Pairs below this score do not exist.
    pub minimum_score: u32,
    /// Whether who did not answer in the last round they took part in comes last where not everybody can have a partner.
    pub unreliable_last: bool,
    /// In order; never empty, without repeats.
    pub objectives: Vec<Objective>,
}

impl Policy {
    /// What it says of a rule.
    pub fn importance(&self, rule: RuleId) -> Importance {
        match rule {
            RuleId::DifferentCountry => self.different_country,
            RuleId::DifferentRegion => self.different_region,
            RuleId::DifferentWorkplace => self.different_workplace,
            RuleId::SharedLanguage => self.shared_language,
            RuleId::NeverAgain => self.never_again,
            RuleId::Interests => self.interests,
            RuleId::Offers => self.offers,
            RuleId::Sector => self.sector,
            RuleId::CareerStage => self.career_stage,
            RuleId::TimeZone => self.time_zone,
            RuleId::Languages => self.languages,
            RuleId::Luck => self.luck,
            RuleId::Own(field) => self
                .own(field)
                .map_or(Importance::Off, |own| own.importance),
        }
    }

    /// What it says of a field of the program's own.
    pub fn own(&self, field: OwnId) -> Option<&OwnRule> {
        self.own.get(field.place())
    }

    /// The same, to be changed; `None` for a field that the policy does not know.
    pub fn importance_mut(&mut self, rule: RuleId) -> Option<&mut Importance> {
        Some(match rule {
            RuleId::DifferentCountry => &mut self.different_country,
            RuleId::DifferentRegion => &mut self.different_region,
            RuleId::DifferentWorkplace => &mut self.different_workplace,
            RuleId::SharedLanguage => &mut self.shared_language,
            RuleId::NeverAgain => &mut self.never_again,
            RuleId::Interests => &mut self.interests,
            RuleId::Offers => &mut self.offers,
            RuleId::Sector => &mut self.sector,
            RuleId::CareerStage => &mut self.career_stage,
            RuleId::TimeZone => &mut self.time_zone,
            RuleId::Languages => &mut self.languages,
            RuleId::Luck => &mut self.luck,
            RuleId::Own(field) => &mut self.own.get_mut(field.place())?.importance,
        })
    }

    /// What it prefers in the field of a rule; `Same` where there is no choice.
    pub fn preference(&self, rule: RuleId) -> PreferKind {
        match rule {
            RuleId::Interests => self.prefer.interests.kind(),
            RuleId::Sector => self.prefer.sector.kind(),
            RuleId::CareerStage => self.prefer.career_stage.kind(),
            RuleId::TimeZone => self.prefer.time_zone.kind(),
            RuleId::NeverAgain if self.former_fades > 0 => PreferKind::Fading,
            RuleId::Own(field) => self
                .own(field)
                .map_or(PreferKind::Same, |own| own.prefer.kind()),
            _ => PreferKind::Same,
        }
    }

    /// The objectives before the lowest score, if it is one of them and coverage stands before it.
    pub fn before_worst_off(&self) -> Option<&[Objective]> {
        let mut objectives = self.objectives.iter();
        let at = objectives.position(|objective| *objective == Objective::WorstOff)?;
        let before = &self.objectives[..at];
        before.contains(&Objective::Coverage).then_some(before)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            different_country: Importance::Must,
            different_region: Importance::Off,
            different_workplace: Importance::Off,
            shared_language: Importance::Must,
            never_again: Importance::Must,
            former_fades: 0,
            interests: Importance::High,
            offers: Importance::Off,
            sector: Importance::Medium,
            career_stage: Importance::Medium,
            time_zone: Importance::Medium,
            languages: Importance::Low,
            luck: Importance::Off,
            prefer: Preferences::default(),
            own: Vec::new(),
            wishes: WishField::ALL.map(|(field, _)| field).to_vec(),
            relax: Vec::new(),
            minimum_score: 0,
            unreliable_last: false,
            objectives: vec![Objective::Coverage, Objective::Wishes, Objective::Score],
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn rules_are_listed_in_the_order_of_their_names() {
        for (place, (rule, _)) in RuleId::ALL.iter().enumerate() {
            assert_eq!(rule.place(), place);
        }
    }

    #[test]
    fn the_importance_that_is_read_is_the_one_that_is_changed() {
        for (rule, key) in RuleId::ALL {
            for (_, importance) in Importance::ALL {
                let mut policy = Policy::default();
                *policy.importance_mut(rule).unwrap() = importance;
                assert_eq!(policy.importance(rule), importance, "{key}");
                *policy.importance_mut(rule).unwrap() = Policy::default().importance(rule);
                assert_eq!(policy, Policy::default(), "{key}");
            }
        }
    }
}
