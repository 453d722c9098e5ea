//! What is told of links that lead nowhere.

use std::borrow::Cow;
use std::sync::Arc;

use super::Broken;
use crate::address::{Kind, composed, pasteable};
use crate::check::{self, Check};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::config::MenuEntry;
use crate::model::content::Link;
use crate::model::{Absence, Document, Program};
use crate::plan::addresses::folder;
use crate::plan::kinds::KINDS;
use crate::plan::publication;
use crate::source::{Input, Root, Span};

/// A link that leads nowhere.
pub(super) struct Fault<'a> {
    pub(super) link: Cow<'a, Link>,
    pub(super) why: Broken,
    /// Whether it is a whole address of this site: something else may answer there.
    pub(super) own: bool,
}

/// What is wrong with a link, and what to do. Something else than this site may answer at one of its whole addresses.
pub(super) fn complaint(program: &Program, input: &Input, fault: &Fault<'_>) -> Diagnostic {
    let told = broken(program, input, &fault.link, &fault.why);
    match fault.own && told.severity == Severity::Error {
        true => Diagnostic {
            check: check::OWN_ADDRESS,
            message: format!("whole address of this site: {}", told.message),
            ..told.as_warning()
        },
        false => told,
    }
}

fn broken(program: &Program, input: &Input, link: &Link, why: &Broken) -> Diagnostic {
    let what = if link.image { "image" } else { "link" };
    let target = &link.target;
    let problem = Diagnostic::new(
        check::BROKEN_LINK,
        link.span,
        format!("broken {what}: nothing at `{target}`"),
    )
    .about(&**target);
    if let Broken::Missing(path) = why
        && let Some(path) = unpublished(program, input, path)
    {
        let message = format!("{what} to a file that is not published: `{target}`");
        let hint = match link.image {
            true => "browsers show pictures that end in `.jpg`, `.png`, `.webp`, `.avif`, `.gif` or `.svg`".to_owned(),
            false => publication::ways_out(&program.config, path),
        };
        return Diagnostic::new(check::NOT_PUBLISHED, link.span, message).hint(hint);
    }
    match why {
        Broken::Missing(path) if !is_nowhere(input, path) => {
            let message = format!("{what} to something that is not published: `{target}`");
            Diagnostic::new(check::BROKEN_LINK, link.span, message)
                .about(&**target)
                .hint("it is a draft: publish it too, build with `--drafts`, or take the link out")
        }
        Broken::NotToday(path) => not_today(program, link, path),
        Broken::NoPicture => {
            let message = format!("a page cannot be shown as a picture: `{target}`");
            Diagnostic::new(check::NOT_A_PICTURE, link.span, message)
                .hint("name the file of a picture; to link to a page, write `[words](page.md)` in the text")
        }
        Broken::Missing(path) if path.starts_with('/') => {
            problem.hint(by_its_file(program, path).unwrap_or_else(|| rooted(path)))
        }
        Broken::Missing(_) if target.starts_with("www.") => problem.hint(format!(
            "an address of another site is whole: write `https://{target}`"
        )),
        Broken::Missing(_) if target.contains('@') && !target.contains('/') => problem.hint(
            format!("if it is an e-mail address, write `mailto:{target}`"),
        ),
        Broken::Missing(_) if target.ends_with('/') && !target.starts_with('/') => {
            problem.hint("name a file of that folder, or an address of the site like `/topics/`")
        }
        Broken::Missing(path) => match nearest(program, input, path) {
            Some(near) => problem.hint(format!(
                "did you mean `{}`?",
                proposal(program, input, link, &near)
            )),
            None => problem.hint(format!("there is no `{path}` in the content folder")),
        },
        Broken::NoAnchor { path, anchor } => {
            no_anchor(program, check::BROKEN_ANCHOR, link.span, path, anchor)
        }
        Broken::Outside => Diagnostic::new(
            check::LINK_OUTSIDE,
            link.span,
            format!("{what} `{target}` leads out of the content folder"),
        )
        .hint("only files of the content folder are published: move it there"),
    }
}

