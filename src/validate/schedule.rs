//! Schedules: topics that exist, on dates inside the round.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::round::Slot;
use crate::model::{Documents, Section};
use crate::parse::data::{RoundRecord, TopicRecord};
use crate::parse::nearest::nearest;
use crate::path::Slug;
use crate::source::{Root, Sources, Span};

/// The topics that a schedule may name.
pub(super) struct Topics<'a> {
    sources: &'a Sources,
    today: Date,
    /// By slug.
    known: HashMap<&'a str, Known>,
}

/// What a schedule must know of a topic.
struct Known {
    /// It is a draft that is left out.
    draft: bool,
    appears: Option<Date>,
    expires: Option<Date>,
}

impl<'a> Topics<'a> {
    /// Drafts count as known, and as missing if they are not kept.
    pub(super) fn new(
        sources: &'a Sources,
        documents: &'a Documents,
        today: Date,
        drafts: bool,
    ) -> Self {
        let topics = documents
            .iter()
            .filter(|document| document.section == Section::Topic);
        let known = topics.map(|topic| {
            let known = Known {
                draft: topic.front.draft && !drafts,
                appears: topic.front.appears(),
                expires: topic.front.expires,
            };
            (topic.slug.as_str(), known)
        });
        Self {
            sources,
            today,
            known: known.collect(),
        }
    }

    /// One word to who has begun with the people: without any topic, each entry of each schedule would be wrong.
    pub(super) fn check_any(&self, rounds: &[Arc<RoundRecord>], problems: &mut Vec<Diagnostic>) {
        let first = rounds.iter().find_map(|round| round.topics.first());
        if let Some(entry) = first.filter(|_| self.none_is_there()) {
            let word = &entry.topic;
            let message = "a topic is scheduled here, but there are none yet in `content/topics`";
            let problem = Diagnostic::new(check::NO_TOPICS, word.span, message);
            problems.push(problem.hint(format!(
                "write it there as `{}.md`; to see the site before that, leave `topics` out of the rounds",
                word.value
            )));
        }
    }

    fn none_is_there(&self) -> bool {
        let mut files = self.sources.of(Root::Content);
        self.known.is_empty() && !files.any(|(_, file)| file.path.starts_with("topics/"))
    }

    fn find(&self, entry: &TopicRecord, problems: &mut Vec<Diagnostic>) -> Option<Slug> {
        let word = &entry.topic;
        let slug = Slug::new(&word.value).ok();
        let known = slug.as_ref().and_then(|slug| self.known.get(slug.as_str()));
        if known.is_some_and(|known| !known.draft) {
            return slug;
        }
        // A topic whose file could not be read is not missing.
        let path = format!("topics/{}.md", word.value);
        if known.is_none() && self.sources.find(Root::Content, &path).is_some() {
            return slug;
        }
        if !self.none_is_there() {
            problems.push(self.missing(entry, known.is_some()));
        }
        None
    }

    /// A topic whose turn comes before its page, or after it. Rounds that are over are not to be mended.
    fn check_presence(
        &self,
        entry: &TopicRecord,
        date: Date,
        frame: &Frame,
        problems: &mut Vec<Diagnostic>,
    ) {
        let name = &entry.topic.value;
        let known = self.known.get(&**name);
        let Some(known) = known.filter(|_| frame.ends >= self.today) else {
            return;
        };
        let mut warn = |message: String, hint: &str| {
            let problem = Diagnostic::new(check::TOPIC_ABSENT, entry.topic.span, message);
            problems.push(problem.hint(hint));
        };
        if let Some(day) = known.appears.filter(|day| *day > date) {
            warn(
                format!(
                    "the topic `{name}` is discussed from {date}, but not published before {day}"
                ),
                "give the topic an earlier `publish`, or this entry a later `date`",
            );
        }
        if let Some(day) = known.expires.filter(|day| *day <= date) {
            warn(
                format!("the topic `{name}` is discussed from {date}, but gone from {day} on"),
                "give the topic a later `expires`, or take it out of the schedule",
            );
        }
    }

    fn missing(&self, entry: &TopicRecord, draft: bool) -> Diagnostic {
        let word = &entry.topic;
        if draft {
            let message = format!("the topic `{}` is still a draft", word.value);
            return Diagnostic::new(check::DRAFT_TOPIC, word.span, message)
                .hint("remove `draft` from it, or build with `--drafts`");
        }
        let message = format!("there is no topic `{}`", word.value);
        let problem = Diagnostic::new(check::UNKNOWN_TOPIC, word.span, message).about(&*word.value);
        let mut known: Vec<&str> = self.known.keys().copied().collect();
        known.sort_unstable();
        match nearest(&word.value, known) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("a topic is named by its file in `content/topics`, without `.md`"),
        }
    }
}

