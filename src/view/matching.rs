//! The page that tells how a program matches.

use serde::Serialize;

use super::LinkView;

/// Key `matching`: the policy that runs, and a small worked example.
#[derive(Clone, Debug, Serialize)]
pub struct MatchingView {
    /// The round whose policy it is; none if the program has no round yet.
    pub round: Option<LinkView>,
    /// What a pair must not break.
    pub musts: Vec<RuleView>,
    /// What gives points, in the order of the table of rules. A must that has degrees stands here too.
    pub weighed: Vec<RuleView>,
    /// The points of a pair that is perfect in every respect.
    pub full_score: u32,
    /// Pairs below this score are not made; 0 for no limit.
    pub minimum_score: u32,
    /// `coverage`, `wishes`, `worst_off`, `score`: the most important first.
    pub objectives: Vec<&'static str>,
    /// `sector`, `career_stage`, `country`, `languages`, `interests`, `time_zone`: what participants may wish about.
    pub wishes: Vec<String>,
    /// Must rules that are given up for those who are left over, in this order.
    pub relaxed: Vec<RuleView>,
    /// `trio`, `wait` or `standby`: what becomes of the odd one out; `roles` in a round of mentors and mentees, `places` where peers may have several partners.
    pub odd: &'static str,
    /// Whether who did not answer in the last round they took part in comes last where not everybody can have a partner.
    pub unreliable_last: bool,
    /// How many may be alike in one field; none without such a limit.
    pub cap: Option<CapView>,
    /// Four invented people.
    pub example: ExampleView,
}

/// How many people of the round may be alike in one field.
#[derive(Clone, Debug, Serialize)]
pub struct CapView {
    /// `country`, `sector`, `career_stage`, `workplace`; `own` for a field of the program's own.
    pub field: String,
    /// What a field of the program's own is called. Else empty.
    pub label: String,
    /// How many of a hundred.
    pub percent: u32,
    /// `applicants` or `accepted`: of those who signed up, or of those who have a place.
    pub of: &'static str,
}

/// A rule as the policy has it.
#[derive(Clone, Debug, Serialize)]
pub struct RuleView {
    /// For example `career_stage`.
    pub key: String,
    /// `must`, `high`, `medium` or `low`.
    pub importance: &'static str,
    /// The message that says what it asks: `rule-sector-different`.
    pub asks: String,
    /// The message that says where its points come from.
    pub scale: String,
    /// What the field of a rule of the program's own is called: both messages name it as `label`. Else empty.
    pub label: String,
    /// The field that completes it, which the message may name as `other`. Else empty.
    pub other: String,
    /// Hours, or a distance, which both messages may name as `count`. Else 0.
    pub count: u16,
    /// The points that it gives at most.
    pub most: u32,
    /// The values that the policy prefers.
    pub values: Vec<ValueView>,
}

/// What a rule asks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AskedView {
    /// The message that says it; `minimum_score`: a higher score.
    pub asks: String,
    /// See [`RuleView::label`].
    pub label: String,
    /// See [`RuleView::other`].
    pub other: String,
    /// See [`RuleView::count`].
    pub count: u16,
}

/// What somebody has in a field of the program's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerView {
    /// What the field is called.
    pub label: String,
    /// Values of its list.
    pub values: Vec<ValueView>,
    /// A number.
    pub number: Option<u16>,
}

/// A value of the program's vocabulary; the filter `values` says such.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueView {
    /// `sector`, `career_stage`, `interest`, or the key of a field of the program's own.
    pub list: String,
    /// For example `open-access`.
    pub id: String,
    /// What the vocabulary calls it.
    pub name: String,
}

/// Four invented people, and what the policy makes of them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ExampleView {
    /// The people.
    pub people: Vec<InventedView>,
    /// All pairs of them.
    pub pairs: Vec<ExamplePairView>,
}

/// Somebody who does not exist.
#[derive(Clone, Debug, Serialize)]
pub struct InventedView {
    /// A first name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// BCP 47.
    pub languages: Vec<String>,
    /// One, if known.
    pub sector: Vec<ValueView>,
    /// One, if known.
    pub career_stage: Vec<ValueView>,
    /// What they like.
    pub interests: Vec<ValueView>,
    /// Only if the policy looks at it.
    pub offers: Vec<ValueView>,
    /// Only if the policy looks at it.
    pub seeks: Vec<ValueView>,
    /// What they have in fields of the program's own; only if the policy looks at them.
    pub own: Vec<AnswerView>,
    /// Fields of their wishes; each wish is for a partner unlike them.
    pub wishes: Vec<String>,
}

/// Two of them.
#[derive(Clone, Debug, Serialize)]
pub struct ExamplePairView {
    /// Two names.
    pub names: [&'static str; 2],
    /// Whether they may be matched.
    pub possible: bool,
    /// What the rules ask that they break.
    pub broken: Vec<AskedView>,
    /// Their score.
    pub score: u32,
    /// How many wishes of the two come true.
    pub wishes_met: usize,
    /// What each weighed rule gives, in the order of the weighed rules.
    pub points: Vec<u32>,
    /// Whether they are matched.
    pub chosen: bool,
}
