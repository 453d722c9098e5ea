//! `fortnight.toml` as a record. Its keys are described in `tests/reference.rs`, from which the reference is written.

mod mail;

use jiff::civil::Date;

use super::data::{PolicyRecord, check_format, read_policy};
use super::fields::Fields;
use super::theme::given;
use super::toml;
use super::tree::Value;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::theme::Given;
use crate::source::{Root, Sources, Span, Spanned};

pub use mail::MailRecord;

/// Name of the file.
pub const FILE: &str = "fortnight.toml";

/// `fortnight.toml` as written.
#[derive(Debug, Default)]
pub struct ConfigRecord {
    /// What it says; `None` if it could not be read at all.
    pub settings: Option<Settings>,
    /// Whether it is no TOML: then the settings are those that could be read, and what is wrong with them may be because of that.
    pub broken: bool,
    /// What is wrong so far.
    pub problems: Vec<Diagnostic>,
}

/// The settings as written.
#[derive(Debug)]
pub struct Settings {
    /// Name of the program.
    pub title: Option<Spanned<String>>,
    /// One line below it.
    pub tagline: Option<Spanned<String>>,
    /// Address of the site.
    pub base_url: Option<Spanned<String>>,
    /// Language tag.
    pub language: Option<Spanned<String>>,
    /// IANA name.
    pub time_zone: Option<Spanned<String>>,
    /// Folder below the themes folder.
    pub theme: Option<Spanned<String>>,
    /// Values of the theme's settings.
    pub theme_settings: Vec<(Spanned<String>, Spanned<Given>)>,
    /// Pinned date.
    pub today: Option<Spanned<Date>>,
    /// Of the texts.
    pub license: Option<Spanned<String>>,
    /// Its text.
    pub license_url: Option<Spanned<String>>,
    /// Whether the organisers know that git tracks participants' data.
    pub people_in_git: Option<Spanned<bool>>,
    /// Whether the program is over.
    pub archive: Option<Spanned<bool>>,
    /// For how long people are kept after their last round.
    pub retain_months: Option<Spanned<u32>>,
    /// Folders in the order of [`FOLDERS`].
    pub folders: [Option<Spanned<String>>; FOLDERS.len()],
    /// Public contact.
    pub organiser_name: Option<Spanned<String>>,
    /// Its address.
    pub organiser_email: Option<Spanned<String>>,
    /// Main menu.
    pub menu: Vec<MenuRecord>,
    /// `files` of `[publish]`
    pub publish: Vec<Spanned<String>>,
    /// `[site]`
    pub site: SiteRecord,
    /// `[letters]`
    pub letters: LettersRecord,
    /// `[mail]`
    pub mail: Option<MailRecord>,
    /// `public` of `[leaks]`
    pub leaks: Vec<AllowedRecord>,
    /// `[matching]`
    pub matching: PolicyRecord,
}

/// Keys of `[folders]`, each also its default.
pub const FOLDERS: [&str; 6] = ["content", "data", "themes", "public", "private", "outbox"];

/// An entry of the menu.
#[derive(Debug)]
pub struct MenuRecord {
    /// What it says.
    pub label: Spanned<String>,
    /// Where it leads.
    pub path: Spanned<String>,
}

/// An entry of `public` in `[leaks]`.
#[derive(Debug)]
pub struct AllowedRecord {
    /// What may be public. A reason is mandatory, and for readers of the file.
    pub text: Spanned<String>,
}

/// `[site]`
#[derive(Debug, Default)]
pub struct SiteRecord {
    /// Topics on a page.
    pub topics_per_page: Option<Spanned<u32>>,
    /// Entries of a feed.
    pub feed_items: Option<Spanned<u32>>,
    /// Whether addresses end with `/`.
    pub clean_links: Option<Spanned<bool>>,
    /// Smallest group that statistics show.
    pub smallest_group: Option<Spanned<u32>>,
}

/// `[letters]`
#[derive(Debug, Default)]
pub struct LettersRecord {
    /// Days of silence.
    pub reply_within_days: Option<Spanned<u32>>,
    /// The human behind the address.
    pub whom_to_ask: Option<Spanned<String>>,
    /// Where participants write to.
    pub email: Option<Spanned<String>>,
    /// Days until erasure.
    pub forget_within_days: Option<Spanned<u32>>,
}

/// Reads the configuration.
pub fn read(sources: &Sources) -> ConfigRecord {
    let mut record = ConfigRecord::default();
    let Some(file) = sources.find(Root::Config, FILE) else {
        record.problems.push(no_config());
        return record;
    };
    let text = &sources.get(file).text;
    let root = toml::parse_so_far(file, text, 0, &mut record.problems);
    record.broken = !record.problems.is_empty();
    let mut doubtful = Vec::new();
    let problems = match record.broken {
        true => &mut doubtful,
        false => &mut record.problems,
    };
    let fields = root
        .as_ref()
        .and_then(|root| Fields::new(root, "the configuration", problems));
    record.settings = fields.map(settings);
    record
}

fn no_config() -> Diagnostic {
    let message = format!("there is no `{FILE}` here, so this is not a program folder");
    Diagnostic::new(check::NO_CONFIG, Place::Program, message)
        .hint("go to the program's folder or name it with `--root`")
}

