//! Links between sources: resolved once to check them, and again when a page is rendered.

use crate::diagnostic::Diagnostic;
use crate::model::content::Link;
use crate::model::{Absence, Document, Program};
use crate::source::{Input, Root};

use super::Site;
use super::addresses::encode;

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// No source of that path.
    Missing(String),
    /// The source has no heading of that id.
    NoAnchor {
        /// The path of the source.
        path: String,
        /// The id asked for.
        anchor: String,
    },
    /// It leads out of the content folder.
    Outside,
    /// The calendar keeps it from being published today: this path, or address from the root.
    NotToday(String),
}

/// Where a link leads, made a whole address by `whole`. Empty if it leads to what is not published today: its words stand
/// without a link then. `None` if it is broken.
pub fn lead(
    site: &Site,
    from: &Document,
    target: &str,
    whole: impl FnOnce(String) -> String,
) -> Option<String> {
    match resolve(site, from, target) {
        Ok(address) => Some(whole(address)),
        Err(Broken::NotToday(_)) => Some(String::new()),
        Err(_) => None,
    }
}

/// Resolves a target as written in a document to an address inside the site.
///
/// # Errors
/// Why it leads nowhere.
pub fn resolve(site: &Site, from: &Document, target: &str) -> Result<String, Broken> {
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    if path.is_empty() {
        let address = format!("#{}", anchor.unwrap_or_default());
        return check_anchor(site, &from.path, anchor).map(|()| address);
    }
    let path = decode(path.split('?').next().unwrap_or(path));
    if let Some(rooted) = path.strip_prefix('/') {
        return rooted_address(site, rooted).ok_or_else(|| not_in_site(site, &path));
    }
    let joined = join(&from.path, &path).ok_or(Broken::Outside)?;
    if let Some(address) = site.addresses.document(&joined) {
        check_anchor(site, &joined, anchor)?;
        let address = encode(address);
        return Ok(anchor.map_or_else(|| address.clone(), |anchor| format!("{address}#{anchor}")));
    }
    if site.addresses.asset(&joined).is_some() {
        return Ok(encode(joined.strip_prefix("static/").unwrap_or(&joined)));
    }
    Err(match site.addresses.waits(&joined) {
        true => Broken::NotToday(joined),
        false => Broken::Missing(joined),
    })
}

/// Why nothing is at an address that is written from the site's root.
fn not_in_site(site: &Site, path: &str) -> Broken {
    let rooted = path.trim_matches('/');
    match site.addresses.folder_waits(&format!("{rooted}/")) {
        true => Broken::NotToday(path.to_owned()),
        false => Broken::Missing(path.to_owned()),
    }
}

/// An address written from the site's root: a file of the site, or a folder with an `index.html`.
fn rooted_address(site: &Site, rooted: &str) -> Option<String> {
    let is_file = |path: &str| {
        site.files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .is_ok()
    };
    if is_file(rooted) {
        return Some(encode(rooted));
    }
    let folder = if rooted.is_empty() || rooted.ends_with('/') {
        rooted.to_owned()
    } else {
        format!("{rooted}/")
    };
    is_file(&format!("{folder}index.html")).then(|| encode(&site.addresses.link(&folder)))
}

fn check_anchor(site: &Site, path: &str, anchor: Option<&str>) -> Result<(), Broken> {
    match anchor {
        None | Some("") => Ok(()),
        Some(anchor) if site.addresses.has_anchor(path, anchor) => Ok(()),
        Some(anchor) => Err(Broken::NoAnchor {
            path: path.to_owned(),
            anchor: anchor.to_owned(),
        }),
    }
}

/// `topics/a.md` + `../pages/b.md` = `pages/b.md`; `None` if it leads out.
fn join(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Undoes percent-encoding; what is not valid stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Every broken link and missing picture of the site's documents and of the letter texts.
pub fn check(program: &Program, input: &Input, site: &Site) -> Vec<Diagnostic> {
    let broken = broken(program, site).map(|(link, why)| complaint(program, input, &link, why));
    broken.chain(check_menu(program, site)).collect()
}

/// The same, without links to sources that exist but could not be read, and to addresses that do not come from a source.
pub fn check_sources(program: &Program, input: &Input, site: &Site) -> Vec<Diagnostic> {
    let is_sure = |(link, why): &(Link, Broken)| match why {
        Broken::Missing(path) => {
            !link.target.starts_with('/') && input.sources.find(Root::Content, path).is_none()
        }
        Broken::NoAnchor { .. } | Broken::Outside => true,
        Broken::NotToday(_) => false,
    };
    let broken = broken(program, site).filter(is_sure);
    broken
        .map(|(link, why)| complaint(program, input, &link, why))
        .collect()
}

/// The broken links of some documents.
pub fn check_documents<'a>(
    program: &'a Program,
    input: &'a Input,
    site: &'a Site,
    documents: impl Iterator<Item = &'a Document> + 'a,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let broken = documents.flat_map(move |document| broken_in(document, site));
    broken.map(|(link, why)| complaint(program, input, &link, why))
}

