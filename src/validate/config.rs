//! The configuration: forms, defaults, folders that keep apart.

mod mail;

use super::forms::{check_email, web_fault};
use super::values::Values;
use super::zone::Around;
use crate::address::{Kind, Web, doubt};
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::config::{
    Allowed, Config, Contact, Folders, LetterSettings, License, MenuEntry, SiteSettings,
};
use crate::model::theme::{Choice, DEFAULT, Given};
use crate::model::{Language, Policy};
use crate::parse::config::{
    AllowedRecord, ConfigRecord, FOLDERS, MenuRecord, Settings, SiteRecord,
};
use crate::path::OutPath;
use crate::source::Spanned;
use crate::words::built_in_languages;

/// Checks the configuration but for `[matching]`, which may name values of the vocabulary. It comes back if it has no error; the
/// problems hold those of the record too.
pub fn config(record: ConfigRecord) -> (Option<Config>, Vec<Diagnostic>) {
    let (config, problems) = config_so_far(record);
    let failed = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    (config.filter(|_| !failed), problems)
}

/// The settings as far as they can be told, mistakes and all: enough to find the other files and what is wrong with them,
/// so that all is told in the same run. `None` if the file could not be read at all.
pub fn config_so_far(record: ConfigRecord) -> (Option<Config>, Vec<Diagnostic>) {
    let mut problems = record.problems;
    let settings = record.settings;
    let sure = problems.len();
    let config = settings.map(|settings| checked(settings, &mut problems));
    if record.broken {
        problems.truncate(sure);
    }
    (config, problems)
}

/// The theme's own words, in a language that the room of words lacks; a language of the settings tells browsers and screen
/// readers that everything is in it.
fn lacks_words(word: &Spanned<String>, language: &Language) -> Option<Diagnostic> {
    let tag = language.as_str();
    if built_in_languages().contains(&tag.split('-').next().unwrap_or(tag)) {
        return None;
    }
    let name = language.name();
    let message = format!(
        "labels, dates and letters of Fortnight are in English, whatever `{}` says",
        word.value
    );
    let hint = format!(
        "your texts and menu may be in {name}, and readers are told so; `content/words/{tag}.ftl` puts labels into {name}"
    );
    Some(Diagnostic::new(check::SITE_LANGUAGE, word.span, message).hint(hint))
}

/// What is missing or wrong has been told, and something stands in its place.
fn checked(settings: Settings, problems: &mut Vec<Diagnostic>) -> Config {
    let values = Values::without_vocabulary();
    let language = settings.language.as_ref().and_then(|word| {
        let language = values.language(word, problems)?;
        problems.extend(lacks_words(word, &language));
        Some(language)
    });
    let zone = settings.time_zone.as_ref();
    let zone = zone.and_then(|word| values.time_zone(word, Around::NOWHERE, problems));
    let theme = settings.theme.as_ref();
    let theme = theme.filter(|theme| is_theme(theme, problems)).cloned();
    let mut email = |field: &Option<Spanned<String>>| check_email(field.as_ref()?, problems);
    let organiser_email = email(&settings.organiser_email);
    let letters_email = email(&settings.letters.email);
    let license = license(&settings, problems);
    let folders = folders(&settings.folders, problems);
    let menu = settings.menu.iter();
    let menu = menu.filter_map(|entry| menu_entry(entry, problems));
    let menu = menu.collect();
    let base_url = settings.base_url.as_ref();
    let base_url = base_url.and_then(|url| self::base_url(url, problems));
    let text = |field: Option<Spanned<String>>| field.map(|field| field.value);
    let organiser = Contact {
        name: text(settings.organiser_name).unwrap_or_default(),
        email: organiser_email.unwrap_or_default(),
    };
    let number = |field: Option<Spanned<u32>>, default| field.map_or(default, |field| field.value);
    let letters = settings.letters;
    let contact = letters_email.unwrap_or_else(|| organiser.email.clone());
    let mail = settings.mail;
    let mail = mail.and_then(|record| mail::mail(record, &contact, problems));
    Config {
        title: text(settings.title).unwrap_or_default(),
        tagline: text(settings.tagline),
        base_url: base_url.unwrap_or_else(|| "https://example.org/".into()),
        language: language.map_or("en".into(), |tag| tag.as_str().to_owned()),
        time_zone: zone.map_or("UTC".into(), |zone| zone.to_string()),
        theme: choice(theme, settings.theme_settings, &folders),
        today: settings.today.map(|today| today.value),
        people_in_git: settings.people_in_git.is_some_and(|known| known.value),
        archive: settings.archive.is_some_and(|over| over.value),
        retain_months: settings.retain_months.as_ref().map(|months| months.value),
        license,
        folders,
        menu,
        publish: settings.publish,
        allowed: settings.leaks.into_iter().map(allowed).collect(),
        site: site(&settings.site),
        letters: LetterSettings {
            reply_within_days: number(letters.reply_within_days, 7),
            whom_to_ask: text(letters.whom_to_ask).unwrap_or_else(|| organiser.name.clone()),
            email: contact,
            forget_within_days: number(letters.forget_within_days, 30),
        },
        mail,
        organiser,
        matching: Policy::default(),
    }
}

