//! Pictures and other files beside the documents that are not on the site, since the pages that they belong to are not.
//!
//! A file is withheld if nothing on the site shows it or links to it, and if it is plain whose it is: pages that are
//! away use it, or all pages are away whose folder it lies in. As long as that is not plain it is published.

use std::collections::{BTreeSet, HashSet};

use super::edge::{Templates, of_program};
use super::resolve::{asset, rooted};
use crate::address::Places;
use crate::model::{Document, Program, Section};
use crate::plan::addresses::Addresses;
use crate::source::{Input, Root};

/// Their places in `input.assets`, in order. A program of which nothing is away costs nothing, and one whose pages that
/// are away have no files of their own costs little.
pub fn withheld(program: &Program, input: &Input, addresses: &Addresses) -> Vec<usize> {
    let absent = program.absent.iter().map(|absent| &*absent.document);
    let away: Vec<&Document> = absent
        .filter(|document| document.section != Section::Letter)
        .collect();
    if away.is_empty() {
        return Vec::new();
    }
    let used = away.iter().flat_map(|document| uses(document, addresses));
    let lying = in_folders_of(&away, program, input).into_iter();
    let mut theirs: BTreeSet<usize> = used.chain(lying).collect();
    theirs.retain(|at| !input.assets[*at].path.starts_with("static/"));
    spare_what_is_used(program, input, addresses, &mut theirs);
    theirs.into_iter().collect()
}

/// The files that a document shows or links to.
fn uses<'a>(document: &'a Document, addresses: &'a Addresses) -> impl Iterator<Item = usize> + 'a {
    let targets = document.targets();
    targets.filter_map(|(target, _)| asset(addresses, document, target))
}

/// Takes out what a document of the site, a letter, the theme or another address of the program shows or links to.
pub fn spare_what_is_used(
    program: &Program,
    input: &Input,
    addresses: &Addresses,
    theirs: &mut BTreeSet<usize>,
) {
    let places = theirs.iter().map(|at| &*input.assets[*at].path);
    let places: Places = places.collect();
    if places.is_empty() {
        return;
    }
    for lead in of_program(program) {
        let path = rooted(addresses.base_url(), lead);
        let file = path.and_then(|path| addresses.file(&path));
        file.map(|at| theirs.remove(&at));
    }
    let letters = program.letters.iter().map(AsRef::as_ref);
    let all = published(program).chain(letters);
    for document in all.filter(|document| document.ends.meet(&places)) {
        for (target, _) in document.targets() {
            if let Some(at) = asset(addresses, document, target) {
                theirs.remove(&at);
            }
        }
    }
    if !theirs.is_empty() {
        let templates = Templates::new(input);
        theirs.retain(|at| !templates.name(&input.assets[*at].path));
    }
}

/// The files of which the nearest folder with pages has only such as are away. A page has the folder that it lies in, and
/// one of its own name beside it.
fn in_folders_of(away: &[&Document], program: &Program, input: &Input) -> Vec<usize> {
    let empty = away.iter().flat_map(|document| folders_of(document));
    let empty: HashSet<&str> = empty.collect();
    let all = input.assets.iter().enumerate();
    let files = all.filter(|(_, asset)| asset.root == Root::Content);
    let mut near: Vec<(usize, &str)> = files.map(|(at, asset)| (at, &*asset.path)).collect();
    near.retain(|(_, path)| above(path).any(|folder| empty.contains(folder)));
    if near.is_empty() {
        return Vec::new();
    }
    let asked: HashSet<&str> = near.iter().flat_map(|(_, path)| above(path)).collect();
    let lived_in = published(program).flat_map(folders_of);
    let lived_in: HashSet<&str> = lived_in.filter(|folder| asked.contains(folder)).collect();
    near.retain(|(_, path)| {
        let mut folders = above(path);
        let nearest = folders.find(|folder| lived_in.contains(folder) || empty.contains(folder));
        nearest.is_some_and(|folder| !lived_in.contains(folder))
    });
    near.into_iter().map(|(at, _)| at).collect()
}

fn folders_of(document: &Document) -> impl Iterator<Item = &str> {
    let path = &*document.path;
    let own = path.strip_suffix(".md");
    above(path).next().into_iter().chain(own)
}

/// The folders that a path lies in, the nearest first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

fn published(program: &Program) -> impl Iterator<Item = &Document> {
    let lists = [&program.topics, &program.posts, &program.pages];
    lists.into_iter().flatten().map(AsRef::as_ref)
}