fn broken<'a>(program: &'a Program, site: &'a Site) -> impl Iterator<Item = (Link, Broken)> + 'a {
    let published = program
        .topics
        .iter()
        .chain(&program.posts)
        .chain(&program.pages);
    let documents = published.chain(&program.letters);
    documents.flat_map(move |document| broken_in(document, site))
}

fn broken_in<'a>(
    document: &'a Document,
    site: &'a Site,
) -> impl Iterator<Item = (Link, Broken)> + 'a {
    let links = document.links.iter().cloned().chain(lead_image(document));
    links.filter_map(move |link| {
        let why = resolve(site, document, &link.target).err()?;
        Some((link, why))
    })
}

/// The image of the front matter, as a link.
fn lead_image(document: &Document) -> Option<Link> {
    let image = document.front.image.as_ref()?;
    Some(Link {
        target: image.src.value.as_str().into(),
        image: true,
        span: image.src.span,
    })
}

fn complaint(program: &Program, input: &Input, link: &Link, broken: Broken) -> Diagnostic {
    let what = if link.image { "image" } else { "link" };
    let target = &link.target;
    let problem = Diagnostic::error(
        "broken-link",
        link.span,
        format!("broken {what}: nothing at `{target}`"),
    );
    match broken {
        Broken::Missing(path) if input.sources.find(Root::Content, &path).is_some() => {
            let message = format!("{what} to something that is not published: `{target}`");
            Diagnostic::error("broken-link", link.span, message)
                .hint("it is a draft: publish it too, build with `--drafts`, or take the link out")
        }
        Broken::NotToday(path) => not_today(program, link, &path),
        Broken::Missing(path) => match nearest(input, &path) {
            Some(near) => problem.hint(format!("did you mean `{}`?", relative(input, link, &near))),
            None => problem.hint(format!("there is no `{path}` in the content folder")),
        },
        Broken::NoAnchor { path, anchor } => no_anchor(program, link, &path, &anchor),
        Broken::Outside => Diagnostic::error(
            "link-outside",
            link.span,
            format!("{what} `{target}` leads out of the content folder"),
        )
        .hint("only files of the content folder are published: move it there"),
    }
}

/// Days pass by themselves: they never break a build.
fn not_today(program: &Program, link: &Link, path: &str) -> Diagnostic {
    let target = &link.target;
    let folder = format!("{}/", path.trim_matches('/'));
    let by_address = || {
        let mut absent = program.absent.iter();
        let found = absent.find(|absent| super::addresses::folder(&absent.document) == folder);
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
    Diagnostic::warning("link-not-today", link.span, message).hint(hint)
}

fn no_anchor(program: &Program, link: &Link, path: &str, anchor: &str) -> Diagnostic {
    let message = format!("no heading `#{anchor}` in {path}");
    let problem = Diagnostic::error("broken-anchor", link.span, message);
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
fn nearest(input: &Input, path: &str) -> Option<String> {
    let texts = input.sources.of(Root::Content).map(|(_, file)| &*file.path);
    let assets = input
        .assets
        .iter()
        .filter(|asset| asset.root == Root::Content)
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

/// How the document of the link would write the path.
fn relative(input: &Input, link: &Link, to: &str) -> String {
    let from = &input.sources.get(link.span.file).path;
    let depth = from.matches('/').count();
    match (from.rsplit_once('/'), to.rsplit_once('/')) {
        (Some((folder, _)), Some((other, name))) if folder == other => name.to_owned(),
        _ => format!("{}{to}", "../".repeat(depth)),
    }
}

fn check_menu(program: &Program, site: &Site) -> Vec<Diagnostic> {
    let entries = program
        .config
        .menu
        .iter()
        .filter(|entry| menu_target(site, &entry.path).is_none())
        .filter(|entry| !waits(site, &entry.path));
    let complain = |entry: &crate::config::MenuEntry| {
        Diagnostic::error("broken-menu", entry.span, format!("the menu leads nowhere: `{}`", entry.path))
            .hint("write a source like `pages/faq.md`, an address of the site like `/topics/`, or one that begins with `https://`")
    };
    entries.map(complain).collect()
}

/// The address of a menu entry: inside the site, or as it is if it is absolute.
pub fn menu_target(site: &Site, path: &str) -> Option<String> {
    if is_absolute(path) {
        return Some(path.to_owned());
    }
    match path.strip_prefix('/') {
        Some(rooted) => rooted_address(site, rooted),
        None => site.addresses.document(path).map(encode),
    }
}

/// Whether a menu entry leads to what only the calendar keeps from being published: it comes and goes with it.
fn waits(site: &Site, path: &str) -> bool {
    match path.strip_prefix('/') {
        Some(_) => matches!(not_in_site(site, path), Broken::NotToday(_)),
        None => site.addresses.waits(path),
    }
}

/// Whether an address leads out of the site.
pub fn is_absolute(path: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| path.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_joined_to_its_document() {
        assert_eq!(
            join("topics/a.md", "../pages/b.md").as_deref(),
            Some("pages/b.md")
        );
        assert_eq!(join("topics/a.md", "b.md").as_deref(), Some("topics/b.md"));
        assert_eq!(join("topics/a.md", "../../b.md"), None);
    }

    #[test]
    fn percent_encoding_is_undone() {
        assert_eq!(decode("a%20b%2"), "a b%2");
    }
}
