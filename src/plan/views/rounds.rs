//! Views of rounds, and of the start page, which leads with what comes next.

use crate::model::round::{Slot, State};
use crate::model::{Document, Round, Section};
use crate::path::Slug;
use crate::view::{HomeView, LinkView, RoundCard, RoundView, RoundsView, SlotView};

use super::super::addresses;
use super::Views;
use super::made::CardOf;

/// So many topics and posts stand on the start page.
const TOPICS: usize = 6;
const POSTS: usize = 3;

impl Views<'_> {
    /// The start page.
    pub fn home<C>(&self, card: CardOf<'_, C>) -> HomeView<C> {
        let program = self.program;
        let topics = self.leading_topics();
        HomeView {
            topics: topics.map(card).collect(),
            topic_count: program.topics.len(),
            posts: program
                .posts
                .iter()
                .take(POSTS)
                .map(|post| card(post))
                .collect(),
            ended: self.ended_round().map(|round| self.round_card(round)),
            figures: self.home_figures(),
        }
    }

    /// Topics as the present round has them: from the first one on, or once it runs from the present one on, then the
    /// newest of the others.
    fn leading_topics(&self) -> impl Iterator<Item = &Document> {
        let (program, round) = (self.program, self.present_round());
        let slots = round.map_or(&[][..], |round| &round.schedule);
        let now = round.and_then(|round| round.current_slot(program.today));
        let begins = now.and_then(|now| slots.iter().position(|slot| slot == now));
        let coming = slots[begins.unwrap_or(0)..].iter();
        let first: Vec<&Document> = coming
            .filter_map(|slot| program.topic(slot.topic.as_str()))
            .map(AsRef::as_ref)
            .collect();
        let slugs: Vec<Slug> = first.iter().map(|topic| topic.slug.clone()).collect();
        let newest = program.topics.iter().map(AsRef::as_ref);
        let others = newest.filter(move |topic: &&Document| !slugs.contains(&topic.slug));
        first.into_iter().chain(others).take(TOPICS)
    }

    /// The round that has ended last, while none runs.
    fn ended_round(&self) -> Option<&Round> {
        let today = self.program.today;
        let rounds = self.program.rounds.iter().map(AsRef::as_ref);
        let runs = |round: &Round| round.state(today) == State::Running;
        if self.present_round().is_some_and(runs) {
            return None;
        }
        let ended = rounds.filter(|round: &&Round| round.state(today).is_over());
        ended.max_by_key(|round| (round.ends, round.id.clone()))
    }

    /// All rounds.
    pub fn rounds(&self) -> RoundsView {
        RoundsView {
            cards: self
                .program
                .rounds
                .iter()
                .rev()
                .map(|round| self.round_card(round))
                .collect(),
        }
    }

    pub(super) fn round_card(&self, round: &Round) -> RoundCard {
        let today = self.program.today;
        RoundCard {
            title: round.title.clone(),
            url: self.link(addresses::round_folder(&round.id)),
            summary: round.summary.clone(),
            form: round
                .form
                .clone()
                .filter(|_| round.state(today) == State::SignUp && !self.program.config.archive),
            state: round.state(today).code(),
            sign_up_opens: round.sign_up[0].to_string(),
            sign_up_closes: round.sign_up[1].to_string(),
            starts: round.starts.to_string(),
            ends: round.ends.to_string(),
            now: round.current_slot(today).map(|slot| self.slot(round, slot)),
            next: round.next_slot(today).map(|slot| self.slot(round, slot)),
            topics: round.schedule.len(),
        }
    }

    fn slot(&self, round: &Round, slot: &Slot) -> SlotView {
        let today = self.program.today;
        let topic = self.program.topic(slot.topic.as_str());
        let state = match round.current_slot(today) {
            Some(current) if current == slot => "now",
            _ if slot.date <= today => "past",
            _ => "coming",
        };
        SlotView {
            date: slot.date.to_string(),
            topic: topic.map_or_else(|| self.unlinked(slot), |topic| self.title_link(topic)),
            summary: topic.and_then(|topic| topic.front.summary.clone()),
            state,
        }
    }

    /// A topic whose page is not there: not yet, or not any more. The schedule has announced it all the same.
    fn unlinked(&self, slot: &Slot) -> LinkView {
        let absent = self.program.absent.iter().map(|absent| &absent.document);
        let mut topics = absent.filter(|document| document.section == Section::Topic);
        let topic = topics.find(|topic| topic.slug == slot.topic);
        LinkView {
            title: topic.map_or_else(|| slot.topic.to_string(), |topic| topic.front.title.clone()),
            url: String::new(),
        }
    }

    /// A round.
    pub fn round(&self, at: usize) -> RoundView {
        let round = &self.program.rounds[at];
        let (participants, countries) = self.counts(round);
        RoundView {
            card: self.round_card(round),
            schedule: round
                .schedule
                .iter()
                .map(|slot| self.slot(round, slot))
                .collect(),
            participants,
            countries,
            figures: self.figures(round),
        }
    }
}