/// The path in the content folder of a file that is there, but for everybody only if the settings say so. `path` is as
/// [`Broken::Missing`] gives it.
fn unpublished<'a>(program: &Program, input: &'a Input, path: &str) -> Option<&'a str> {
    let rooted = path.strip_prefix('/');
    let is_meant = |known: &str| match rooted {
        Some(rooted) => known.strip_prefix("static/").unwrap_or(known) == rooted,
        None => known == path,
    };
    let assets = input.assets.iter();
    let mut assets = assets.filter(|asset| asset.root == Root::Content && is_meant(&asset.path));
    let found = assets.find(|asset| !publication::may_be_copied(&program.config, asset))?;
    Some(&found.path)
}

/// The address of the page whose file, or whose address as a file, was written from the root: `/topics/hello.md`.
fn by_its_file(program: &Program, path: &str) -> Option<String> {
    let path = path.trim_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path);
    let bare = path.strip_suffix(".md").or(path.strip_suffix(".html"))?;
    let lists = [&program.topics, &program.posts, &program.pages];
    let mut documents = lists.into_iter().flatten();
    let is_meant = |document: &&Arc<Document>| {
        let folder = folder(document);
        composed(&document.path).strip_suffix(".md") == Some(bare)
            || folder.trim_end_matches('/') == bare
    };
    let found = documents.find(is_meant)?;
    Some(format!("did you mean `/{}`?", folder(found)))
}

/// Why the site has no page of an address, which begins at its root.
fn rooted(path: &str) -> String {
    let made = KINDS.iter().filter_map(|kind| kind.folder.zip(kind.needs));
    let first = path.trim_start_matches('/').split('/').next();
    let mut named = made
        .clone()
        .filter(|(folder, _)| folder.strip_suffix('/') == first);
    if let Some((_, needs)) = named.next() {
        return format!("the site has no such page: it comes with {needs}");
    }
    let mut lists: Vec<String> = made.map(|(folder, _)| format!("/{folder}")).collect();
    lists.sort();
    match crate::parse::nearest::nearest(path, lists.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the site has nothing at this address; name the file of a page".to_owned(),
    }
}

/// What is wrong with an entry of the menu that leads nowhere.
pub(super) fn of_menu(program: &Program, entry: &MenuEntry, why: &Broken) -> Diagnostic {
    let own = Kind::of(&entry.path) == Kind::Web;
    if let (Broken::NoAnchor { path, anchor }, false) = (why, own) {
        return no_anchor(program, check::BROKEN_MENU, entry.span, path, anchor);
    }
    if own {
        let message = format!(
            "the menu leads to an address of this site where nothing is: `{}`",
            entry.path
        );
        return Diagnostic::new(check::OWN_ADDRESS, entry.span, message)
            .hint("name the page itself, like `pages/faq.md`: then it is checked");
    }
    let message = format!("the menu leads nowhere: `{}`", entry.path);
    let problem = Diagnostic::new(check::BROKEN_MENU, entry.span, message).about(&*entry.path);
    let path = entry.path.trim_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path);
    let documents = [&program.pages, &program.posts, &program.topics];
    let is_meant = |known: &str| {
        let bare = known.strip_suffix(".md").unwrap_or(known);
        known == path || bare == path || bare.rsplit('/').next() == Some(path)
    };
    let mut paths = documents
        .into_iter()
        .flatten()
        .map(|document| &*document.path);
    let near = paths.clone().find(|known| is_meant(known));
    let near = near.or_else(|| crate::parse::nearest::nearest(path, paths.by_ref()));
    problem.hint(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if entry.path.starts_with('/') => rooted(&entry.path),
        None => "write a source like `pages/faq.md`, an address of the site like `/topics/`, or one that begins with `https://`".to_owned(),
    })
}

