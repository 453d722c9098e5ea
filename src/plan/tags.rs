//! Tags, each with the documents that bear it.

use std::collections::HashMap;

use crate::model::Program;
use crate::path::Slug;

/// A tag and its documents.
#[derive(Clone, Debug)]
pub struct TagGroup {
    /// In the address.
    pub slug: Slug,
    /// As most documents write it; the first by path if that is undecided.
    pub name: String,
    /// Positions in `program.topics`.
    pub topics: Vec<usize>,
    /// Positions in `program.posts`.
    pub posts: Vec<usize>,
    /// Positions in `program.pages`.
    pub pages: Vec<usize>,
}

impl TagGroup {
    /// How many documents bear it.
    pub fn count(&self) -> usize {
        self.topics.len() + self.posts.len() + self.pages.len()
    }
}

/// Groups the documents by tag. The name of a group is the spelling used most often, so that one typist's `Oa` does not
/// rename everybody's `OA`.
pub fn groups(program: &Program) -> Vec<TagGroup> {
    let mut groups: Vec<(TagGroup, Spellings<'_>)> = Vec::new();
    let mut places: HashMap<&Slug, usize> = HashMap::new();
    let kinds = [&program.topics, &program.posts, &program.pages];
    for (kind, documents) in kinds.into_iter().enumerate() {
        for (at, document) in documents.iter().enumerate() {
            for tag in &document.front.tags {
                let place = *places.entry(&tag.slug).or_insert_with(|| {
                    groups.push((empty_group(&tag.slug), Vec::new()));
                    groups.len() - 1
                });
                let (group, names) = &mut groups[place];
                [&mut group.topics, &mut group.posts, &mut group.pages][kind].push(at);
                match names.iter_mut().find(|(name, _)| *name == tag.name) {
                    Some((_, count)) => *count += 1,
                    None => names.push((&tag.name, 1)),
                }
            }
        }
    }
    groups.sort_by(|(a, _), (b, _)| a.slug.cmp(&b.slug));
    let named = |(mut group, names): (TagGroup, Spellings<'_>)| {
        let most = names
            .iter()
            .max_by_key(|(name, count)| (*count, std::cmp::Reverse(*name)));
        group.name = most.map_or_else(String::new, |(name, _)| (*name).to_owned());
        group
    };
    groups.into_iter().map(named).collect()
}

/// How a tag is written, and how often.
type Spellings<'a> = Vec<(&'a str, usize)>;

fn empty_group(slug: &Slug) -> TagGroup {
    TagGroup {
        slug: slug.clone(),
        name: String::new(),
        topics: Vec::new(),
        posts: Vec::new(),
        pages: Vec::new(),
    }
}
