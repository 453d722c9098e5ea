//! Who is in the folder of participants, with the tree of each record: whom rows are compared with.

use std::collections::HashMap;

use super::clean;
use crate::diagnostic::{Diagnostic, any_error};
use crate::model::naming;
use crate::model::store::Store;
use crate::parse::edit::Step;
use crate::parse::tree::{Node, Value};
use crate::parse::yaml;
use crate::source::{FileId, Root, Sources};

/// Somebody who is there.
pub(super) struct Known {
    pub file: FileId,
    /// Their place in a list.
    pub entry: Option<usize>,
    pub id: String,
    pub node: Node,
}

/// Everybody, and how they are found.
pub(super) struct People {
    pub all: Vec<Known>,
    by_address: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_id: HashMap<String, usize>,
}

impl People {
    /// Reads all files of participants.
    ///
    /// # Errors
    /// What is wrong with one that cannot be read: whoever stands in it would be taken for somebody new.
    pub fn read(sources: &Sources) -> Result<Self, Vec<Diagnostic>> {
        let mut all = Vec::new();
        let mut problems = Vec::new();
        for (file, source) in sources.of(Root::Data) {
            let stem = source.path.strip_suffix(".yaml");
            let Some(stem) = stem.or(source.path.strip_suffix(".yml")) else {
                continue;
            };
            if Store::of(stem) != Some(Store::Participants) {
                continue;
            }
            let Some(root) = yaml::parse(file, &source.text, 0, &mut problems) else {
                continue;
            };
            let name = stem.rsplit('/').next().unwrap_or(stem);
            match root.value {
                Value::List(nodes) => {
                    let nodes = nodes.into_iter().enumerate();
                    all.extend(nodes.map(|(at, node)| known(file, Some(at), "", node)));
                }
                _ => all.push(known(file, None, name, root)),
            }
        }
        if any_error(&problems) {
            return Err(problems);
        }
        Ok(Self::of(all))
    }

    fn of(all: Vec<Known>) -> Self {
        let mut people = Self {
            by_address: HashMap::with_capacity(all.len()),
            by_name: HashMap::with_capacity(all.len()),
            by_id: HashMap::with_capacity(all.len()),
            all: Vec::new(),
        };
        for (at, one) in all.iter().enumerate() {
            for email in one.texts("email").chain(one.texts("emails")) {
                people.by_address.entry(address_key(email)).or_insert(at);
            }
            if let Some(name) = one.text("name") {
                people
                    .by_name
                    .entry(naming::key(name))
                    .or_default()
                    .push(at);
            }
            people.by_id.entry(one.id.clone()).or_insert(at);
        }
        people.all = all;
        people
    }

    /// Who has an address, or had it.
    pub fn of_address(&self, address: &str) -> Option<usize> {
        self.by_address.get(&address_key(address)).copied()
    }

    /// Who is called so, however it is written.
    pub fn of_name(&self, name: &str) -> &[usize] {
        self.by_name
            .get(&naming::key(name))
            .map_or(&[], Vec::as_slice)
    }

    /// Who has an id.
    pub fn of_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}

/// Equal for addresses that lead to one box: nobody gives two people addresses that differ in case alone.
pub(super) fn address_key(address: &str) -> String {
    let bare = clean::address(address.trim());
    crate::validate::answers::in_ascii(&bare.to_lowercase())
}

fn known(file: FileId, entry: Option<usize>, stem: &str, node: Node) -> Known {
    let mut one = Known {
        file,
        entry,
        id: String::new(),
        node,
    };
    one.id = one.text("id").unwrap_or(stem).to_owned();
    one
}

impl Known {
    /// The way to the record.
    pub fn steps(&self) -> Vec<Step> {
        self.entry.map(Step::Entry).into_iter().collect()
    }

    /// What stands at some keys.
    pub fn at(&self, path: &[String]) -> Option<&Node> {
        path.iter()
            .try_fold(&self.node, |node, key| child(node, key))
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts(key).next()
    }

    /// The text of a key, or each of its list.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = &str> {
        let node = child(&self.node, key);
        let nodes = node.map_or(&[][..], |node| match &node.value {
            Value::List(nodes) => nodes,
            _ => std::slice::from_ref(node),
        });
        nodes.iter().filter_map(|node| match &node.value {
            Value::Scalar(scalar) => Some(scalar.text.trim()),
            _ => None,
        })
    }

    /// Whether they are enrolled in a round.
    pub fn is_in(&self, round: &str) -> bool {
        child(&self.node, "rounds").is_some_and(|rounds| child(rounds, round).is_some())
    }
}

/// The value of a key.
pub(super) fn child<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let Value::Map(entries) = &node.value else {
        return None;
    };
    let found = entries.iter().find(|(name, _)| name.value == key);
    found.map(|(_, value)| value)
}