/// The numbers of the site.
fn site(record: &SiteRecord) -> SiteSettings {
    let number =
        |field: &Option<Spanned<u32>>, default| field.as_ref().map_or(default, |field| field.value);
    SiteSettings {
        topics_per_page: number(&record.topics_per_page, 20),
        feed_items: number(&record.feed_items, 20),
        clean_links: record.clean_links.as_ref().is_none_or(|clean| clean.value),
        smallest_group: number(&record.smallest_group, 5),
    }
}

fn choice(
    named: Option<Spanned<String>>,
    settings: Vec<(Spanned<String>, Spanned<Given>)>,
    folders: &Folders,
) -> Choice {
    Choice {
        span: named.as_ref().map(|theme| theme.span),
        name: named.map_or_else(|| DEFAULT.into(), |theme| theme.value),
        settings,
        folder: folders.themes.clone(),
    }
}

/// The address of the site, with a slash at its end.
fn base_url(url: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let cut = url
        .value
        .contains(['?', '#'])
        .then_some("it has a `?` or `#`");
    let address = Web::new(&url.value).and_then(Web::as_site);
    let no_host = address
        .is_none()
        .then_some("it has no host, like `example.org`");
    let fault = web_fault(&url.value).or(cut).or(no_host);
    if let Some(fault) = fault.or_else(|| odd_part(&url.value)) {
        let message = format!("`{}` is not the address of a site: {fault}", url.value);
        let problem = Diagnostic::new(check::BAD_URL, url.span, message);
        problems.push(problem.hint("write it like `https://mentoring.example.org/`"));
        return None;
    }
    if let Some(folder) = folder_of_page(&url.value) {
        let message = format!("`{}` is the address of a page, not of a site", url.value);
        let problem = Diagnostic::new(check::BAD_URL, url.span, message);
        problems.push(problem.hint(format!("write `{folder}`, the folder in which it lies")));
        return None;
    }
    address
}

/// `https://example.org/a/` of `https://example.org/a/index.html`.
fn folder_of_page(url: &str) -> Option<&str> {
    let url = url.trim_end_matches('/');
    let (_, path) = Web::new(url)?.rest().split_once('/')?;
    let last = path.rsplit('/').next().unwrap_or_default();
    let (_, ending) = last.rsplit_once('.')?;
    let is_page = ["html", "htm", "xhtml", "php", "md"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    is_page.then(|| &url[..url.len() - last.len()])
}

/// The page that is shown at any depth would lead to `//…`, which is another host.
fn odd_part(url: &str) -> Option<&'static str> {
    let (_, path) = Web::new(url)?.rest().split_once('/')?;
    let path = path.trim_end_matches('/');
    let is_odd = |part: &str| matches!(part, "" | "." | "..");
    let odd = !path.is_empty() && path.split('/').any(is_odd);
    odd.then_some("its path has an empty part, `.` or `..`")
}

