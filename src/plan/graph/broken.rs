//! Which links lead nowhere: of the whole program, of some of its documents, or of one that lacks what is wrong in it.

use std::borrow::Cow;

use rayon::prelude::*;

use super::complaint::{Fault, complaint, is_nowhere, of_menu};
use super::resolve::{Broken, menu_target, resolve, resolve_from_root};
use crate::address::below;
use crate::diagnostic::Diagnostic;
use crate::model::config::MenuEntry;
use crate::model::content::Link;
use crate::model::{Document, Program, Section};
use crate::parse::variables::varies;
use crate::plan::Site;
use crate::plan::kinds::{self, Kind};
use crate::source::{FileId, Input, Root, SourceFile};

/// Every broken link and missing picture of the site's documents and of the letter texts.
pub fn check(program: &Program, input: &Input, site: &Site) -> Vec<Diagnostic> {
    let faults = faults(program, site).into_iter();
    let told = faults.map(|fault| complaint(program, input, &fault));
    let menu = menu_faults(program, site);
    let menu = menu.map(|(entry, why)| of_menu(program, entry, &why));
    told.chain(menu).collect()
}

/// The broken links of some documents, of letter texts, and of the menu.
pub fn check_some(
    program: &Program,
    input: &Input,
    site: &Site,
    again: &dyn Fn(&Document) -> bool,
) -> Vec<Diagnostic> {
    let lists = [&program.topics, &program.posts, &program.pages];
    let published = lists.into_iter().flatten().map(AsRef::as_ref);
    let some = published.filter(|document| again(document));
    let letters = program.letters.iter().map(AsRef::as_ref);
    let told = check_documents(program, input, site, some.chain(letters));
    let menu = menu_faults(program, site);
    let menu = menu.map(|(entry, why)| of_menu(program, entry, &why));
    told.chain(menu).collect()
}

/// The broken links of some documents.
pub fn check_documents<'a>(
    program: &'a Program,
    input: &'a Input,
    site: &'a Site,
    documents: impl Iterator<Item = &'a Document> + 'a,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let faults = documents.flat_map(move |document| faults_of(document, site));
    faults.map(|fault| complaint(program, input, &fault))
}

/// The broken links of a program that lacks what is wrong in it. A link to what is merely lacking is not blamed.
pub fn check_fragment(program: &Program, input: &Input, site: &Site) -> Vec<Diagnostic> {
    let unread = unread(program, input);
    let is_sure = |why: &Broken| match why {
        Broken::Missing(path) => match path.strip_prefix('/') {
            Some(rooted) => !unread.iter().any(|file| may_be_at(file, rooted)),
            None => is_nowhere(input, path),
        },
        Broken::NoAnchor { .. } | Broken::Outside | Broken::NoPicture => true,
        Broken::NotToday(_) => false,
    };
    let faults = faults(program, site).into_iter();
    let faults = faults.filter(|fault| is_sure(&fault.why));
    let told = faults.map(|fault| complaint(program, input, &fault));
    let menu = menu_faults(program, site).filter(|(_, why)| is_sure(why));
    let menu = menu.map(|(entry, why)| of_menu(program, entry, &why));
    told.chain(menu).collect()
}

/// The data, and the texts of which not all is known: what they make may be at any address that they name.
fn unread<'a>(program: &Program, input: &'a Input) -> Vec<&'a SourceFile> {
    let lists = [
        &program.topics,
        &program.posts,
        &program.pages,
        &program.letters,
    ];
    let read = lists.into_iter().flatten().map(AsRef::as_ref);
    let away = program.absent.iter().map(|absent| &*absent.document);
    let known = read.chain(away);
    let whole = |document: &&Document| {
        document.section == Section::Letter || !document.front.title.is_empty()
    };
    let known: std::collections::HashSet<FileId> =
        known.filter(whole).map(|document| document.file).collect();
    let all = input.sources.iter();
    let unread = all.filter(|(id, file)| match file.root {
        Root::Data => true,
        Root::Content => !known.contains(id),
        Root::Config | Root::Theme => false,
    });
    unread.map(|(_, file)| file).collect()
}

/// Whether a file that is not read well may make what lies at an address.
fn may_be_at(file: &SourceFile, rooted: &str) -> bool {
    let mut parts = rooted.split('/').filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default();
    let last = parts.next_back().unwrap_or(first);
    let names = |word: &str| file.path.contains(word) || file.text.contains(word);
    let below = |kind: &Kind| {
        let folder = kind.folder.and_then(|folder| folder.strip_suffix('/'));
        folder == Some(first)
    };
    match file.root {
        Root::Content if below(&kinds::TAGS) => true,
        Root::Data if below(&kinds::MATCHING) => file.path.starts_with("rounds/"),
        _ => names(last),
    }
}

fn faults<'a>(program: &'a Program, site: &'a Site) -> Vec<Fault<'a>> {
    let lists = [
        &program.topics,
        &program.posts,
        &program.pages,
        &program.letters,
    ];
    let documents: Vec<&Document> = lists.into_iter().flatten().map(AsRef::as_ref).collect();
    let faults = documents.into_par_iter();
    let faults = faults.flat_map_iter(|document| faults_of(document, site));
    faults.collect()
}

fn faults_of<'a>(document: &'a Document, site: &'a Site) -> impl Iterator<Item = Fault<'a>> {
    let outward = document.outward.iter();
    let own = outward.filter_map(|link| {
        if document.section == Section::Letter && varies(&link.target) {
            return None;
        }
        let why = own_fault(site, &link.target)?;
        let (link, own) = (Cow::Borrowed(link), true);
        Some(Fault { link, why, own })
    });
    inside_faults(document, site).chain(own)
}

/// Without those of whole addresses.
pub(super) fn inside_faults<'a>(
    document: &'a Document,
    site: &Site,
) -> impl Iterator<Item = Fault<'a>> {
    let links = document.links.iter().map(Cow::Borrowed);
    let links = links.chain(lead_image(document).map(Cow::Owned));
    links.filter_map(move |link| {
        let why = fault(site, document, &link)?;
        let own = false;
        Some(Fault { link, why, own })
    })
}

/// What is wrong with a link. A page cannot be shown as a picture, whether it is published today or not.
pub(super) fn fault(site: &Site, document: &Document, link: &Link) -> Option<Broken> {
    let is_page = |address: &str| {
        let path = address.split(['#', '?']).next().unwrap_or(address);
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

/// What is wrong with a whole address, if it is one of this site.
fn own_fault(site: &Site, address: &str) -> Option<Broken> {
    let inside = below(site.addresses.base_url(), address)?;
    resolve_from_root(site, inside).err()
}

/// The image of the front matter, as a link.
pub(super) fn lead_image(document: &Document) -> Option<Link> {
    let image = document.front.image.as_ref()?;
    Some(Link {
        target: image.src.value.as_str().into(),
        image: true,
        span: image.src.span,
    })
}

/// The entries of the menu that lead nowhere. What only the calendar keeps away comes and goes with its entry.
pub(super) fn menu_faults<'a>(
    program: &'a Program,
    site: &'a Site,
) -> impl Iterator<Item = (&'a MenuEntry, Broken)> {
    let entries = program.config.menu.iter();
    let faults = entries.filter_map(|entry| {
        let why = match menu_target(site, &entry.path) {
            Ok(_) => own_fault(site, &entry.path)?,
            Err(why) => why,
        };
        Some((entry, why))
    });
    faults.filter(|(_, why)| !matches!(why, Broken::NotToday(_)))
}
