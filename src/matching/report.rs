//! What matching returns: numbers and typed reasons. Words for them are made in `render/`.
//!
//! People are numbered by their place in a sorted list of ids that stands beside the numbers.

use jiff::civil::Date;

use super::rules::RuleId;
use crate::model::own::OwnId;
use crate::model::{Language, PersonId, Term};

pub use crate::model::person::WishField;
pub use crate::model::policy::MustRule;

/// Two or three people who are brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Two or three, sorted.
    pub people: Vec<u32>,
    /// Who of the two is the other's mentor, in a round with roles.
    pub mentor: Option<u32>,
    /// Where it comes from.
    pub origin: Origin,
    /// The first day on which they are partners.
    pub since: Date,
    /// 0 to 1000; of a trio, the lowest of its three pairs.
    pub score: u32,
    /// The must rules that it breaks all the same, sorted: a pin may, and so may rules that the policy relaxes.
    pub broken: Vec<MustRule>,
    /// The pairs inside, sorted: one, or three in a trio.
    pub pairs: Vec<PairScore>,
    /// For each ordered pair of people, sorted by (from, to): two, or six in a trio.
    pub reasons: Vec<Reasons>,
}

/// Where a match comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The best under the policy; for a trio, the best third for that pair.
    Chosen,
    /// The organisers pinned it.
    Pinned,
    /// The standby took somebody who was left over.
    Standby,
    /// It stands in the ledger.
    Accepted,
}

/// The score of two people and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairScore {
    /// Sorted.
    pub people: [u32; 2],
    /// 0 to 1000: the sum of the points.
    pub score: u32,
    /// The rules that give points under the policy, in the order of the table. Empty if one of the two has no profile.
    pub rules: Vec<RulePoints>,
    /// Points for wishes that come true, of both together: 0 to twice [`WISH_POINTS`](super::wishes::WISH_POINTS).
    pub wish_points: u32,
}

/// What one rule gives to a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RulePoints {
    /// The rule.
    pub rule: RuleId,
    /// What the pair has.
    pub points: u32,
    /// What a pair can have at most under this policy.
    pub most: u32,
}

/// Why `to` is a partner for `from`, as seen by `from`. Empty if one of them has no profile (an organiser on standby).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reasons {
    /// Who is told.
    pub from: u32,
    /// Who is spoken of.
    pub to: u32,
    /// Sorted by place in the vocabulary.
    pub shared_interests: Vec<Term>,
    /// What `to` offers and `from` seeks, sorted.
    pub gets: Vec<Term>,
    /// What `from` offers and `to` seeks, sorted.
    pub gives: Vec<Term>,
    /// As `from` writes them, the best first, one for each primary subtag.
    pub shared_languages: Vec<Language>,
    /// The sector, if it is the same.
    pub same_sector: Option<Term>,
    /// How many career stages `to` is further on; negative if behind. `None` if one is not known.
    pub stage_steps: Option<i32>,
    /// How far the clock of `to` is ahead of that of `from` on the first day of the round, -720 to 720 minutes round the
    /// globe. `None` if one has no profile.
    pub minutes_ahead: Option<i32>,
    /// Whether they are based in different countries.
    pub different_country: bool,
    /// Whether they were partners in an earlier round.
    pub former_partners: bool,
    /// What `from` asked for, in the order of the fields, and whether `to` is it.
    pub wishes: Vec<WishOutcome>,
    /// What fields of the program's own say, in their order.
    pub own: Vec<OwnReason>,
}

/// What a field of the program's own says for two people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReason {
    /// Which.
    pub field: OwnId,
    /// What.
    pub why: Why,
}

/// How two answers go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// They are the same: these values of the list, or an equal number or text.
    Same(Vec<Term>),
    /// They are near each other.
    Near,
    /// They are not the same.
    Different,
    /// What `to` has there, `from` named in the other field.
    Gets(Vec<Term>),
    /// What `from` has there, `to` named in the other field.
    Gives(Vec<Term>),
    /// So many minutes a week both are free at once.
    Overlap(u32),
}

impl Why {
    /// The values that it names.
    pub fn terms(&self) -> &[Term] {
        match self {
            Self::Same(terms) | Self::Gets(terms) | Self::Gives(terms) => terms,
            Self::Near | Self::Different | Self::Overlap(_) => &[],
        }
    }
}

impl Reasons {
    /// The fields of the wishes that come true.
    pub fn wishes_met(&self) -> impl Iterator<Item = WishField> {
        let met = self.wishes.iter().filter(|wish| wish.met);
        met.map(|wish| wish.field)
    }
}

/// One wish and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WishOutcome {
    /// About what.
    pub field: WishField,
    /// What was asked.
    pub kind: WishKind,
    /// Whether the partner is it.
    pub met: bool,
}

/// What a wish asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WishKind {
    /// Like me.
    Same,
    /// Unlike me.
    Different,
    /// One of the values that are named.
    Named,
}

/// Somebody without a partner, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Who.
    pub person: u32,
    /// How many others take part.
    pub others: u32,
    /// How many of them are possible partners. Those who are not `free` were needed elsewhere.
    pub possible: u32,
    /// How many of those have no partner either: of accepted matches, people who came or were left alone afterwards.
    pub free: u32,
    /// What removed others, the most effective first.
    pub blocked: Vec<Blocked>,
    /// Whether they were left over in the latest earlier round too.
    pub waited_before: bool,
}

/// How many possible partners a must rule took from one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The rule.
    pub rule: MustRule,
    /// How many others break it.
    pub others: u32,
    /// How many others break this rule and no other: who would be possible without it.
    pub alone: u32,
}

