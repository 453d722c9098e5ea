//! The view of how a program matches, from the policy that runs.

mod own;

use crate::matching::MustRule;
use crate::matching::example::{Example, ExamplePair, Invented, example};
use crate::matching::rules::{self, AnyRule, FULL_SCORE, Rule};
use crate::matching::scale::Scale;
use crate::model::policy::{Importance, Prefer, PreferKind};
use crate::model::round::Odd;
use crate::model::vocabulary::Entry;
use crate::model::{Policy, Round, RuleId, Term};
use crate::view::matching::{AskedView, CapView};
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
        let own = &self.program.vocabulary.own;
        let scale = Scale::new(policy, own);
        let row = |row: AnyRule<'_>| self.rule_view(row, policy, &scale);
        let weighed = rules::all(own).filter(|row| scale.most[row.id().place()] > 0);
        let relaxed = policy.relax.iter();
        let relaxed = relaxed.filter_map(|id| rules::all(own).find(|row| row.id() == *id));
        MatchingView {
            round: round.map(|round| self.round_link(round)),
            musts: scale.musts(own).map(row).collect(),
            weighed: weighed.map(row).collect(),
            full_score: FULL_SCORE,
            minimum_score: policy.minimum_score,
            objectives: policy.objectives.iter().map(|one| one.key()).collect(),
            wishes: policy
                .wishes
                .iter()
                .map(|field| field.key().to_owned())
                .collect(),
            relaxed: relaxed.map(row).collect(),
            odd: match round.map(|round| &round.odd) {
                _ if round.is_some_and(|round| round.roles.is_some()) => "roles",
                _ if round.is_some_and(|round| round.peers.is_some()) => "places",
                Some(Odd::Wait) => "wait",
                Some(Odd::Standby(_)) => "standby",
                Some(Odd::Trio) | None => "trio",
            },
            unreliable_last: policy.unreliable_last,
            cap: round.and_then(|round| self.cap(round)),
            example: self.example(policy, round),
        }
    }

    /// How many may be alike.
    fn cap(&self, round: &Round) -> Option<CapView> {
        let cap = round.cap.as_ref()?;
        let key = cap.field.key();
        let label = self
            .program
            .vocabulary
            .label(key, &self.program.config.language);
        Some(CapView {
            field: label.map_or(key, |_| "own").to_owned(),
            label: label.unwrap_or_default().to_owned(),
            percent: cap.percent,
            of: cap.of.word(),
        })
    }

    pub(super) fn round_link(&self, round: &Round) -> LinkView {
        LinkView {
            title: round.title.clone(),
            url: self.link(addresses::round_folder(&round.id)),
        }
    }

    fn rule_view(&self, row: AnyRule<'_>, policy: &Policy, scale: &Scale) -> RuleView {
        let way = row.way(policy);
        let importance = policy.importance(row.id());
        let asked = self.asked(row, way.prefer);
        let word = Importance::ALL.iter().find(|(_, own)| *own == importance);
        RuleView {
            key: row.id().key().to_owned(),
            importance: word.map_or("", |(word, _)| word),
            asks: asked.asks,
            scale: match row {
                AnyRule::Table(rule) => scale_message(rule, way.prefer),
                AnyRule::Own(field) => own::scale(field, way.prefer),
            },
            label: asked.label,
            other: asked.other,
            count: asked.count,
            most: scale.most[row.id().place()],
            values: self.preferred(row, policy),
        }
    }

    /// What a rule asks under a preference.
    fn asked(&self, row: AnyRule<'_>, prefer: PreferKind) -> AskedView {
        match row {
            AnyRule::Table(rule) => AskedView {
                asks: message("rule", rule, prefer),
                ..AskedView::default()
            },
            AnyRule::Own(field) => own::asked(field, prefer, self.program),
        }
    }

    /// The values that a policy prefers in the field of a rule.
    fn preferred(&self, row: AnyRule<'_>, policy: &Policy) -> Vec<ValueView> {
        let prefer = &policy.prefer;
        let (preferred, list) = match row.id() {
            RuleId::Own(id) => {
                let own = policy.own(id).map(|own| &own.prefer);
                return match (row, own) {
                    (AnyRule::Own(field), Some(Prefer::Named(terms))) => {
                        own::values(field, terms, &self.program.config.language)
                    }
                    _ => Vec::new(),
                };
            }
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
            list: list.to_owned(),
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
        let pair = |pair: &ExamplePair| self.example_pair(pair, &people, policy);
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
            own: own::answers(profile, policy, self.program),
            wishes: wishes.map(|field| field.key().to_owned()).collect(),
        }
    }
}

impl Views<'_> {
    fn example_pair(
        &self,
        pair: &ExamplePair,
        people: &[Invented],
        policy: &Policy,
    ) -> ExamplePairView {
        let own = &self.program.vocabulary.own;
        let broken = pair.broken.iter().map(|broken| match broken {
            MustRule::Rule(id) => {
                let row = rules::all(own).find(|row| row.id() == *id);
                row.map(|row| self.asked(row, row.way(policy).prefer))
                    .unwrap_or_default()
            }
            MustRule::MinimumScore => AskedView {
                asks: "minimum_score".to_owned(),
                ..AskedView::default()
            },
            MustRule::Forbidden | MustRule::Knows | MustRule::Avoid => AskedView::default(),
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
