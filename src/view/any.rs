//! A view of whichever kind.

use serde::Serialize;

use super::{
    Card, FeedView, HomeView, ListView, MatchingView, OrganisersView, PageView, PostView,
    RedirectView, RoundView, RoundsView, SitemapView, TagView, TagsView, TopicView,
};

/// What a page shows.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View<C = Card> {
    /// Nothing but what all pages have.
    Nothing(()),
    /// The start page.
    Home(Box<HomeView<C>>),
    /// A list.
    List(Box<ListView<C>>),
    /// A topic.
    Topic(Box<TopicView<C>>),
    /// A post.
    Post(Box<PostView<C>>),
    /// A page.
    Page(Box<PageView<C>>),
    /// All rounds.
    Rounds(RoundsView),
    /// A round.
    Round(Box<RoundView>),
    /// How the program matches.
    Matching(Box<MatchingView>),
    /// All tags.
    Tags(TagsView),
    /// A tag.
    Tag(Box<TagView<C>>),
    /// Who runs the program.
    Organisers(OrganisersView),
    /// An old address.
    Redirect(RedirectView),
    /// The feed.
    Feed(FeedView),
    /// The sitemap.
    Sitemap(SitemapView),
}
