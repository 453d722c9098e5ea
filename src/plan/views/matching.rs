//! The view of how a program matches, from the policy that runs.

use crate::matching::MustRule;
use crate::matching::example::{Example, ExamplePair, Invented, example};
use crate::matching::rules::{FULL_SCORE, RULES, Rule, rule};
use crate::matching::scale::Scale;
use crate::model::policy::{Importance, Prefer, PreferKind};
use crate::model::round::Odd;
use crate::model::vocabulary::Entry;
use crate::model::{Policy, Round, RuleId, Term};
use crate::view::{
    ExamplePairView, ExampleView, InventedView, LinkView, MatchingView, RuleView, ValueView,
};

use super::super::addresses;
use super::Views;

impl Views<'_> {
    /// How the program matches: the policy of the present round, or else of the latest.
    pub fn matching(&self) -> MatchingView {
        let latest = || self.program.rounds.last().map(AsRef::as_ref);
        self.matching_of(self.present_round().or_else(latest))
    }

    /// How a round matches; without one, the policy of the configuration.
    pub fn matching_of(&self, round: Option<&Round>) -> MatchingView {
        let policy = round.map_or(&self.program.config.matching, |round| &round.policy);
        let scale = Scale::new(policy);
        let row = |row: &'static Rule| self.rule_view(row, policy, &scale);
        let musts = RULES.iter().filter(|row| scale.must[row.id.place()]);
        let weighed = RULES.iter().filter(|row| scale.most[row.id.place()] > 0);
        MatchingView {
            round: round.map(|round| self.round_link(round)),
            musts: musts.map(row).collect(),
            weighed: weighed.map(row).collect(),
            full_score: FULL_SCORE,
            minimum_score: policy.minimum_score,
            objectives: policy.objectives.iter().map(|one| one.key()).collect(),
            wishes: policy
                .wishes
                .iter()
                .map(|field| field.key().to_owned())
                .collect(),
            relaxed: policy.relax.iter().map(|id| row(rule(*id))).collect(),
            odd: match round.map(|round| &round.odd) {
                Some(Odd::Wait) => "wait",
                Some(Odd::Standby(_)) => "standby",
                Some(Odd::Trio) | None => "trio",
            },
            example: self.example(policy, round),
        }
    }

    fn round_link(&self, round: &Round) -> LinkView {
        LinkView {
            title: round.title.clone(),
            url: self.link(addresses::round_folder(&round.id)),
        }
    }

    fn rule_view(&self, row: &'static Rule, policy: &Policy, scale: &Scale) -> RuleView {
        let way = row.way(policy);
        let importance = policy.importance(row.id);
        let word = Importance::ALL.iter().find(|(_, own)| *own == importance);
        RuleView {
            key: row.id.key().to_owned(),
            importance: word.map_or("", |(word, _)| word),
            asks: message("rule", row, way.prefer),
            scale: scale_message(row, way.prefer),
            most: scale.most[row.id.place()],
            values: self.preferred(row.id, policy),
        }
    }

    /// The values that a policy prefers in the field of a rule.
    fn preferred(&self, rule: RuleId, policy: &Policy) -> Vec<ValueView> {
        let prefer = &policy.prefer;
        let (preferred, list) = match rule {
            RuleId::Interests => (&prefer.interests, "interest"),
            RuleId::Sector => (&prefer.sector, "sector"),
            RuleId::CareerStage => (&prefer.career_stage, "career_stage"),
            _ => return Vec::new(),
        };
        match preferred {
            Prefer::Same | Prefer::Different => Vec::new(),
            Prefer::Named(terms) => self.values(list, terms),
        }
    }

    fn values(&self, list: &'static str, terms: &[Term]) -> Vec<ValueView> {
        let vocabulary = &self.program.vocabulary;
        let entries = match list {
            "interest" => &vocabulary.interests,
            "sector" => &vocabulary.sectors,
            _ => &vocabulary.career_stages,
        };
        let known = terms
            .iter()
            .filter_map(|term| entries.get(usize::from(term.0)));
        let value = |entry: &Entry| ValueView {
            list,
            id: entry.id.clone(),
            name: entry.name.of(&self.program.config.language).to_owned(),
        };
        known.map(value).collect()
    }

    /// The example; empty if it could not be proved, which the matching of people would tell in words.
    fn example(&self, policy: &Policy, round: Option<&Round>) -> ExampleView {
        let day = round.map_or(self.program.today, |round| round.starts);
        let Ok(Example { people, pairs }) = example(policy, &self.program.vocabulary, day) else {
            return ExampleView::default();
        };
        let pair = |pair: &ExamplePair| example_pair(pair, &people, policy);
        ExampleView {
            pairs: pairs.iter().map(pair).collect(),
            people: people
                .iter()
                .map(|one| self.invented(one, policy))
                .collect(),
        }
    }

    fn invented(&self, one: &Invented, policy: &Policy) -> InventedView {
        let profile = &one.profile;
        let looks_at = policy.offers != Importance::Off;
        let helps = |terms: &[Term]| match looks_at {
            true => self.values("interest", terms),
            false => Vec::new(),
        };
        let languages = profile.languages.iter();
        let wishes = policy.wishes.iter().filter(|field| one.wishes.has(**field));
        InventedView {
            name: one.name,
            country: profile.country.code(),
            languages: languages.map(|one| one.as_str().to_owned()).collect(),
            sector: self.values("sector", profile.sector.as_slice()),
            career_stage: self.values("career_stage", profile.career_stage.as_slice()),
            interests: self.values("interest", &profile.interests),
            offers: helps(&profile.offers),
            seeks: helps(&profile.seeks),
            wishes: wishes.map(|field| field.key().to_owned()).collect(),
        }
    }
}

/// The key of a message about a rule under a preference: `rule-sector`, `rule-sector-different`.
pub fn message(about: &str, rule: &Rule, prefer: PreferKind) -> String {
    let key = rule.id.key();
    match prefer {
        PreferKind::Same => format!("{about}-{key}"),
        _ => format!("{about}-{key}-{}", prefer.key()),
    }
}

/// The key of the message that says where the points of a rule come from.
pub fn scale_message(rule: &Rule, prefer: PreferKind) -> String {
    match prefer {
        PreferKind::Named => "scale-named".to_owned(),
        _ => message("scale", rule, prefer),
    }
}

fn example_pair(pair: &ExamplePair, people: &[Invented], policy: &Policy) -> ExamplePairView {
    let broken = pair.broken.iter().map(|broken| match broken {
        MustRule::Rule(id) => message("rule", rule(*id), rule(*id).way(policy).prefer),
        MustRule::MinimumScore => "minimum_score".to_owned(),
        MustRule::Forbidden | MustRule::Avoid => String::new(),
    });
    ExamplePairView {
        names: pair.people.map(|number| people[number as usize].name),
        possible: pair.broken.is_empty(),
        broken: broken.collect(),
        score: pair.score.score,
        wishes_met: usize::from(pair.score.wish_points > 0),
        points: pair.score.rules.iter().map(|rule| rule.points).collect(),
        chosen: pair.chosen,
    }
}
