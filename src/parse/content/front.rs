//! Front matter: TOML between lines of `+++`, or YAML between lines of `---`.

mod edges;

use super::line::require;
use super::location::Located;
use super::subject;
use crate::address::{Kind, Web, decode};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::content::{Image, Tag};
use crate::model::{Front, Language, Named, Section};
use crate::parse::fields::Fields;
use crate::parse::tree::{Node, Value};
use crate::parse::typography::{one_line, typeset};
use crate::parse::{toml, yaml};
use crate::path::{OutPath, Slug, is_device_name};
use crate::source::{FileId, Span, Spanned};

/// What was read.
#[derive(Default)]
pub(super) struct Head {
    pub(super) front: Front,
    pub(super) slug: Option<Spanned<String>>,
    pub(super) tags: Vec<Span>,
    /// First byte of the body.
    pub(super) body: usize,
}

/// Reads the front matter of a file; all that is wrong with it is reported.
pub(super) fn read(
    file: FileId,
    text: &str,
    located: &Located,
    problems: &mut Vec<Diagnostic>,
) -> Head {
    let Some(parts) = edges::split(file, text, problems) else {
        let body = match edges::marker(text) {
            Some(_) => text.len(),
            None => edges::unopened(text).map_or(0, |parts| parts.body),
        };
        return Head {
            body,
            ..Head::default()
        };
    };
    let base = u32::try_from(parts.inner.start).unwrap_or(u32::MAX);
    let inner = &text[parts.inner.clone()];
    let told = problems.len();
    let mut node = match parts.marker {
        "+++" => toml::parse(file, inner, base, problems),
        _ => yaml::parse(file, inner, base, problems),
    };
    // Only what does not hold keys can be of the other kind: a text of several lines may well look like it. Lines of
    // `key = value` are one text to YAML, and no mistake.
    let keys = |node: &Node| matches!(node.value, Value::Map(_));
    if !node.as_ref().is_some_and(keys)
        && let Some(problem) = edges::exchanged(file, &parts, text)
    {
        problems.truncate(told);
        problems.push(problem);
        node = None;
    }
    let mut head = Head {
        body: parts.body,
        ..Head::default()
    };
    if let Some(node) = node {
        let opening = Span::new(file, 0..3);
        read_keys(&node, text, opening, located, problems, &mut head);
    }
    head
}

fn read_keys(
    node: &Node,
    text: &str,
    opening: Span,
    located: &Located,
    problems: &mut Vec<Diagnostic>,
    head: &mut Head,
) {
    let Some(mut fields) = Fields::new(node, "the front matter", problems) else {
        return;
    };
    fields.integer("format", 1..=1);
    if located.section == Section::Letter {
        head.front.subject = subject::read(&mut fields, text, opening, located);
        head.front.language = located.language.clone();
    } else {
        read_texts(&mut fields, opening, located.section, &mut head.front);
        read_dates(&mut fields, opening, located.section, &mut head.front);
        head.slug = fields.text("slug");
        head.tags = read_tags(&mut fields, &mut head.front);
        head.front.image = read_image(&mut fields);
        head.front.aliases = read_aliases(&mut fields);
        head.front.language = read_language(&mut fields);
        if located.section == Section::Page {
            head.front.form = read_form(&mut fields);
        }
    }
    fields.finish();
}

fn read_texts(fields: &mut Fields<'_>, opening: Span, section: Section, front: &mut Front) {
    let why = "every page needs one: it stands above the text and in lists";
    require(fields, "title", check::MISSING_TITLE, why, opening);
    if section == Section::Topic {
        let why = "say in one or two sentences what the topic is about: letters and lists use it";
        require(fields, "summary", check::MISSING_SUMMARY, why, opening);
        let questions = lines(fields, "questions").into_iter();
        front.questions = questions.map(typeset).collect();
    }
    front.title = line(fields, "title").unwrap_or_default();
    front.summary = line(fields, "summary");
    front.authors = authors(fields);
    front.draft = fields.boolean("draft").is_some_and(|draft| draft.value);
}

fn read_dates(fields: &mut Fields<'_>, opening: Span, section: Section, front: &mut Front) {
    if section == Section::Post {
        let why = "posts are sorted by date: write one like 2026-09-14";
        require(fields, "date", check::MISSING_DATE, why, opening);
    }
    front.date = fields.date("date").map(|date| date.value);
    let updated = fields.date("updated");
    if let (Some(date), Some(updated)) = (front.date, &updated)
        && updated.value < date
    {
        let message = format!("`updated` ({}) is before `date` ({date})", updated.value);
        fields.report(Diagnostic::new(check::DATE_ORDER, updated.span, message));
    }
    front.updated = updated.map(|date| date.value);
    read_days(fields, front);
}

