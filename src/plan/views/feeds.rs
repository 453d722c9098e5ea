//! Views of the feed and the sitemap.

use jiff::civil::Date;

use crate::model::Document;
use crate::view::{FeedEntry, FeedView, SitemapUrl, SitemapView};

use super::super::kinds::{FEED_FILE, KINDS, Search};
use super::super::{Page, PublicFile};
use super::Views;

impl Views<'_> {
    /// The feed; `content` makes the HTML of a document with absolute addresses.
    pub fn feed(&self, content: &dyn Fn(&Document) -> String) -> FeedView {
        let kinds = KINDS.iter().filter(|kind| kind.in_feed);
        let lists = kinds.filter_map(|kind| Some((kind.documents?)(self.program)));
        let mut documents: Vec<&Document> = lists.flatten().map(AsRef::as_ref).collect();
        documents.retain(|document| document.front.date.is_some() && !self.is_ahead(document));
        // By the day on which it came: readers of a feed have not seen what is dated earlier and came later.
        let came = |document: &Document| document.front.appears();
        documents.sort_by(|a, b| (came(b), &a.path).cmp(&(came(a), &b.path)));
        documents.truncate(self.program.config.site.feed_items as usize);
        let entries: Vec<_> = documents
            .into_iter()
            .map(|document| self.feed_entry(document, content))
            .collect();
        let updated = entries.iter().map(|entry| entry.updated.clone()).max();
        FeedView {
            canonical: self.site.addresses.absolute(FEED_FILE),
            updated: updated.unwrap_or_else(|| moment(self.program.today)),
            entries,
        }
    }

    fn feed_entry(&self, document: &Document, content: &dyn Fn(&Document) -> String) -> FeedEntry {
        let front = &document.front;
        let appeared = front.appears().unwrap_or(self.program.today);
        FeedEntry {
            title: front.title.clone(),
            canonical: self
                .site
                .addresses
                .absolute(&self.site.addresses.of(document)),
            published: moment(appeared),
            updated: moment(
                front
                    .updated
                    .map_or(appeared, |updated| updated.max(appeared)),
            ),
            authors: front.authors.clone(),
            summary: front.summary.clone(),
            tags: front.tags.iter().map(|tag| tag.name.clone()).collect(),
            content: content(document),
        }
    }

    /// The sitemap: every page that search engines should know.
    pub fn sitemap(&self) -> SitemapView {
        let is_page = |file: &&PublicFile| {
            let listed = matches!(&file.page, Page::Made(kind, _) if kind.search == Search::Listed);
            let ahead = self
                .document(&file.page)
                .is_some_and(|document| self.is_ahead(document));
            listed && !ahead && file.path.as_str().ends_with(".html")
        };
        let url = |file: &PublicFile| {
            let front = self.document(&file.page).map(|document| &document.front);
            let lastmod = front
                .and_then(|front| front.updated.max(front.appears()))
                .map(|date| date.to_string());
            SitemapUrl {
                loc: self.site.addresses.absolute(file.path.as_str()),
                lastmod,
            }
        };
        SitemapView {
            urls: self.site.files.iter().filter(is_page).map(url).collect(),
        }
    }
}

/// A date as a moment of RFC 3339: midnight UTC, since a date has no hour.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
