//! The last parts of addresses as numbers: enough to see at once that a text leads nowhere near a place.

use std::collections::HashSet;

use super::Inside;

/// The last part of an address or path as a number: `../pages/faq.md#part` has that of `/x/faq.md`, `/faq/index.html` that
/// of `/faq`. What is not equal leads elsewhere; what is equal may lead to the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct End(u32);

impl End {
    /// `.` and `..` may lead anywhere.
    const ANY: Self = Self(0);

    /// That of an address or path.
    pub fn of(address: &str) -> Self {
        let path = Inside::new(address).path;
        let path = path.strip_suffix("index.html").unwrap_or(&path);
        let path = path.trim_matches('/');
        match memchr::memrchr(b'/', path.as_bytes()).map_or(path, |at| &path[at + 1..]) {
            "." | ".." => Self::ANY,
            last => Self(last.bytes().fold(0x811c_9dc5, |hash, byte| {
                (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193) // FNV-1a
            })),
        }
    }
}

/// Those of all addresses of a text.
#[derive(Clone, Debug, Default)]
pub struct Ends(Box<[End]>);

impl Ends {
    /// Those of some addresses.
    pub fn of<'a>(addresses: impl Iterator<Item = &'a str>) -> Self {
        let mut all: Vec<End> = addresses.map(End::of).collect();
        all.sort_unstable();
        all.dedup();
        Self(all.into())
    }

    /// Whether one of the text's addresses may lead to one of these places.
    pub fn meet(&self, places: &Places) -> bool {
        self.0.iter().any(|end| places.has(*end))
    }
}

/// The last parts of places that are looked for.
#[derive(Clone, Debug, Default)]
pub struct Places(HashSet<End>);

impl Places {
    /// Takes in an address or path of a place.
    pub fn add(&mut self, address: &str) {
        self.0.insert(End::of(address));
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an address may lead to one of them.
    pub fn may_be(&self, address: &str) -> bool {
        self.has(End::of(address))
    }

    fn has(&self, end: End) -> bool {
        end == End::ANY || self.0.contains(&end)
    }
}

impl<'a> FromIterator<&'a str> for Places {
    fn from_iter<I: IntoIterator<Item = &'a str>>(addresses: I) -> Self {
        Self(addresses.into_iter().map(End::of).collect())
    }
}
