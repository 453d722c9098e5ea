//! The view of how a program matches, from the policy that runs.

use crate::matching::MustRule;
use crate::matching::example::{Example, ExamplePair, Invented, example};
use crate::matching::rules::{FULL_SCORE, RULES, Rule, rule};
use crate::matching::scale::Scale;
use crate::model::policy::{Importance, Prefer};
use crate::model::round::Odd;
use crate::model::{Language, Policy, Round, RuleId, Term, Vocabulary};
use crate::view::{ExamplePairView, ExampleView, InventedView, LinkView, MatchingView, RuleView};

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
        let musts = RULES.iter().filter(|row| scale.must[row.id as usize]);
        let weighed = RULES.iter().filter(|row| scale.most[row.id as usize] > 0);
        MatchingView {
            round: round.map(|round| self.round_link(round)),
            musts: musts.map(row).collect(),
            weighed: weighed.map(row).collect(),
            full_score: FULL_SCORE,
            minimum_score: policy.minimum_score,
            objectives: policy.objectives.iter().map(|one| one.key()).collect(),
            wishes: policy.wishes.iter().map(|field| field.key()).collect(),
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
            url: self.link(&addresses::round_folder(&round.id)),
        }
    }

    fn rule_view(&self, row: &'static Rule, policy: &Policy, scale: &Scale) -> RuleView {
        let way = row.way(policy);
        let importance = policy.importance(row.id);
        let word = Importance::ALL.iter().find(|(_, own)| *own == importance);
        RuleView {
            key: row.id.key(),
            importance: word.map_or("", |(word, _)| word),
            text: way.text,
            scale: way.scale,
            most: scale.most[row.id as usize],
            values: self.preferred(row.id, policy),
        }
    }

    /// Names of the values that a policy prefers in the field of a rule.
    fn preferred(&self, rule: RuleId, policy: &Policy) -> Vec<String> {
        let prefer = &policy.prefer;
        let (preferred, name): (_, fn(&Vocabulary, Term) -> &str) = match rule {
            RuleId::Interests => (&prefer.interests, Vocabulary::interest),
            RuleId::Sector => (&prefer.sector, Vocabulary::sector),
            RuleId::CareerStage => (&prefer.career_stage, Vocabulary::career_stage),
            _ => return Vec::new(),
        };
        let name = |term: &Term| name(&self.program.vocabulary, *term).to_owned();
        match preferred {
            Prefer::Same | Prefer::Different => Vec::new(),
            Prefer::Named(terms) => terms.iter().map(name).collect(),
        }
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
        let (vocabulary, profile) = (&self.program.vocabulary, &one.profile);
        let looks_at = policy.offers != Importance::Off;
        let interests = |terms: &[Term], shown: bool| -> Vec<String> {
            let names = terms.iter().filter(|_| shown);
            names
                .map(|term| vocabulary.interest(*term).to_owned())
                .collect()
        };
        let wishes = policy.wishes.iter().filter(|field| one.wishes.has(**field));
        InventedView {
            name: one.name,
            country: profile.country.name(),
            languages: profile.languages.iter().map(Language::name).collect(),
            sector: profile
                .sector
                .map(|term| vocabulary.sector(term).to_owned()),
            career_stage: profile
                .career_stage
                .map(|term| vocabulary.career_stage(term).to_owned()),
            interests: interests(&profile.interests, true),
            offers: interests(&profile.offers, looks_at),
            seeks: interests(&profile.seeks, looks_at),
            wishes: wishes.map(|field| field.key()).collect(),
        }
    }
}

fn example_pair(pair: &ExamplePair, people: &[Invented], policy: &Policy) -> ExamplePairView {
    let broken = pair.broken.iter().map(|broken| match broken {
        MustRule::Rule(id) => rule(*id).way(policy).text,
        MustRule::MinimumScore => "minimum_score",
        MustRule::Forbidden | MustRule::Avoid => "",
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