/// Figures of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Who takes part, without the standby.
    pub enrolled: u32,
    /// Pairs that break no must rule, among those who are not pinned.
    pub eligible_pairs: u64,
    /// Matches of two.
    pub pairs: u32,
    /// Matches of three.
    pub trios: u32,
    /// Who has no partner.
    pub unmatched: u32,
    /// Who has a partner and was left over last time.
    pub waiting_matched: u32,
    /// Who was left over last time.
    pub waiting: u32,
    /// Wishes of everybody who takes part.
    pub wishes_asked: u32,
    /// Those that come true; in a trio one of the two partners is enough.
    pub wishes_met: u32,
    /// What the chosen pairs reach together.
    pub result: Levels,
    /// What pairs can reach at best: the total of the checked proof.
    pub best: Levels,
    /// The lowest score and its proof, if the policy asks for it: one for each pass.
    pub worst_off: Vec<WorstOff>,
    /// The pairs of each pass: one, and one more for each rule that the policy relaxes.
    pub passes: Vec<Pass>,
    /// Whether the proof was checked against every eligible pair and both totals are the same, to the last tie.
    pub certified: bool,
}

/// The highest lowest score that keeps what comes before it in the objectives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorstOff {
    /// No chosen pair has a lower score.
    pub floor: u32,
    /// What pairs reach at best with this floor.
    pub reached: Levels,
    /// What pairs reach at best with a floor one higher, which is less in an objective that comes before: the proof. `None` if
    /// nobody is paired.
    pub one_higher: Option<Levels>,
}

/// The pairs that were chosen before a further rule was relaxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// The rule that is no must any more, from this pass on; none in the first.
    pub relaxed: Option<RuleId>,
    /// How many pairs.
    pub pairs: u64,
}

/// The objectives as totals over pairs that were chosen (not pinned, not joined by a third afterwards).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// How many people have anybody at all, once in each of their roles; counted only where people may have several partners.
    pub covered: u64,
    /// How many pairs.
    pub pairs: u64,
    /// How many of them are accepted pairs; counted only where a repair may move people.
    pub kept: u64,
    /// How many people in them were left over last time; in a repair, the sum of the ranks of who comes first.
    pub waiting: u64,
    /// Points of wishes that come true.
    pub wishes: u64,
    /// Sum of the scores.
    pub score: u64,
}

/// Why two people are not matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// This one does not take part, or has not consented.
    NotTakingPart(PersonId),
    /// It is one person.
    SamePerson,
    /// They are.
    Matched {
        /// Everybody the numbers speak of.
        people: Vec<PersonId>,
        /// The match.
        found: Box<Match>,
    },
    /// They must not be; the organisers may still pin them.
    Broken(Vec<MustRule>),
    /// They could be, but a pin or the standby's part holds one of them.
    Held(PersonId),
    /// The cap of the round leaves this one no place.
    OverCap(PersonId),
    /// They could be, but every place of this one is taken by matches that stay.
    NoPlace(PersonId),
    /// They could be, but the matches of the round are accepted.
    Settled {
        /// Everybody the numbers speak of.
        people: Vec<PersonId>,
        /// The two.
        pair: PairScore,
        /// The matches that they have instead.
        instead: Vec<Match>,
    },
    /// By their roles, neither may be the other's mentor.
    ByRoles,
    /// They could be; what it would cost.
    Possible {
        /// Everybody the numbers speak of.
        people: Vec<PersonId>,
        /// The two.
        pair: PairScore,
        /// The matches that they have instead.
        instead: Vec<Match>,
        /// What all pairs reach at best.
        best: Levels,
        /// What all pairs reach at best with these two together. Equal: it was a toss.
        with_them: Levels,
        /// The lowest score without and with them, if it is an objective.
        lowest: Option<[u32; 2]>,
        /// Whose matches these are.
        within: Within,
    },
}

/// What a price speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// All matches of a round that is to be matched.
    Round,
    /// New matches for those who are free in a round that runs.
    Free,
    /// Those, and accepted pairs if they might be moved.
    Running,
    /// Nobody's: both have somebody, and a place beside, so that a repair does not look at them and nothing else would change.
    Idle,
}

/// Somebody with few possible partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scarce {
    /// Who.
    pub id: PersonId,
    /// The possible partners.
    pub partners: Vec<PersonId>,
    /// What removed the others, the most effective first.
    pub blocked: Vec<Blocked>,
}

/// What makes matching impossible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchError {
    /// Two pins want the same person.
    PinnedTwice(PersonId),
    /// The standby is neither participant nor organiser, or a participant without consent.
    NoStandby(PersonId),
    /// More people than one solution can hold.
    TooManyPeople(usize),
    /// More people than places of peers are solved for.
    TooManyPeers(usize),
    /// A pin of two of whom neither may be the other's mentor.
    PinWithoutRoles([PersonId; 2]),
    /// The cap leaves nobody a place.
    NobodyUnderCap {
        /// How many signed up.
        applicants: u32,
        /// In how many groups of people who are alike.
        groups: usize,
    },
    /// The solver or its proof failed: a fault of this program, with its words.
    Unproved(String),
}

impl Levels {
    /// The objectives of both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            covered: self.covered + other.covered,
            pairs: self.pairs + other.pairs,
            kept: self.kept + other.kept,
            waiting: self.waiting + other.waiting,
            wishes: self.wishes + other.wishes,
            score: self.score + other.score,
        }
    }
}
