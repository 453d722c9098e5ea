//! A new program: the files of a folder that is without fault from its first minute.
//!
//! Texts and lists of words stand in `src/words/<language>/starter`; what is the same in every language stands beside this file.
//! `{name}` in a text is one of the answers, in quotes where the text is settings or data.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::words::{DateStyle, Languages, built_in_file};

/// For whom a program is: the lists of words of its form.
pub const VOCABULARIES: [&str; 4] = ["librarians", "teachers", "researchers", "empty"];

/// From signing up to the first day at least: two weeks between the two, and a week to sign up.
const LEAST_DAYS: i32 = 21;

/// What the organisers decide before there is anything.
#[derive(Clone, Debug)]
pub struct Starter {
    /// Name of the program.
    pub title: String,
    /// Who runs it.
    pub organiser: String,
    /// Their address.
    pub email: String,
    /// Where the site will be.
    pub base_url: String,
    /// Language of the site: one that has texts.
    pub language: String,
    /// One of [`VOCABULARIES`].
    pub vocabulary: &'static str,
    /// First day of the first round.
    pub starts: Date,
    /// The day on which sign-ups open.
    pub today: Date,
    /// Where the site is built and published.
    pub host: Option<Host>,
    /// What the privacy page says by the settings, in Markdown: it follows from the other files.
    pub privacy: String,
}

/// A host that builds a site from a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// GitHub Pages.
    GitHub,
    /// GitLab Pages.
    GitLab,
}

/// The Monday, ten weeks away or a little more, that is proposed for a first round.
pub fn usual_start(today: Date) -> Date {
    let day = today.saturating_add(10.weeks());
    match day.weekday() {
        Weekday::Monday => day,
        _ => day.nth_weekday(1, Weekday::Monday).unwrap_or(day),
    }
}

/// The first day on which a first round may begin.
pub fn earliest_start(today: Date) -> Date {
    today.saturating_add(LEAST_DAYS.days())
}

impl Starter {
    /// The files with their paths below the program's folder, the settings last: a folder without them is no program yet.
    pub fn files(&self) -> Vec<(String, String)> {
        let page = |name: &str| (format!("content/pages/{name}"), self.text(name));
        let topic = "getting-to-know-you.md";
        let mut files = vec![
            (
                ".gitignore".to_owned(),
                include_str!("starter/gitignore").to_owned(),
            ),
            page("index.md"),
            page("how-it-works.md"),
            page("code-of-conduct.md"),
            page("privacy.md"),
            (format!("content/topics/{topic}"), self.text(topic)),
            (
                format!("data/rounds/{}.yaml", self.round()),
                self.text("round.yaml"),
            ),
            (
                "data/vocabulary.yaml".to_owned(),
                self.text(&format!("{}.yaml", self.vocabulary)),
            ),
        ];
        let workflow = self.host.map(|host| match host {
            Host::GitHub => (
                ".github/workflows/site.yml",
                include_str!("starter/github.yml"),
            ),
            Host::GitLab => (".gitlab-ci.yml", include_str!("starter/gitlab.yml")),
        });
        files.extend(workflow.map(|(path, text)| (path.to_owned(), text.to_owned())));
        files.push(("fortnight.toml".to_owned(), self.text("fortnight.toml")));
        files
    }

    /// The id of the first round: `2027a` in the first half of a year, `2027b` in the second.
    pub fn round(&self) -> String {
        let half = if self.starts.month() <= 6 { 'a' } else { 'b' };
        format!("{}{half}", self.starts.year())
    }

    fn text(&self, name: &str) -> String {
        let name_of = format!("starter/{name}");
        let text = built_in_file(&self.language, &name_of).unwrap_or_default();
        let title = match name {
            "round.yaml" => self.month(),
            _ => self.title.clone(),
        };
        let email = match name.ends_with(".md") {
            true => self.email.clone(),
            false => quoted(&self.email),
        };
        let ends = self
            .starts
            .saturating_add(16.weeks())
            .saturating_sub(1.day());
        let values = [
            ("title", quoted(&title)),
            ("privacy", self.privacy.clone()),
            ("organiser", quoted(&self.organiser)),
            ("email", email),
            ("base_url", quoted(&self.base_url)),
            ("language", quoted(&self.language)),
            ("today", self.today.to_string()),
            ("opens", self.today.to_string()),
            ("closes", self.starts.saturating_sub(2.weeks()).to_string()),
            ("starts", self.starts.to_string()),
            ("ends", ends.to_string()),
            // A list without values is nothing to match by.
            (
                "list",
                if self.vocabulary == "empty" { "# " } else { "" }.to_owned(),
            ),
        ];
        filled(text, &values)
    }

    /// The round is called by the month in which it begins.
    fn month(&self) -> String {
        let words = Languages::built_in().of(&self.language);
        let month = words.map(|words| words.date(self.starts, DateStyle::Month));
        let month = month.unwrap_or_default();
        let mut rest = month.chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        first.chain(rest).collect()
    }
}

/// A string as TOML and YAML both read it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text with values in the places of their names; nothing that is put in is looked at again.
fn filled(text: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let value = after.split_once('}').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, behind))
        });
        rest = match value {
            Some((value, behind)) => {
                out.push_str(value);
                behind
            }
            None => {
                out.push('{');
                after
            }
        };
    }
    out + rest
}
