//! The theme contract: what a template sees.
//!
//! Layer 5. Views are typed, serialisable, sorted; they hold codes, counts and ISO dates, never words and never anything
//! [`Private`](crate::model::Private). Addresses inside the site are relative to its root, without a leading slash: a template writes
//! `{{ root }}{{ card.url }}`. Every template sees `site` ([`SiteView`]), `root`, `page` ([`Head`]) and one more value named after its
//! kind; those in `parts/` see `site`, `root`, `here` ([`Here`]). `C` is a [`Card`], or what the renderer makes of it for all pages.

mod any;
mod feeds;
mod figures;
pub mod matching;
mod tags;

use serde::Serialize;

pub use any::View;
pub use feeds::{FeedEntry, FeedView, SitemapUrl, SitemapView};
pub use figures::{CountView, FiguresView, ShareView};
pub use matching::{ExamplePairView, ExampleView, InventedView, MatchingView, RuleView, ValueView};
pub use tags::{TagCount, TagView, TagsView};

/// What all pages share. Key `site`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteView {
    /// Name of the program.
    pub title: String,
    /// One line below it.
    pub tagline: Option<String>,
    /// Absolute, ends with `/`.
    pub base_url: String,
    /// BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Of the texts.
    pub license: Option<LinkView>,
    /// Public contact.
    pub organiser: ContactView,
    /// Main menu.
    pub menu: Vec<MenuItem>,
    /// The sections that exist.
    pub sections: SectionsView,
    /// The round that is signing up, being matched or running; else the next planned one. None in an archive.
    pub round: Option<RoundCard>,
    /// Whether the program is over, and the site its archive.
    pub archive: bool,
    /// Addresses of the theme's static files by their name: `style.css` is `static/style.1f2e3d4c.css`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// Name and version of the program that made the site.
    pub generator: String,
}

/// Addresses of the sections that have something in them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SectionsView {
    /// The start page: `index.html` or empty.
    pub home: String,
    /// Archive of topics.
    pub topics: Option<String>,
    /// News.
    pub posts: Option<String>,
    /// List of rounds.
    pub rounds: Option<String>,
    /// How the program matches.
    pub matching: Option<String>,
    /// All tags.
    pub tags: Option<String>,
    /// Who runs the program.
    pub organisers: Option<String>,
    /// Atom feed.
    pub feed: String,
}

/// A name and an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// What it says.
    pub title: String,
    /// Inside the site, or absolute.
    pub url: String,
}

/// Whom to write to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ContactView {
    /// A person or a team.
    pub name: String,
    /// Public address.
    pub email: String,
}

/// An entry of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// What it says.
    pub label: String,
    /// Inside the site, or absolute.
    pub url: String,
    /// Whether it is absolute.
    pub external: bool,
}

/// Where in the menu a page stands. Key `here`, which the theme's `parts/` see instead of `page`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Here {
    /// The address of the page, if the menu or `site.sections` has it.
    pub at: Option<String>,
    /// Addresses of the menu and of `site.sections` that the page lies below; never the start page.
    pub below: Vec<String>,
}

/// What a page's `<head>` needs. Key `page`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// Title of the page; empty on the start page.
    pub title: String,
    /// For search engines and previews.
    pub description: Option<String>,
    /// Address inside the site.
    pub url: String,
    /// Absolute address.
    pub canonical: String,
    /// BCP 47.
    pub language: String,
    /// `home`, `topics`, `topic`, `rounds`, `round`, `posts`, `post`, `page`, `tags`, `tag`, `organisers`, `matching`, `not-found`.
    pub kind: &'static str,
    /// Keep it out of search engines.
    pub noindex: bool,
    /// Absolute address of a picture for previews.
    pub image: Option<String>,
}

/// A document in a list. Key `card`.
#[derive(Clone, Debug, Serialize)]
pub struct Card<T = LinkView> {
    /// Title.
    pub title: String,
    /// Address inside the site.
    pub url: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// Not yet published (only with `--drafts`).
    pub draft: bool,
    /// ISO date: not published before this day (only with `--future`).
    pub coming: Option<String>,
    /// Tags with their pages.
    pub tags: Vec<T>,
    /// Names.
    pub authors: Vec<String>,
    /// How many questions it asks.
    pub questions: usize,
    /// Address of its picture inside the site. In a list it is an ornament and needs no alternative.
    pub image: Option<String>,
    /// HTML of what a list says below the title: `card.html` makes it of all the others, once for all lists.
    pub text: String,
}

/// A picture and whom to thank for it.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// Address inside the site.
    pub url: String,
    /// Pixels, if known.
    pub width: Option<u32>,
    /// Pixels, if known.
    pub height: Option<u32>,
    /// For those who do not see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// Licence; the address may be empty.
    pub license: Option<LinkView>,
    /// Where it came from.
    pub source: Option<String>,
}