/// What schedules take from the documents: of each topic that one names, when it is there.
#[derive(Clone)]
pub(super) struct Scheduled(BTreeMap<String, Presence>);

/// Whether a topic has a file, and the front matter of those that have its name.
type Presence = (bool, Vec<(bool, Option<Date>, Option<Date>)>);

impl Scheduled {
    pub(super) fn new(
        sources: &Sources,
        rounds: &[Arc<RoundRecord>],
        documents: &Documents,
    ) -> Self {
        let entries = rounds.iter().flat_map(|round| &round.topics);
        let named = entries.map(|entry| entry.topic.value.clone());
        Self(presence(sources, documents, named))
    }

    /// Whether other documents are the same in this.
    pub(super) fn holds_for(&self, sources: &Sources, documents: &Documents) -> bool {
        presence(sources, documents, self.0.keys().cloned()) == self.0
    }
}

fn presence(
    sources: &Sources,
    documents: &Documents,
    named: impl Iterator<Item = String>,
) -> BTreeMap<String, Presence> {
    let file = |name: &str| {
        let path = format!("topics/{name}.md");
        sources.find(Root::Content, &path).is_some()
    };
    let mut found: BTreeMap<String, Presence> = named
        .map(|name| {
            let there = file(&name);
            (name, (there, Vec::new()))
        })
        .collect();
    for document in documents {
        if document.section == Section::Topic
            && let Some((_, all)) = found.get_mut(document.slug.as_str())
        {
            let front = &document.front;
            all.push((front.draft, front.appears(), front.expires));
        }
    }
    found
}

/// The dates of a round, as far as they are known.
pub(super) struct Frame {
    pub(super) starts: Date,
    pub(super) ends: Date,
}

/// Gives each topic its date: its own, or the cadence after the one before it; the first on the first day.
pub(super) fn schedule(
    record: &RoundRecord,
    frame: Option<&Frame>,
    topics: &Topics<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Slot> {
    let cadence = record.cadence.as_ref().map_or(14, |cadence| cadence.value);
    let mut used: BTreeMap<&str, Span> = BTreeMap::new();
    let mut slots: Vec<Slot> = Vec::new();
    let mut last = None;
    for entry in &record.topics {
        let slug = topics.find(entry, problems);
        let first = *used.entry(&*entry.topic.value).or_insert(entry.topic.span);
        if first != entry.topic.span {
            problems.push(twice(entry, first));
        }
        let Some(frame) = frame else { continue };
        let next = last.map_or(Some(frame.starts), |last: Date| {
            last.checked_add(i64::from(cadence).days()).ok()
        });
        let own = entry.date.as_ref().map(|date| date.value);
        let Some(date) = own.or(next) else { continue };
        check_date(entry, date, last, frame, problems);
        topics.check_presence(entry, date, frame, problems);
        last = Some(date);
        slots.extend(slug.map(|topic| Slot { topic, date }));
    }
    if record.topics.is_empty() {
        let message = "this round has no topics";
        let problem = Diagnostic::new(check::EMPTY_SCHEDULE, record.span, message);
        problems.push(problem.hint("add `topics: [...]`, the names of files in `content/topics`"));
    }
    slots
}

fn twice(entry: &TopicRecord, first: Span) -> Diagnostic {
    let message = format!(
        "the topic `{}` stands twice in the schedule",
        entry.topic.value
    );
    Diagnostic::new(check::TOPIC_TWICE, entry.topic.span, message)
        .related(first, "first here")
        .hint("a round discusses a topic once")
}

fn check_date(
    entry: &TopicRecord,
    date: Date,
    last: Option<Date>,
    frame: &Frame,
    problems: &mut Vec<Diagnostic>,
) {
    let span = entry
        .date
        .as_ref()
        .map_or(entry.topic.span, |date| date.span);
    let topic = &entry.topic.value;
    if date > frame.ends {
        let message = format!("the topic `{topic}` falls on {date}, after the round has ended");
        let problem = Diagnostic::new(check::SCHEDULE_PAST_END, span, message);
        let hint = format!(
            "the round ends on {}: drop a topic, or shorten `cadence`",
            frame.ends
        );
        problems.push(problem.hint(hint));
    } else if date < frame.starts || last.is_some_and(|last| date <= last) {
        let message = format!("the topic `{topic}` falls on {date}, before its turn");
        let problem = Diagnostic::new(check::DATE_ORDER, span, message);
        problems
            .push(problem.hint("topics stand in the order of their dates, from the first day on"));
    }
}
