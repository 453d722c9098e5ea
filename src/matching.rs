//! Matching: from a program and one of its rounds to matches with typed reasons.
//!
//! Layer 4. It knows people as numbers and ids, never by name, and returns no words; those are made in `render/`. Integers
//! only, no hash maps, no randomness: the same people under the same policy are matched the same way everywhere.
//!
//! The way of a round, top to bottom:
//! 0. [`cap`] says who waits because too many are alike, if the round says so.
//! 1. [`candidates`] numbers those who take part, by id, and gathers what is known between them.
//! 2. [`rules`] is the table of rules and what a policy makes of it; [`wishes`] is what participants ask for.
//! 3. [`columns`] compiles both into what the solver reads ([`pairs`]); [`objectives`] packs the ordered objectives of a pair into one
//!    integer ([`layout`]).
//! 4. [`best`] has the [`solver`] find the best pairs and the [`certificate`] prove them; [`worst_off`] raises the lowest score, and
//!    [`passes`] relax rules for those who are left over, if the policy says so.
//!    Where people may have several partners, [`mentors`] and [`transport`] find those of two sides, [`peers`] and [`capacity`] those of one;
//!    [`held`] are the pairs that are there before.
//! 5. [`odd`] places those who are left over; [`round`] puts everything together, with figures and a [`digest`]. Once matches are
//!    accepted, [`mod@repair`] and [`mending`] find partners for those who have none.
//! 6. [`explain`] gives the reasons from the profiles, by code of its own; [`why`] answers "why not these two?", [`seat`] why one has
//!    this partner or none, [`misfits`] are the pairs of hands that break a must rule, [`freed`] is a round without a rule or a
//!    decision, [`hands`] what each of them costs, [`mod@filled`] is a round in figures alone, [`mod@compare`] holds two sets of matches beside one another.

mod again;
pub mod best;
pub mod candidate;
pub mod candidates;
pub mod cap;
#[allow(
    clippy::cast_possible_truncation,
    reason = "people and pairs are counted in u32"
)]
pub mod capacity;
#[allow(
    clippy::expect_used,
    clippy::cast_possible_truncation,
    reason = "each expect names the invariant it rests on; people and blocks are counted in u32"
)]
pub mod certificate;
pub mod clocks;
pub mod column;
pub mod columns;
pub mod compare;
pub mod digest;
pub mod digits;
pub mod example;
pub mod explain;
pub mod faces;
pub mod filled;
pub mod freed;
pub mod hands;
pub mod held;
mod history;
mod known;
pub mod layout;
pub mod luck;
pub mod matches;
pub mod mending;
pub mod mentoring;
pub mod mentors;
pub mod misfits;
pub mod objectives;
pub mod odd;
pub mod pairs;
pub mod passes;
pub mod peers;
mod placed;
mod priced;
mod reasons;
pub mod relation;
pub mod repair;
pub mod report;
pub mod role_totals;
pub mod round;
pub mod rules;
mod running;
pub mod scale;
mod seat;
pub mod several;
pub mod sides;
#[allow(
    clippy::expect_used,
    clippy::cast_possible_truncation,
    reason = "each expect names the invariant it rests on; people and blocks are counted in u32"
)]
pub mod solver;
pub mod taking_part;
#[allow(
    clippy::cast_possible_truncation,
    reason = "people and pairs are counted in u32"
)]
pub mod transport;
pub mod units;
pub mod why;
pub mod wishes;
pub mod worst_off;

pub use candidates::Candidates;
pub use cap::{Cut, cut};
pub use compare::{Comparison, Move, Partner, Tally, Turn, compare};
pub use faces::possible;
pub use filled::{Filled, filled};
pub use hands::{Hand, Price, Prices, prices};
pub use matches::{Basis, Proposal, RoundMatches, Seat};
pub use mending::repair;
pub use repair::{Free, Repair};
pub use report::{
    Blocked, Levels, Match, MatchError, MustRule, Origin, OwnReason, PairScore, Pass, Reasons,
    RulePoints, Scarce, Totals, Unmatched, Why, WhyNot, WishField, WishKind, WishOutcome, Within,
    WorstOff,
};
pub use role_totals::{PeerTotals, RoleTotal, RoleTotals};
pub use round::{explain_accepted, explain_lasting, propose, scarce};
pub use running::{why_not, why_seat};
pub use seat::{Fixed, Mended, Next, Relaxation, WhySeat};