/// Days pass by themselves: they never break a build.
fn not_today(program: &Program, link: &Link, path: &str) -> Diagnostic {
    let target = &link.target;
    let by_address = || {
        let mut absent = program.absent.iter();
        let found = absent.find(|absent| folder(&absent.document) == path);
        found.map(|absent| absent.why)
    };
    let (when, hint) = match program.absence(path).or_else(by_address) {
        Some(Absence::Until(day)) => (
            format!("is not published before {day}"),
            "until then its words stand without a link; `--future` shows the page",
        ),
        Some(Absence::Since(day)) => (
            format!("expired on {day}"),
            "its words stand without a link: take it out, or give the page a later `expires`",
        ),
        _ => (
            "is not published on this day".to_owned(),
            "its words stand without a link",
        ),
    };
    let message = format!("link to something that {when}: `{target}`");
    Diagnostic::new(check::LINK_NOT_TODAY, link.span, message).hint(hint)
}

fn no_anchor(
    program: &Program,
    check: &'static Check,
    span: Span,
    path: &str,
    anchor: &str,
) -> Diagnostic {
    let message = format!("no heading `#{anchor}` in {path}");
    let problem = Diagnostic::new(check, span, message).about(path);
    let documents = program
        .topics
        .iter()
        .chain(&program.posts)
        .chain(&program.pages);
    let headings = documents
        .filter(|document| &*document.path == path)
        .flat_map(|document| &document.headings);
    let ids: Vec<&str> = headings.map(|heading| heading.id.as_str()).collect();
    match crate::parse::nearest::nearest(anchor, ids.iter().copied()) {
        Some(near) => problem.hint(format!("did you mean `#{near}`?")),
        None if ids.is_empty() => problem.hint("it has no headings"),
        None => problem.hint(format!("it has: {}", ids.join(", "))),
    }
}

/// The existing file that was probably meant: the same name elsewhere, or a similar path.
fn nearest(program: &Program, input: &Input, path: &str) -> Option<String> {
    let texts = input.sources.of(Root::Content).map(|(_, file)| &*file.path);
    let assets = input
        .assets
        .iter()
        .filter(|asset| publication::may_be_copied(&program.config, asset))
        .map(|asset| &*asset.path);
    let all: Vec<&str> = texts
        .chain(assets)
        .filter(|path| !path.starts_with("letters/"))
        .collect();
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let wanted = name(path);
    let same_name = all.iter().find(|candidate| name(candidate) == wanted);
    let found = same_name
        .copied()
        .or_else(|| crate::parse::nearest::nearest(path, all.iter().copied()));
    found.map(str::to_owned)
}

/// A path as it can be pasted in the place of the link's target: one with a space needs brackets in a text.
fn proposal(program: &Program, input: &Input, link: &Link, to: &str) -> String {
    let path = pasteable(&relative(input, link, to));
    let lists = [
        &program.topics,
        &program.posts,
        &program.pages,
        &program.letters,
    ];
    let mut documents = lists.into_iter().flatten();
    let body = documents.find(|document| document.file == link.span.file);
    let in_text = body.is_some_and(|document| link.span.start >= document.body);
    match in_text && path.contains([' ', '(', ')']) {
        true => format!("<{path}>"),
        false => path,
    }
}

/// How the document of the link would write the path.
fn relative(input: &Input, link: &Link, to: &str) -> String {
    let from = &input.sources.get(link.span.file).path;
    let depth = from.matches('/').count();
    match (from.rsplit_once('/'), to.rsplit_once('/')) {
        (Some((folder, _)), Some((other, name))) if folder == other => name.to_owned(),
        _ => format!("{}{to}", "../".repeat(depth)),
    }
}

/// Whether no text has this path, in whichever form of its letters.
pub(super) fn is_nowhere(input: &Input, path: &str) -> bool {
    let exact = input.sources.find(Root::Content, path).is_some();
    let mut texts = input.sources.of(Root::Content);
    !exact && !texts.any(|(_, file)| composed(&file.path) == path)
}
