//! `fortnight.toml`, checked.

use jiff::civil::Date;

use super::mail::MailAccount;
use super::{Policy, theme};
use crate::address::Web;
use crate::source::Spanned;

/// Settings of a program.
#[derive(Clone, Debug)]
pub struct Config {
    /// Name of the program.
    pub title: String,
    /// One line below it.
    pub tagline: Option<String>,
    /// Absolute address of the site, ends with `/`.
    pub base_url: String,
    /// BCP 47.
    pub language: String,
    /// IANA name: the organisers'.
    pub time_zone: String,
    /// The theme and its settings.
    pub theme: theme::Choice,
    /// A pinned date, for demonstrations.
    pub today: Option<Date>,
    /// Licence of the texts.
    pub license: Option<License>,
    /// Where things lie.
    pub folders: Folders,
    /// Public contact.
    pub organiser: Contact,
    /// Main menu.
    pub menu: Vec<MenuEntry>,
    /// Files that are published although they are on no list, by their paths from the program's folder.
    pub publish: Vec<Spanned<String>>,
    /// Numbers of the site.
    pub site: SiteSettings,
    /// Words of the letters.
    pub letters: LetterSettings,
    /// The account that letters go out by.
    pub mail: Option<MailAccount>,
    /// The organisers know that participants' data are tracked by git; nobody is warned.
    pub people_in_git: bool,
    /// The program is over: the site is its archive.
    pub archive: bool,
    /// For how many months people are kept after the last day of their last round; `None`: until somebody erases them.
    pub retain_months: Option<u32>,
    /// What may be public although it is like somebody's private datum.
    pub allowed: Vec<Allowed>,
    /// Defaults of all rounds.
    pub matching: Policy,
}

impl Config {
    /// The host of the site, without a port.
    pub fn host(&self) -> &str {
        let rest = Web::new(&self.base_url).map_or("", Web::rest);
        rest.split(['/', ':']).next().unwrap_or_default()
    }
}

/// A licence.
#[derive(Clone, Debug)]
pub struct License {
    /// For example `CC BY 4.0`.
    pub name: String,
    /// Its text.
    pub url: Option<String>,
}

/// Folders, relative to the program's, `/`-separated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Markdown.
    pub content: String,
    /// YAML.
    pub data: String,
    /// Themes.
    pub themes: String,
    /// The site.
    pub public: String,
    /// The letters.
    pub private: String,
    /// What is issued.
    pub outbox: String,
}

impl Default for Folders {
    fn default() -> Self {
        let own = |name: &str| name.to_owned();
        Self {
            content: own("content"),
            data: own("data"),
            themes: own("themes"),
            public: own("public"),
            private: own("private"),
            outbox: own("outbox"),
        }
    }
}

/// Whom to write to.
#[derive(Clone, Debug)]
pub struct Contact {
    /// A person or a team.
    pub name: String,
    /// Public address.
    pub email: String,
}

/// An entry of the menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// What it says.
    pub label: String,
    /// A site path beginning with `/`, or an absolute address.
    pub path: String,
    /// Where it is written.
    pub span: crate::source::Span,
}

/// An exception of the leak gate: an entry of `public` in `[leaks]`.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// A name, an address, a link, a number or some words.
    pub text: String,
    /// Where it is written.
    pub span: crate::source::Span,
}

/// Numbers of the site.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// Topics on a page of the archive.
    pub topics_per_page: u32,
    /// Entries of a feed.
    pub feed_items: u32,
    /// Whether addresses inside the site end with `/` (`clean`) or name the file (`files`, so that the site also works
    /// from a folder or a memory stick).
    pub clean_links: bool,
    /// Statistics hide groups smaller than this.
    pub smallest_group: u32,
}

/// Words of the letters.
#[derive(Clone, Debug)]
pub struct LetterSettings {
    /// Days after which silence is worth a word to the organisers.
    pub reply_within_days: u32,
    /// The human behind the address.
    pub whom_to_ask: String,
    /// Where participants write to.
    pub email: String,
    /// Days within which somebody who leaves is erased.
    pub forget_within_days: u32,
}
