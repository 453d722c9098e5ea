//! Links between sources: resolved once to check them, and again when a page is rendered.

use memchr::{memchr_iter, memrchr};

use crate::address::{Inside, Kind, below, composed, encode, encode_query};
use crate::model::Document;
use crate::plan::addresses::Addresses;
use crate::plan::{At, Site};

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// No source of that path; one that begins with `/` was written from the site's root.
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

/// Resolves a target as written in a document to an address inside the site, percent-encoded.
///
/// # Errors
/// Why it leads nowhere.
pub fn resolve(site: &Site, from: &Document, target: &str) -> Result<String, Broken> {
    let inside = Inside::new(target);
    if let Some(rooted) = inside.rooted() {
        return found_at_root(site, rooted)?.with(&inside);
    }
    if inside.path.is_empty() && inside.query.is_none() {
        let Some(part) = &inside.part else {
            return Ok("#".to_owned());
        };
        // A letter has no address, and so no parts.
        let text = site.addresses.text(&from.path);
        let text = text.ok_or_else(|| no_anchor(from, part))?;
        return Ok(format!("#{}", encode(part_of(text, part)?)));
    }
    let path = match inside.path.is_empty() {
        true => composed(&from.path).into_owned(),
        false => join(&composed(&from.path), &inside.path).ok_or(Broken::Outside)?,
    };
    found(site, path)?.with(&inside)
}

/// Resolves what is written from the root of the site, with or without the slash at its beginning.
pub(super) fn resolve_from_root(site: &Site, target: &str) -> Result<String, Broken> {
    let inside = Inside::new(target);
    found_at_root(site, inside.rooted().unwrap_or(&inside.path))?.with(&inside)
}

/// The address of a menu entry: inside the site, or as it is if it is absolute.
///
/// # Errors
/// Why it leads nowhere.
pub fn menu_target(site: &Site, path: &str) -> Result<String, Broken> {
    if Kind::of(path).is_absolute() {
        return Ok(path.to_owned());
    }
    let inside = Inside::new(path);
    let found = match inside.rooted() {
        Some(rooted) => found_at_root(site, rooted),
        None => found(site, inside.path.to_string()),
    };
    found?.with(&inside)
}

/// What lies where a link leads.
struct Found<'a> {
    /// Without query and part.
    address: String,
    /// The text there, if it is one: its headings are known.
    text: Option<&'a Document>,
}

impl Found<'_> {
    fn with(self, inside: &Inside<'_>) -> Result<String, Broken> {
        let mut address = self.address;
        if let Some(query) = inside.query {
            address.push('?');
            address.push_str(&encode_query(query));
        }
        let Some(part) = &inside.part else {
            return Ok(address);
        };
        address.push('#');
        match self.text {
            Some(text) => address.push_str(&encode(part_of(text, part)?)),
            None => address.push_str(&encode(part)),
        }
        Ok(address)
    }
}

/// Parts that the theme puts around a text.
fn is_around(text: &Document, part: &str) -> bool {
    part == "main" || (part == "questions" && !text.front.questions.is_empty())
}

/// The id of a part as the page has it: headings may be written with other bytes for the same letters.
fn part_of<'a>(text: &'a Document, part: &'a str) -> Result<&'a str, Broken> {
    let mut ids = text.headings.iter().map(|heading| &*heading.id);
    match ids.find(|id| *composed(id) == *part) {
        Some(id) => Ok(id),
        None if is_around(text, part) => Ok(part),
        None => Err(no_anchor(text, part)),
    }
}

fn no_anchor(text: &Document, part: &str) -> Broken {
    Broken::NoAnchor {
        path: text.path.to_string(),
        anchor: part.to_owned(),
    }
}

/// What a path in the content folder leads to.
fn found(site: &Site, path: String) -> Result<Found<'_>, Broken> {
    let addresses = &site.addresses;
    if let Some((address, text)) = addresses.known(&path) {
        return Ok(Found {
            address: encode(address),
            text: Some(text),
        });
    }
    match addresses.copy(&path) {
        Some(copy) => Ok(Found {
            address: encode(copy),
            text: None,
        }),
        None if addresses.waits(&path) => Err(Broken::NotToday(path)),
        None => Err(Broken::Missing(path)),
    }
}