fn license(settings: &Settings, problems: &mut Vec<Diagnostic>) -> Option<License> {
    if let Some(url) = &settings.license_url
        && let Some(fault) = web_fault(&url.value)
    {
        let message = format!("`{}` is not an address: {fault}", url.value);
        problems.push(Diagnostic::new(check::BAD_URL, url.span, message));
    }
    let url = settings.license_url.as_ref().map(|url| url.value.clone());
    let name = settings.license.as_ref().map(|name| name.value.clone());
    name.or(url.clone()).map(|name| License { name, url })
}

fn is_theme(theme: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> bool {
    let fits = OutPath::new(&theme.value).is_ok() && !theme.value.contains('/');
    if !fits {
        let message = format!("`{}` cannot be the name of a theme", theme.value);
        let problem = Diagnostic::new(check::BAD_FOLDER, theme.span, message);
        problems.push(problem.hint("a theme is a folder directly inside the themes folder"));
    }
    fits
}

fn menu_entry(entry: &MenuRecord, problems: &mut Vec<Diagnostic>) -> Option<MenuEntry> {
    let path = &entry.path;
    let fault = match Kind::of(&path.value) {
        Kind::Inside | Kind::Contact => None,
        Kind::Web => web_fault(&path.value),
        Kind::Refused(reason) => Some(reason),
    };
    if let Some(fault) = fault {
        let message = format!("`{}` is not a link: {fault}", path.value);
        problems.push(Diagnostic::new(check::BAD_LINK, path.span, message));
        return None;
    }
    if let Some(doubt) = doubt(&path.value) {
        let message = format!("the address `{}` {}", path.value, doubt.why);
        problems.push(
            Diagnostic::new(check::BAD_LINK, path.span, message)
                .as_warning()
                .hint(doubt.hint),
        );
    }
    Some(MenuEntry {
        label: entry.label.value.clone(),
        path: path.value.clone(),
        span: path.span,
    })
}

fn allowed(record: AllowedRecord) -> Allowed {
    Allowed {
        span: record.text.span,
        text: record.text.value,
    }
}

fn folders(
    written: &[Option<Spanned<String>>; FOLDERS.len()],
    problems: &mut Vec<Diagnostic>,
) -> Folders {
    for folder in written.iter().flatten() {
        if let Err(fault) = OutPath::new(clean(&folder.value)) {
            let message = format!("the folder `{}` {fault}", folder.value);
            let problem = Diagnostic::new(check::BAD_FOLDER, folder.span, message);
            problems.push(problem.hint(
                "name a folder inside the program's; `--data`, `--out` and `--private` may name others",
            ));
        }
    }
    let name = |at: usize| {
        let folder = written[at]
            .as_ref()
            .map_or(FOLDERS[at], |folder| clean(&folder.value));
        folder.to_owned()
    };
    let [content, data, themes, public, private, outbox] = std::array::from_fn(name);
    let all = [&content, &data, &themes, &public, &private, &outbox];
    for (at, folder) in written.iter().enumerate() {
        let Some(folder) = folder else { continue };
        let told_there = |other: usize| other > at && written[other].is_some();
        let clash = (0..all.len())
            .find(|other| *other != at && !told_there(*other) && nested(all[at], all[*other]));
        if let Some(other) = clash {
            let message = format!(
                "the folders `{}` and `{}` lie one inside the other",
                FOLDERS[at], FOLDERS[other]
            );
            let problem = Diagnostic::new(check::BAD_FOLDER, folder.span, message);
            problems.push(problem.hint("give each a place of its own"));
        }
    }
    Folders {
        content,
        data,
        themes,
        public,
        private,
        outbox,
    }
}

fn clean(folder: &str) -> &str {
    folder.trim_start_matches("./").trim_end_matches('/')
}

/// Whether one is the other or lies in it, also on a disk that ignores case.
fn nested(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase() + "/", b.to_lowercase() + "/");
    a.starts_with(&b) || b.starts_with(&a)
}
