//! Slugs and output paths: checked once, when they are made.
//!
//! Layer 0. An [`OutPath`] can be joined to an output folder without any further thought.

use std::fmt;
use std::sync::Arc;

use crate::address::composed;

/// One part of an address: lower-case letters of any script, digits and single hyphens; 1 to 100 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

/// In bytes: a title gives no slug that is much longer.
const LONGEST_MADE: usize = 90;

impl Slug {
    /// Takes a slug as it is, its accents composed, or says what is wrong with it.
    ///
    /// # Errors
    /// The reason, to stand behind "the slug …".
    pub fn new(text: &str) -> Result<Self, &'static str> {
        let text = &*composed(text);
        if text.is_empty() {
            return Err("is empty");
        }
        if text.len() > 100 {
            return Err("is longer than 100 bytes");
        }
        if !text
            .chars()
            .all(|c| c == '-' || (c.is_alphanumeric() && !c.is_uppercase()))
        {
            return Err("may hold only lower-case letters, digits and hyphens");
        }
        if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err("may not begin or end with a hyphen, nor hold two in a row");
        }
        if is_device_name(text) {
            return Err("is a device name on Windows");
        }
        Ok(Self(text.into()))
    }

    /// A slug from any text: "Library Spaces!" becomes `library-spaces`. `None` if nothing is left.
    pub fn from_title(title: &str) -> Option<Self> {
        Self::text_of(title).map(|slug| Self(slug.into()))
    }

    /// The text of a slug from any text.
    pub fn text_of(title: &str) -> Option<String> {
        match title.is_ascii() {
            true => Self::from_plain(title),
            false => Self::from_any(title),
        }
    }

    fn from_any(title: &str) -> Option<String> {
        let mut slug = String::with_capacity(title.len());
        let mut push = |c: char| {
            if c.is_alphanumeric() {
                slug.push(c);
            } else if c != '\'' && c != '’' && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            slug.len() <= LONGEST_MADE
        };
        for c in composed(title).chars() {
            if !c.to_lowercase().all(&mut push) {
                break;
            }
        }
        slug.truncate(slug.trim_end_matches('-').len());
        Self::new(&slug).is_ok().then_some(slug)
    }

    /// The same of letters and signs that every keyboard has.
    fn from_plain(title: &str) -> Option<String> {
        let mut slug = String::with_capacity(title.len().min(LONGEST_MADE + 1));
        let mut gap = false;
        for byte in title.bytes() {
            if !byte.is_ascii_alphanumeric() {
                gap |= byte != b'\'';
                continue;
            }
            if std::mem::take(&mut gap) && !slug.is_empty() {
                slug.push('-');
            }
            if slug.len() > LONGEST_MADE {
                break;
            }
            slug.push(char::from(byte.to_ascii_lowercase()));
        }
        let good = !slug.is_empty() && !is_device_name(&slug);
        slug.truncate(slug.trim_end_matches('-').len());
        good.then_some(slug)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file inside an output folder: relative, `/`-separated, no `.` or `..`, no empty part, no control character,
/// nothing that Windows cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Checks a path.
    ///
    /// # Errors
    /// The reason, to stand behind "the path …".
    pub fn new(text: &str) -> Result<Self, &'static str> {
        if text.len() > 1000 {
            return Err("is longer than 1,000 bytes");
        }
        for part in text.split('/') {
            check_part(part)?;
        }
        Ok(Self(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn check_part(part: &str) -> Result<(), &'static str> {
    if part.is_empty() || part == "." || part == ".." {
        return Err("has an empty part, `.` or `..`");
    }
    if part.len() > 255 {
        return Err("has a part longer than 255 bytes");
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if !part.bytes().all(plain)
        && part
            .chars()
            .any(|c| c.is_control() || "\\:*?\"<>|".contains(c))
    {
        return Err("holds a character that some file systems cannot store");
    }
    if part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Err("has a part that ends with a dot or begins or ends with a space");
    }
    let stem = part.split('.').next().unwrap_or(part);
    if is_device_name(stem) {
        return Err("holds a device name of Windows");
    }
    Ok(())
}

/// Names that Windows keeps for devices, whatever ending follows.
pub fn is_device_name(stem: &str) -> bool {
    if !matches!(stem.len(), 3 | 4) {
        return false;
    }
    let lower = stem.to_ascii_lowercase();
    let numbered = |prefix: &str| {
        let digit = lower.strip_prefix(prefix).map(str::as_bytes);
        matches!(digit, Some([b'1'..=b'9']))
    };
    matches!(&*lower, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_slug() {
        let slug = |title| Slug::from_title(title).map(|slug| slug.to_string());
        assert_eq!(slug("Library Spaces!"), Some("library-spaces".into()));
        assert_eq!(
            slug("Où sont les livres ?"),
            Some("où-sont-les-livres".into())
        );
        assert_eq!(
            slug("It’s a reader's world"),
            Some("its-a-readers-world".into())
        );
        assert_eq!(slug("…"), None);
        assert_eq!(slug("Ou\u{300}"), Some("où".into()));
        let named = Slug::new("ou\u{300}").map(|slug| slug.to_string());
        assert_eq!(named, Ok("où".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn a_plain_title_becomes_the_slug_of_any_other(title in "[aZ9 '!-]{0,12}|[a' -]{86,100}|[cC]on|a{88,92}[- ']{0,2}b{0,2}") {
            proptest::prop_assert_eq!(Slug::from_plain(&title), Slug::from_any(&title));
        }
    }

    #[test]
    fn a_path_that_leaves_its_folder_is_refused() {
        for bad in [
            "",
            "/a",
            "a//b",
            "../a",
            "a/..",
            "a\\b",
            "a\0b",
            "CON",
            "a/nul.html",
            "a./b",
            "a /b",
            "c:/x",
        ] {
            assert!(OutPath::new(bad).is_err(), "{bad:?}");
        }
        assert!(OutPath::new("topics/library-spaces/index.html").is_ok());
    }
}
