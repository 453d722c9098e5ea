//! Views of topics, posts, pages, tags, organisers and their lists.

use crate::model::Round;
use crate::model::content::{Image, Section, Tag};
use crate::model::{Country, Document};
use crate::view::{
    Card, HeadingView, ImageView, LinkView, ListView, OrganiserView, OrganisersView, PageView,
    PostView, RoundUse, TagCount, TagView, TagsView, TopicView,
};

use super::super::paths::{list_folder, page_count};
use super::super::{TagGroup, addresses, graph};
use super::Views;
use super::made::CardOf;

/// Readers manage about this many words of a foreign language in a minute.
const WORDS_A_MINUTE: u32 = 200;

impl Views<'_> {
    /// A document as all lists show it, with what stands there for each of its tags.
    pub fn card<T>(&self, document: &Document, tags: Vec<T>) -> Card<T> {
        let front = &document.front;
        Card {
            title: front.title.clone(),
            url: self.address(document),
            summary: front.summary.clone(),
            date: front.date.map(|date| date.to_string()),
            draft: front.draft,
            coming: front
                .appears()
                .filter(|day| *day > self.program.today)
                .map(|day| day.to_string()),
            tags,
            authors: front.authors.clone(),
            questions: front.questions.len(),
            image: front
                .image
                .as_ref()
                .and_then(|image| self.image(document, image))
                .map(|image| image.url),
            text: String::new(),
        }
    }

    /// A tag of a document.
    pub fn tag_link(&self, tag: &Tag) -> LinkView {
        LinkView {
            title: tag.name.clone(),
            url: self.link(addresses::tag_folder(&tag.slug)),
        }
    }

    pub(super) fn title_link(&self, document: &Document) -> LinkView {
        LinkView {
            title: document.front.title.clone(),
            url: self.address(document),
        }
    }

    pub(super) fn image(&self, document: &Document, image: &Image) -> Option<ImageView> {
        let url = graph::resolve(self.site, document, &image.src.value).ok()?;
        let license = |name: &String| LinkView {
            title: name.clone(),
            url: image.license_url.clone().unwrap_or_default(),
        };
        let size = graph::picture_size(self.site, document, &image.src.value);
        Some(ImageView {
            url,
            width: size.map(|[width, _]| width),
            height: size.map(|[_, height]| height),
            alt: image.alt.clone(),
            credit: image.credit.clone(),
            license: image.license.as_ref().map(license),
            source: image.source.clone(),
        })
    }

    /// A page of a list.
    pub fn list<C>(&self, section: Section, number: usize, card: CardOf<'_, C>) -> ListView<C> {
        let (documents, folder) = match section {
            Section::Topic => (&self.program.topics, "topics/"),
            _ => (&self.program.posts, "posts/"),
        };
        let size = self.program.config.site.topics_per_page.max(1) as usize;
        let count = page_count(self.program, documents.len());
        let neighbour =
            |exists: bool, at: usize| exists.then(|| self.link(list_folder(folder, at)));
        ListView {
            cards: documents
                .iter()
                .skip(number * size)
                .take(size)
                .map(|document| card(document))
                .collect(),
            total: documents.len(),
            number: number + 1,
            count,
            newer: neighbour(number > 0, number.saturating_sub(1)),
            older: neighbour(number + 1 < count, number + 1),
        }
    }

    /// A topic.
    pub fn topic<C>(&self, at: usize, card: CardOf<'_, C>) -> TopicView<C> {
        let topics = &self.program.topics;
        let topic = &topics[at];
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| topics.get(at))
                .map(|other| self.title_link(other))
        };
        TopicView {
            card: card(topic),
            updated: topic.front.updated.map(|date| date.to_string()),
            image: topic
                .front
                .image
                .as_ref()
                .and_then(|image| self.image(topic, image)),
            questions: topic.front.questions.clone(),
            outline: outline(topic),
            reading_minutes: topic.words.div_ceil(WORDS_A_MINUTE).max(1),
            previous: neighbour(Some(at + 1)),
            next: neighbour(at.checked_sub(1)),
            rounds: self.uses(topic),
        }
    }

    fn uses(&self, topic: &Document) -> Vec<RoundUse> {
        let of_round = |round: &std::sync::Arc<Round>| {
            let slot = round
                .schedule
                .iter()
                .find(|slot| slot.topic == topic.slug)?;
            let url = self.link(addresses::round_folder(&round.id));
            Some(RoundUse {
                title: round.title.clone(),
                url,
                date: slot.date.to_string(),
            })
        };
        self.program
            .rounds
            .iter()
            .rev()
            .filter_map(of_round)
            .collect()
    }

    /// A post.
    pub fn post<C>(&self, at: usize, card: CardOf<'_, C>) -> PostView<C> {
        let posts = &self.program.posts;
        let post = &posts[at];
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| posts.get(at))
                .map(|other| self.title_link(other))
        };
        PostView {
            card: card(post),
            updated: post.front.updated.map(|date| date.to_string()),
            image: post
                .front
                .image
                .as_ref()
                .and_then(|image| self.image(post, image)),
            previous: neighbour(Some(at + 1)),
            next: neighbour(at.checked_sub(1)),
        }
    }

    /// A page.
    pub fn page<C>(&self, at: usize, card: CardOf<'_, C>) -> PageView<C> {
        let page = &self.program.pages[at];
        let folder = addresses::folder(page);
        let others = self
            .program
            .pages
            .iter()
            .filter(|other| &*other.path != addresses::HOME);
        let above = |other: &&std::sync::Arc<Document>| {
            let other = addresses::folder(other);
            folder.starts_with(&other) && other.len() < folder.len()
        };
        let below = |other: &&std::sync::Arc<Document>| {
            let other = addresses::folder(other);
            other
                .strip_prefix(&folder)
                .is_some_and(|rest| rest.matches('/').count() == 1)
        };
        PageView {
            card: card(page),
            updated: page.front.updated.map(|date| date.to_string()),
            image: page
                .front
                .image
                .as_ref()
                .and_then(|image| self.image(page, image)),
            outline: outline(page),
            parents: others
                .clone()
                .filter(above)
                .map(|other| self.title_link(other))
                .collect(),
            children: others
                .filter(below)
                .map(|other| self.title_link(other))
                .collect(),
        }
    }

    /// All tags.
    pub fn tags(&self) -> TagsView {
        let count = |tag: &TagGroup| TagCount {
            link: LinkView {
                title: tag.name.clone(),
                url: self.link(addresses::tag_folder(&tag.slug)),
            },
            count: tag.topics.len() + tag.posts.len() + tag.pages.len(),
        };
        TagsView {
            tags: self.site.tags.iter().map(count).collect(),
        }
    }

    /// A tag.
    pub fn tag<C>(&self, at: usize, card: CardOf<'_, C>) -> TagView<C> {
        let tag = &self.site.tags[at];
        let program = self.program;
        let topics = tag.topics.iter().map(|at| card(&program.topics[*at]));
        let posts = tag.posts.iter().map(|at| card(&program.posts[*at]));
        let pages = tag.pages.iter().map(|at| card(&program.pages[*at]));
        TagView {
            name: tag.name.clone(),
            topics: topics.collect(),
            others: posts.chain(pages).collect(),
        }
    }

    /// Who runs the program.
    pub fn organisers(&self) -> OrganisersView {
        let person = |organiser: &crate::model::Organiser| OrganiserView {
            name: organiser.name.clone(),
            role: organiser.role.clone(),
            country: organiser.country.map(Country::code),
            email: organiser.email.clone(),
            about: organiser.about.clone(),
            links: organiser.links.clone(),
        };
        OrganisersView {
            people: self.program.organisers.iter().map(person).collect(),
        }
    }
}

fn outline(document: &Document) -> Vec<HeadingView> {
    let shown = document
        .headings
        .iter()
        .filter(|heading| (2..=3).contains(&heading.level));
    shown
        .map(|heading| HeadingView {
            level: heading.level,
            id: heading.id.clone(),
            text: heading.text.clone(),
        })
        .collect()
}