/// From when until when it is published.
fn read_days(fields: &mut Fields<'_>, front: &mut Front) {
    front.publish = fields.date("publish").map(|date| date.value);
    let expires = fields.date("expires");
    if let (Some(appears), Some(expires)) = (front.appears(), &expires)
        && expires.value <= appears
    {
        let day = expires.value;
        let message = format!("`expires` ({day}) is not after the day of publication ({appears})");
        let problem = Diagnostic::new(check::DATE_ORDER, expires.span, message);
        fields.report(problem.hint("`expires` is the first day on which it is not shown any more"));
    }
    front.expires = expires.map(|date| date.value);
}

/// A line to be read by people, typeset.
fn line(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    fields.text(key).map(|text| typeset(one_line(text.value)))
}

/// More in one list is no list that somebody reads.
const MOST_ENTRIES: usize = 100;

/// A list of texts, of which the first hundred are read.
fn texts(fields: &mut Fields<'_>, key: &'static str) -> Vec<Spanned<String>> {
    let mut texts = fields.list_of_text(key).unwrap_or_default();
    if let Some(next) = texts.get(MOST_ENTRIES) {
        let message = format!(
            "`{key}` has {} entries, at most {MOST_ENTRIES} are taken",
            texts.len()
        );
        let problem = Diagnostic::new(check::TOO_MANY_ENTRIES, next.span, message);
        fields.report(problem.hint("delete some: this is the first that is too many"));
        texts.truncate(MOST_ENTRIES);
    }
    texts
}

fn lines(fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
    let texts = texts(fields, key);
    texts.into_iter().map(|text| one_line(text.value)).collect()
}

/// Names. An address among them would be published on the page, in lists and in the feed.
fn authors(fields: &mut Fields<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for author in fields.list_of_text("authors").unwrap_or_default() {
        let name = one_line(author.value);
        if name.contains(['@', '＠']) {
            let message = format!("the author `{name}` is not a name alone");
            let problem = Diagnostic::new(check::BAD_AUTHOR, author.span, message);
            let hint =
                "write the name only: what stands here is published, and an address in it too";
            fields.report(problem.hint(hint));
        }
        names.push(name);
    }
    names
}

fn read_tags(fields: &mut Fields<'_>, front: &mut Front) -> Vec<Span> {
    let mut spans = Vec::new();
    for tag in texts(fields, "tags") {
        let name = one_line(tag.value);
        let Some(slug) = tag_slug(&name) else {
            let (message, hint) = match is_device_name(&name) {
                true => (
                    format!(
                        "the tag `{name}` cannot be an address: it is a device name on Windows"
                    ),
                    "write it in other words, or with one more",
                ),
                false => (
                    format!("the tag `{name}` has no letters for an address"),
                    "write a word",
                ),
            };
            fields.report(Diagnostic::new(check::BAD_TAG, tag.span, message).hint(hint));
            continue;
        };
        if name.contains(',') {
            let words = name.split(',').map(|word| format!("\"{}\"", word.trim()));
            let words: Vec<String> = words.collect();
            let message = format!("`{name}` is one tag, with a comma in it");
            let problem = Diagnostic::new(check::TAG_WITH_COMMA, tag.span, message);
            let hint = format!("several are a list in brackets: `[{}]`", words.join(", "));
            fields.report(problem.hint(hint));
        }
        if let Some(other) = front.tags.iter().find(|other| other.slug == slug) {
            let twice = other.name.to_lowercase() == name.to_lowercase();
            let (message, hint) = match twice {
                true => (
                    format!("the tag `{name}` is given twice"),
                    "delete one of the two",
                ),
                false => (
                    format!(
                        "the tags `{}` and `{name}` have one address, `{slug}`",
                        other.name
                    ),
                    "only the first is shown: delete one of them, or write it in other words",
                ),
            };
            fields.report(Diagnostic::new(check::REPEATED_TAG, tag.span, message).hint(hint));
            continue;
        }
        front.tags.push(Tag { slug, name });
        spans.push(tag.span);
    }
    spans
}

/// The address of a tag. Behind a letter, the signs of names such as `C++` and `C#` count.
fn tag_slug(name: &str) -> Option<Slug> {
    if !name.contains(['+', '#']) {
        return Slug::from_title(name);
    }
    let mut spelt = String::with_capacity(name.len());
    for c in name.chars() {
        let behind_word = spelt.ends_with(|c: char| c.is_alphanumeric() || c == ' ');
        match c {
            '+' if behind_word => spelt.push_str(" plus "),
            '#' if spelt.ends_with(char::is_alphanumeric) => spelt.push_str(" sharp "),
            _ => spelt.push(c),
        }
    }
    Slug::from_title(&spelt)
}

