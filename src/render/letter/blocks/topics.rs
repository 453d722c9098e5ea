//! Blocks of what a letter gives to talk about: topics, and the post that a mail is about.

use crate::model::Document;
use crate::plan::letters::Scheduled;

use super::super::view::{NewsView, SlotView, TopicView};
use super::Blocks;

impl Blocks<'_> {
    /// The topics to come, the present one included.
    pub(in crate::render::letter) fn topics(&self) -> &[Scheduled] {
        self.letters.schedule.get(self.topic..).unwrap_or_default()
    }

    pub(super) fn schedule(&self) -> Vec<SlotView> {
        let slot = |slot: &Scheduled| SlotView {
            date: slot.date.to_string(),
            now: slot.date < self.from,
            title: slot.topic.front.title.clone(),
            url: self.letters.page_address(&slot.topic),
            spoken: self.letters.spoken(&slot.topic, self.words),
            summary: slot.topic.front.summary.clone(),
        };
        self.topics().iter().map(slot).collect()
    }

    pub(super) fn first_topic(&self) -> TopicView {
        let view = |slot: &Scheduled| TopicView {
            title: slot.topic.front.title.clone(),
            url: self.letters.page_address(&slot.topic),
            spoken: self.letters.spoken(&slot.topic, self.words),
            summary: slot.topic.front.summary.clone(),
            questions: slot.topic.front.questions.clone(),
        };
        self.topics().first().map(view).unwrap_or_default()
    }

    pub(super) fn news(&self) -> NewsView {
        let view = |post: &Document| NewsView {
            title: post.front.title.clone(),
            url: self.letters.page_address(post),
            spoken: self.letters.spoken(post, self.words),
            summary: post.front.summary.clone(),
        };
        self.letters.news.map(view).unwrap_or_default()
    }
}
