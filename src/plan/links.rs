//! Links between sources: resolved once to check them, and again when a page is rendered.

mod told;

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::content::Link;
use crate::model::{Document, Program};
use crate::source::{FileId, Input, Root};

use self::told::complaint;
use super::addresses::{Addresses, below, encode};
use super::{PublicFile, Site};

/// The check that warns of links to what is not published on this day.
pub const NOT_TODAY: &str = "link-not-today";

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
    /// The calendar keeps it from being published today: this path, or folder of the site.
    NotToday(String),
    /// A page, where a picture should be shown.
    NoPicture,
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

/// Width and height of the picture that a target leads to, if they are known.
pub fn picture_size(site: &Site, from: &Document, target: &str) -> Option<[u32; 2]> {
    let path = decode(target.split(['?', '#']).next().unwrap_or(target));
    let size = |path: &str| site.addresses.size(path);
    match path.strip_prefix('/') {
        Some(rooted) => size(rooted).or_else(|| size(&format!("static/{rooted}"))),
        None => size(&join(&from.path, &path)?),
    }
}

/// What a link names.
pub enum Source {
    /// A file of the content folder, by its path there.
    Path(String),
    /// An address, from the site's root.
    Rooted(String),
}

/// The path from the site's root of a target that is written from there, or as a whole address of the site.
pub fn rooted(base_url: &str, target: &str) -> Option<String> {
    let path = below(base_url, target).or_else(|| target.strip_prefix('/'))?;
    Some(decode(path.split(['#', '?']).next().unwrap_or(path)))
}

/// What a target as written in a document names, whether it is there or not; `None` if it leads to another site or out of
/// the content folder.
pub fn source(base_url: &str, from: &Document, target: &str) -> Option<Source> {
    if let Some(rooted) = rooted(base_url, target) {
        return Some(Source::Rooted(rooted));
    }
    if is_absolute(target) {
        return None;
    }
    let path = decode(target.split(['#', '?']).next().unwrap_or(target));
    match path.strip_prefix('/') {
        Some(rooted) => Some(Source::Rooted(rooted.to_owned())),
        None if path.is_empty() => Some(Source::Path(from.path.to_string())),
        None => join(&from.path, &path).map(Source::Path),
    }
}

/// The place in `input.assets` of the file that a target as written in a document leads to.
pub fn asset(addresses: &Addresses, from: &Document, target: &str) -> Option<usize> {
    match source(addresses.base_url(), from, target)? {
        Source::Rooted(rooted) => addresses.file(&rooted),
        Source::Path(path) => addresses.asset(&path),
    }
}

/// Why nothing is at an address that is written from the site's root: a folder, or the `index.html` in one.
fn not_in_site(site: &Site, path: &str) -> Broken {
    let folder = path.strip_suffix("/index.html").unwrap_or(path);
    let folder = format!("{}/", folder.trim_matches('/'));
    match site.addresses.folder_waits(&folder) {
        true => Broken::NotToday(folder),
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
    let broken = broken(program, site).into_iter();
    let told = broken.map(|(link, why)| complaint(program, input, &link, why));
    told.chain(check_menu(program, site)).collect()
}

/// Whether every link that led somewhere in the site before still does in this one, but for those in the documents that
/// are new or different.
pub fn all_hold(before: &Site, site: &Site, fresh: &[Arc<Document>]) -> bool {
    let mut fresh = fresh.iter();
    fresh.all(|document| before.addresses.keeps_anchors(document))
        && site.addresses.keeps_assets(&before.addresses)
        && keeps_files(&before.files, &site.files)
}

/// Whether every path of the one list stands in the other; both are sorted.
fn keeps_files(before: &Arc<[PublicFile]>, now: &Arc<[PublicFile]>) -> bool {
    let mut now_paths = now.iter().map(|file| &file.path);
    let mut before_paths = before.iter().map(|file| &file.path);
    Arc::ptr_eq(before, now) || before_paths.all(|path| now_paths.any(|other| other == path))
}

/// The broken links of documents that are new or different or were in doubt, of letter texts, and of the menu: where the
/// others hold, these are all.
pub fn check_some(
    program: &Program,
    input: &Input,
    site: &Site,
    fresh: &[Arc<Document>],
    doubtful: &dyn Fn(FileId) -> bool,
) -> Vec<Diagnostic> {
    let is_fresh = |document: &Document| fresh.iter().any(|one| one.file == document.file);
    let lists = [&program.topics, &program.posts, &program.pages];
    let published = lists.into_iter().flatten().map(AsRef::as_ref);
    let some = published.filter(|document| is_fresh(document) || doubtful(document.file));
    let letters = program.letters.iter().map(AsRef::as_ref);
    let broken = check_documents(program, input, site, some.chain(letters));
    broken.chain(check_menu(program, site)).collect()
}

/// The same, without links to sources that exist but could not be read, and to addresses that do not come from a source.
pub fn check_sources(program: &Program, input: &Input, site: &Site) -> Vec<Diagnostic> {
    let is_sure = |(link, why): &(Link, Broken)| match why {
        Broken::Missing(path) => {
            !link.target.starts_with('/') && input.sources.find(Root::Content, path).is_none()
        }
        Broken::NoAnchor { .. } | Broken::Outside | Broken::NoPicture => true,
        Broken::NotToday(_) => false,
    };
    let broken = broken(program, site).into_iter().filter(is_sure);
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

fn broken(program: &Program, site: &Site) -> Vec<(Link, Broken)> {
    let lists = [
        &program.topics,
        &program.posts,
        &program.pages,
        &program.letters,
    ];
    let documents = lists.into_par_iter().flatten();
    let broken = documents.flat_map_iter(|document| broken_in(document, site));
    broken.collect()
}

fn broken_in<'a>(
    document: &'a Document,
    site: &'a Site,
) -> impl Iterator<Item = (Link, Broken)> + 'a {
    let links = document.links.iter().map(Cow::Borrowed);
    let all = links.chain(lead_image(document).map(Cow::Owned));
    all.filter_map(move |link| {
        let why = fault(site, document, &link)?;
        Some((link.into_owned(), why))
    })
}

/// What is wrong with a link. A page cannot be shown as a picture, whether it is published today or not.
fn fault(site: &Site, document: &Document, link: &Link) -> Option<Broken> {
    let is_page = |address: &str| {
        let path = address.split('#').next().unwrap_or(address);
        path.is_empty() || path.ends_with('/') || path.ends_with(".html")
    };
    match resolve(site, document, &link.target) {
        Ok(address) if link.image && is_page(&address) => Some(Broken::NoPicture),
        Err(Broken::NotToday(_)) if link.image => Some(Broken::NoPicture),
        Err(Broken::Missing(path)) if link.image && path.ends_with(".md") => {
            Some(Broken::NoPicture)
        }
        found => found.err(),
    }
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

fn check_menu(program: &Program, site: &Site) -> Vec<Diagnostic> {
    let entries = program
        .config
        .menu
        .iter()
        .filter(|entry| menu_target(site, &entry.path).is_none())
        .filter(|entry| !waits(site, &entry.path));
    let complain = |entry: &crate::config::MenuEntry| told::menu(program, entry);
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