fn read_image(fields: &mut Fields<'_>) -> Option<Image> {
    fields.node("image")?;
    let place = fields.key_span("image");
    let mut image = fields.map("image", "the image")?;
    require_of_image(
        &mut image,
        "src",
        "give the path of the file from here",
        place,
    );
    let why = "say in a few words what it shows, for those who do not see it";
    require_of_image(&mut image, "alt", why, place);
    let src = image.text("src");
    let alt = line(&mut image, "alt");
    let credit = line(&mut image, "credit");
    let license = line(&mut image, "license");
    let license_url = image.text("license_url");
    let source = image.text("source").map(|text| one_line(text.value));
    for (url, inside) in [(&src, true), (&license_url, false)] {
        if let Some(url) = url {
            check_address(&mut image, url, inside);
        }
    }
    image.finish();
    Some(Image {
        src: src?,
        alt: alt?,
        credit,
        license,
        license_url: license_url.map(|url| url.value),
        source,
    })
}

fn require_of_image(image: &mut Fields<'_>, key: &'static str, why: &str, place: Span) {
    if image.node(key).is_none() {
        let message = format!("the image has no `{key}`");
        image.report(Diagnostic::new(check::INCOMPLETE_IMAGE, place, message).hint(why));
    }
}

fn check_address(fields: &mut Fields<'_>, url: &Spanned<String>, inside: bool) {
    let (check, reason) = match (Kind::of(&url.value), inside) {
        (Kind::Inside, true) | (Kind::Web | Kind::Contact, false) => return,
        (Kind::Web | Kind::Contact, true) => (check::REMOTE_IMAGE, "lies on another site"),
        (Kind::Inside, false) => (check::BAD_ADDRESS, "is not a whole one"),
        (Kind::Refused(reason), _) => (check::BAD_ADDRESS, reason),
    };
    let message = format!("the address `{}` {reason}", url.value);
    let hint = if inside {
        "save the image beside the text and give its path from here"
    } else {
        "write it with `https://`"
    };
    fields.report(Diagnostic::new(check, url.span, message).hint(hint));
}

/// Old paths, decoded: people copy them from the browser.
fn read_aliases(fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let mut aliases = Vec::new();
    for alias in texts(fields, "aliases") {
        let value = decode(&alias.value).into_owned();
        let path = value
            .strip_prefix('/')
            .map(|path| path.trim_end_matches('/'));
        let good =
            path.is_some_and(|path| OutPath::new(path).is_ok() && !path.contains(['#', '%']));
        if good {
            let span = alias.span;
            aliases.push(Spanned { value, span });
            continue;
        }
        let message = format!("the alias `{}` is not a path of this site", alias.value);
        let problem = Diagnostic::new(check::BAD_ALIAS, alias.span, message);
        fields.report(problem.hint(match old_path(&value) {
            Some(path) => format!("write `{path}`"),
            None => "write the old path from the root, like `/old/spaces/`".to_owned(),
        }));
    }
    aliases
}

/// The path that was meant by one without its slash, or with a part or query. A whole address may be another site's.
fn old_path(written: &str) -> Option<String> {
    let path = written.split(['#', '?']).next()?.trim_matches('/');
    let last = path.rsplit('/').next()?;
    let end = if last.contains('.') { "" } else { "/" };
    OutPath::new(path).ok().filter(|_| !path.contains('%'))?;
    Some(format!("/{path}{end}"))
}

/// Whoever signs up says who they are, so that only an encrypted way will do.
fn read_form(fields: &mut Fields<'_>) -> Option<String> {
    let address = fields.line("form", 500)?;
    if Web::new(&address.value).is_some_and(Web::is_secure) {
        return Some(address.value);
    }
    let message = format!("answers of a form cannot be sent to `{}`", address.value);
    let problem = Diagnostic::new(check::BAD_URL, address.span, message);
    fields.report(problem.hint("write the whole address of your form action, `https://…`"));
    None
}

fn read_language(fields: &mut Fields<'_>) -> Option<String> {
    let tag = fields.text("language")?;
    let language = Language::new(&tag.value).or_else(|| match Language::named(&tag.value) {
        Some(Named::One(language)) => Some(language),
        _ => None,
    });
    if language.is_none() {
        let message = format!("`{}` is not a language tag", tag.value);
        let problem = Diagnostic::new(check::UNKNOWN_LANGUAGE, tag.span, message);
        fields.report(problem.hint("write one like `en`, `fr` or `pt-BR`"));
    }
    language.map(|language| language.as_str().to_owned())
}