/// The same of a path from the site's root: a file of the site, or a folder with an `index.html`. An old path leads where
/// its page is now: on the way there the part would be lost.
fn found_at_root<'a>(site: &'a Site, rooted: &str) -> Result<Found<'a>, Broken> {
    let folder = match rooted {
        "" => String::new(),
        rooted if rooted.ends_with('/') => rooted.to_owned(),
        _ => format!("{rooted}/"),
    };
    if let Some(at) = site.at(rooted) {
        let folder = rooted.strip_suffix("index.html");
        let address = folder.map(|folder| site.addresses.link(folder));
        return Ok(at_file(site, &at, rooted, address.as_deref()));
    }
    if let Some(at) = site.at(&format!("{folder}index.html")) {
        let address = site.addresses.link(&folder);
        return Ok(at_file(site, &at, &address, Some(&address)));
    }
    let copy = [rooted, &format!("static/{rooted}")]
        .into_iter()
        .find_map(|path| site.addresses.copy(path));
    match copy {
        Some(copy) => Ok(Found {
            address: encode(copy),
            text: None,
        }),
        None => Err(not_in_site(site, rooted)),
    }
}

/// What lies at a file of the site. `text` is the address of the text that it may be.
fn at_file<'a>(site: &'a Site, at: &At, written: &str, text: Option<&str>) -> Found<'a> {
    let (address, text) = match at {
        At::OldPath(to) => (&**to, Some(&**to)),
        At::File => (written, text),
    };
    Found {
        address: encode(address),
        text: text.and_then(|address| site.addresses.text_at(address)),
    }
}

/// Why nothing is at a path from the site's root: a folder, or the `index.html` in one.
fn not_in_site(site: &Site, rooted: &str) -> Broken {
    let folder = rooted.strip_suffix("index.html").unwrap_or(rooted);
    let folder = format!("{}/", folder.trim_matches('/'));
    match site.addresses.folder_waits(&folder) {
        true => Broken::NotToday(folder),
        false => Broken::Missing(format!("/{rooted}")),
    }
}

/// Width and height of the picture that a target leads to, if they are known.
pub fn picture_size(site: &Site, from: &Document, target: &str) -> Option<[u32; 2]> {
    let path = Inside::new(target).path;
    let size = |path: &str| site.addresses.size(path);
    match path.strip_prefix('/') {
        Some(rooted) => size(rooted).or_else(|| size(&format!("static/{rooted}"))),
        None => size(&join(&composed(&from.path), &path)?),
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
    Some(Inside::new(path).path.into_owned())
}

/// What a target as written in a document names, whether it is there or not; `None` if it leads to another site or out of
/// the content folder.
pub fn source(base_url: &str, from: &Document, target: &str) -> Option<Source> {
    if let Some(rooted) = rooted(base_url, target) {
        return Some(Source::Rooted(rooted));
    }
    if Kind::of(target).is_absolute() {
        return None;
    }
    let here = composed(&from.path);
    let path = Inside::new(target).path;
    match path.strip_prefix('/') {
        Some(rooted) => Some(Source::Rooted(rooted.to_owned())),
        None if path.is_empty() => Some(Source::Path(here.into_owned())),
        None => join(&here, &path).map(Source::Path),
    }
}

/// The place in `input.assets` of the file that a target as written in a document leads to.
pub fn asset(addresses: &Addresses, from: &Document, target: &str) -> Option<usize> {
    match source(addresses.base_url(), from, target)? {
        Source::Rooted(rooted) => addresses.file(&rooted),
        Source::Path(path) => addresses.asset(&path),
    }
}

/// `topics/a.md` + `../pages/b.md` = `pages/b.md`; `None` if it leads out.
fn join(from: &str, target: &str) -> Option<String> {
    if is_simple(target) {
        let folder = memrchr(b'/', from.as_bytes()).map_or("", |end| &from[..=end]);
        return Some([folder, target].concat());
    }
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

/// Whether a path is names alone, as nearly all are: nothing in it means the folder itself or the one above.
fn is_simple(path: &str) -> bool {
    let path = path.as_bytes();
    let begins_simply = |at: usize| !matches!(path.get(at), None | Some(b'.' | b'/'));
    begins_simply(0) && memchr_iter(b'/', path).all(|at| begins_simply(at + 1))
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
        assert_eq!(join("a.md", "b/c.md").as_deref(), Some("b/c.md"));
        assert_eq!(
            join("topics/a.md", "b//.c/./d/").as_deref(),
            Some("topics/b/.c/d")
        );
        assert_eq!(join("topics/a.md", "../../b.md"), None);
    }
}