/// A round in a few words.
#[derive(Clone, Debug, Serialize)]
pub struct RoundCard {
    /// Title.
    pub title: String,
    /// Address inside the site.
    pub url: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// The form with which one signs up, while sign-ups are open.
    pub form: Option<String>,
    /// `planned`, `sign-up`, `matching`, `running` or `ended`.
    pub state: &'static str,
    /// ISO date: first day of sign-ups.
    pub sign_up_opens: String,
    /// ISO date: last day of sign-ups.
    pub sign_up_closes: String,
    /// ISO date.
    pub starts: String,
    /// ISO date.
    pub ends: String,
    /// The topic of this fortnight.
    pub now: Option<SlotView>,
    /// The next one.
    pub next: Option<SlotView>,
    /// How many topics it has.
    pub topics: usize,
}

/// A topic in a schedule.
#[derive(Clone, Debug, Serialize)]
pub struct SlotView {
    /// ISO date.
    pub date: String,
    /// Title and address.
    pub topic: LinkView,
    /// One or two sentences.
    pub summary: Option<String>,
    /// `past`, `now` or `coming`.
    pub state: &'static str,
}

/// Key `home`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView<C = Card> {
    /// Topics, at most six: before a round those with which it begins, during a round from the present one on, else the newest.
    pub topics: Vec<C>,
    /// How many there are.
    pub topic_count: usize,
    /// The newest posts, at most three.
    pub posts: Vec<C>,
    /// The round that has ended last, while none runs.
    pub ended: Option<RoundCard>,
    /// Figures of the newest round that has some, with its largest countries; the others are counted as `elsewhere`.
    pub figures: Option<FiguresView>,
}

/// One page of a list of topics, posts. Key `list`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView<C = Card> {
    /// The documents.
    pub cards: Vec<C>,
    /// How many in all pages.
    pub total: usize,
    /// This page, from 1.
    pub number: usize,
    /// How many pages.
    pub count: usize,
    /// Address of the page before.
    pub newer: Option<String>,
    /// Address of the page after.
    pub older: Option<String>,
}

/// Key `topic`.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView<C = Card> {
    /// As in lists.
    pub card: C,
    /// ISO date of the last change of substance.
    pub updated: Option<String>,
    /// Picture.
    pub image: Option<ImageView>,
    /// To ask your partner.
    pub questions: Vec<String>,
    /// Headings of level 2 and 3, for a table of contents.
    pub outline: Vec<HeadingView>,
    /// Minutes, at 200 words each, rounded up.
    pub reading_minutes: u32,
    /// The topic before it in the archive (older).
    pub previous: Option<LinkView>,
    /// The topic after it (newer).
    pub next: Option<LinkView>,
    /// Rounds that used it, newest first.
    pub rounds: Vec<RoundUse>,
}

/// A heading of a page.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// 2 or 3.
    pub level: u8,
    /// Anchor.
    pub id: String,
    /// Plain text.
    pub text: String,
}

/// That a round used a topic.
#[derive(Clone, Debug, Serialize)]
pub struct RoundUse {
    /// Title of the round.
    pub title: String,
    /// Its page.
    pub url: String,
    /// ISO date.
    pub date: String,
}

/// Key `post`.
#[derive(Clone, Debug, Serialize)]
pub struct PostView<C = Card> {
    /// As in lists.
    pub card: C,
    /// ISO date of the last change of substance.
    pub updated: Option<String>,
    /// Picture.
    pub image: Option<ImageView>,
    /// The post before it (older).
    pub previous: Option<LinkView>,
    /// The post after it (newer).
    pub next: Option<LinkView>,
}

/// Key `doc`: a page.
#[derive(Clone, Debug, Serialize)]
pub struct PageView<C = Card> {
    /// As in lists.
    pub card: C,
    /// ISO date of the last change of substance.
    pub updated: Option<String>,
    /// Picture.
    pub image: Option<ImageView>,
    /// Headings of level 2 and 3.
    pub outline: Vec<HeadingView>,
    /// From the start page down, without the page itself.
    pub parents: Vec<LinkView>,
    /// Pages directly below this one.
    pub children: Vec<LinkView>,
}

/// Key `rounds`: all rounds, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct RoundsView {
    /// The rounds.
    pub cards: Vec<RoundCard>,
}

/// Key `round`.
#[derive(Clone, Debug, Serialize)]
pub struct RoundView {
    /// As in lists.
    pub card: RoundCard,
    /// All topics.
    pub schedule: Vec<SlotView>,
    /// How many take part, if there are public figures of it.
    pub participants: Option<usize>,
    /// From how many countries, likewise.
    pub countries: Option<usize>,
    /// The public figures: of a round whose matches are accepted, if enough take part not to point at anybody.
    pub figures: Option<FiguresView>,
}

/// Key `organisers`.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisersView {
    /// As ordered in their file.
    pub people: Vec<OrganiserView>,
}

/// An organiser, public by agreement.
#[derive(Clone, Debug, Serialize)]
pub struct OrganiserView {
    /// Full name.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// ISO 3166-1 alpha-2: the filter `country` says its name.
    pub country: Option<&'static str>,
    /// Public address.
    pub email: Option<String>,
    /// A few words.
    pub about: Option<String>,
    /// Addresses of pages.
    pub links: Vec<String>,
}

/// Key `redirect`: a page that leads elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// Address inside the site.
    pub to: String,
    /// Absolute address.
    pub canonical: String,
}
