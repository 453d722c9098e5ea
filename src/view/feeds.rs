//! Feed and sitemap.

use serde::Serialize;

/// Key `feed`.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// Absolute address of the feed itself.
    pub canonical: String,
    /// RFC 3339, of the newest entry.
    pub updated: String,
    /// Newest first.
    pub entries: Vec<FeedEntry>,
}

/// One entry of a feed. The renderer adds its `content` (HTML with absolute addresses).
#[derive(Clone, Debug, Serialize)]
pub struct FeedEntry {
    /// Title.
    pub title: String,
    /// Absolute address, also its id.
    pub canonical: String,
    /// RFC 3339.
    pub published: String,
    /// RFC 3339.
    pub updated: String,
    /// Names.
    pub authors: Vec<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Names.
    pub tags: Vec<String>,
    /// HTML.
    pub content: String,
}

/// Key `sitemap`.
#[derive(Clone, Debug, Serialize)]
pub struct SitemapView {
    /// By address.
    pub urls: Vec<SitemapUrl>,
}

/// One address of the sitemap.
#[derive(Clone, Debug, Serialize)]
pub struct SitemapUrl {
    /// Absolute.
    pub loc: String,
    /// ISO date, from front matter.
    pub lastmod: Option<String>,
}