fn settings(mut fields: Fields<'_>) -> Settings {
    check_format(&mut fields);
    fields.require("organiser");
    let [organiser_name, organiser_email] = organiser(&mut fields);
    let settings = Settings {
        title: fields.required_line("title", 200),
        tagline: fields.line("tagline", 500),
        base_url: fields.required_line("base_url", 1_000),
        language: fields.line("language", 100),
        time_zone: fields.line("time_zone", 100),
        theme: fields.line("theme", 100),
        theme_settings: theme_settings(&mut fields),
        today: fields.date("today"),
        license: fields.line("license", 200),
        license_url: fields.line("license_url", 1_000),
        people_in_git: fields.boolean("people_in_git"),
        archive: fields.boolean("archive"),
        retain_months: fields.integer("retain_months", 1..=600),
        folders: folders(&mut fields),
        organiser_name,
        organiser_email,
        menu: menu(&mut fields),
        publish: publish(&mut fields),
        site: site(&mut fields),
        letters: letters(&mut fields),
        mail: mail::mail(&mut fields),
        leaks: leaks(&mut fields),
        matching: match fields.map("matching", "`[matching]`") {
            Some(fields) => read_policy(fields),
            None => PolicyRecord::default(),
        },
    };
    fields.finish();
    settings
}

fn theme_settings(fields: &mut Fields<'_>) -> Vec<(Spanned<String>, Spanned<Given>)> {
    let Some(mut fields) = fields.map("theme_settings", "`[theme_settings]`") else {
        return Vec::new();
    };
    let mut settings = Vec::new();
    for (key, node) in fields.entries() {
        let value = given(node, &key.value, fields.problems());
        settings.extend(value.map(|value| (key.clone(), value)));
    }
    settings
}

fn organiser(fields: &mut Fields<'_>) -> [Option<Spanned<String>>; 2] {
    let Some(mut fields) = fields.map("organiser", "`[organiser]`") else {
        return [None, None];
    };
    let contact = [
        fields.required_line("name", 200),
        fields.required_line("email", 254),
    ];
    fields.finish();
    contact
}

fn folders(fields: &mut Fields<'_>) -> [Option<Spanned<String>>; FOLDERS.len()] {
    let Some(mut fields) = fields.map("folders", "`[folders]`") else {
        return FOLDERS.map(|_| None);
    };
    let folders = FOLDERS.map(|folder| fields.line(folder, 1_000));
    fields.finish();
    folders
}

fn menu(fields: &mut Fields<'_>) -> Vec<MenuRecord> {
    let nodes = fields.list("menu").unwrap_or_default();
    let mut menu = Vec::new();
    for node in nodes {
        let Some(mut fields) = fields.inside(node, "an entry of the menu") else {
            continue;
        };
        let label = fields.required_line("label", 100);
        let path = fields.required_line("path", 1_000);
        fields.finish();
        if let (Some(label), Some(path)) = (label, path) {
            menu.push(MenuRecord { label, path });
        }
    }
    menu
}

fn publish(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let Some(mut fields) = fields.map("publish", "`[publish]`") else {
        return Vec::new();
    };
    let files = fields.list_of_text("files").unwrap_or_default();
    fields.finish();
    files
}

fn leaks(fields: &mut Fields<'_>) -> Vec<AllowedRecord> {
    let Some(mut fields) = fields.map("leaks", "`[leaks]`") else {
        return Vec::new();
    };
    let nodes = fields.list("public").unwrap_or_default();
    let mut leaks = Vec::new();
    for node in nodes {
        if let Value::Scalar(scalar) = &node.value {
            fields.report(without_reason(&scalar.text, node.span));
            continue;
        }
        let Some(mut fields) = fields.inside(node, "an entry of `public`") else {
            continue;
        };
        let text = fields.required_line("text", 1_000);
        let because = fields.required_line("because", 1_000);
        fields.finish();
        if let (Some(text), Some(_)) = (text, because) {
            leaks.push(AllowedRecord { text });
        }
    }
    fields.finish();
    leaks
}

fn without_reason(text: &str, span: Span) -> Diagnostic {
    let message = format!("nothing says why `{text}` may be public");
    let hint = format!("write `{{ text = {text:?}, because = \"…\" }}`, with your reason");
    Diagnostic::new(check::MISSING_FIELD, span, message).hint(hint)
}

fn site(fields: &mut Fields<'_>) -> SiteRecord {
    let Some(mut fields) = fields.map("site", "`[site]`") else {
        return SiteRecord::default();
    };
    let site = SiteRecord {
        topics_per_page: fields.integer("topics_per_page", 1..=1_000),
        feed_items: fields.integer("feed_items", 1..=1_000),
        clean_links: fields.boolean("clean_links"),
        smallest_group: fields.integer("smallest_group", 1..=1_000),
    };
    fields.finish();
    site
}

fn letters(fields: &mut Fields<'_>) -> LettersRecord {
    let Some(mut fields) = fields.map("letters", "`[letters]`") else {
        return LettersRecord::default();
    };
    let letters = LettersRecord {
        reply_within_days: fields.integer("reply_within_days", 1..=365),
        whom_to_ask: fields.line("whom_to_ask", 200),
        email: fields.line("email", 254),
        forget_within_days: fields.integer("forget_within_days", 1..=3_650),
    };
    fields.finish();
    letters
}
