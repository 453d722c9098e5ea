//! The file `.fortnight` in an output folder: proof that the folder is ours, and the list of our files in it.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::disk;

/// Its name.
pub(super) const NAME: &str = ".fortnight";
const HEAD: &str = "# made by fortnight; each build replaces this whole folder\nformat 1\n";

const HEAD_OF_ISSUED: &str = "# made by fortnight; no build touches this folder\nformat 1\n";

/// Stands for the digest while the folder is being filled.
const UNFINISHED: &str = "unfinished";

/// Ends the digest of a site that was built without letters: those that are there are of another build, and may be.
pub(super) const ALONE: &str = " alone";

/// What a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Site,
    Letters,
    /// All that was issued.
    Outbox,
    /// One folder of what was issued.
    Issued,
}

impl Kind {
    /// For everybody, whatever the umask; or for the organiser alone.
    pub fn file_mode(self) -> u32 {
        match self {
            Self::Site => 0o644,
            Self::Letters | Self::Outbox | Self::Issued => 0o600,
        }
    }

    pub fn dir_mode(self) -> u32 {
        match self {
            Self::Site => 0o755,
            Self::Letters | Self::Outbox | Self::Issued => 0o700,
        }
    }

    /// Files besides the marker that keep it company: letters tell git to stay out, wherever their folder lies.
    pub fn companions(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Site => &[],
            Self::Letters | Self::Outbox | Self::Issued => &[(".gitignore", "*\n")],
        }
    }

    /// In words, behind "it holds".
    pub fn words(self) -> &'static str {
        match self {
            Self::Site => "a site",
            Self::Letters => "letters",
            Self::Outbox | Self::Issued => "what was issued",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Letters => "letters",
            Self::Outbox => "outbox",
            Self::Issued => "issued",
        }
    }

    fn head(self) -> &'static str {
        match self {
            Self::Site | Self::Letters => HEAD,
            Self::Outbox | Self::Issued => HEAD_OF_ISSUED,
        }
    }
}

/// What the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub kind: Kind,
    /// Of the inputs, or [`UNFINISHED`].
    pub digest: String,
    /// Sorted.
    pub files: Vec<String>,
}

impl Marker {
    /// The marker of a folder that is being filled.
    pub fn unfinished(kind: Kind) -> Self {
        Self {
            kind,
            digest: UNFINISHED.to_owned(),
            files: Vec::new(),
        }
    }

    pub fn is_finished(&self) -> bool {
        self.digest != UNFINISHED
    }

    pub fn lists(&self, path: &str) -> bool {
        self.files
            .binary_search_by(|file| file.as_str().cmp(path))
            .is_ok()
    }

    /// Reads the marker of a folder: `None` if there is none, `InvalidData` if it cannot be understood.
    pub fn read(folder: &Path) -> io::Result<Option<Self>> {
        let path = folder.join(NAME);
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(io::ErrorKind::InvalidData.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
        let text = fs::read_to_string(path)?;
        let marker = Self::parse(&text).ok_or(io::ErrorKind::InvalidData)?;
        Ok(Some(marker))
    }

    /// Whether a file is a marker, or the beginning of one.
    pub fn is_one(path: &Path) -> bool {
        let begins =
            |text: Vec<u8>| text.starts_with(HEAD.as_bytes()) || HEAD.as_bytes().starts_with(&text);
        fs::read(path).is_ok_and(begins)
    }

    /// Writes the marker as a new file.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let mut file: File = disk::create_file(path, self.kind.file_mode())?;
        file.write_all(self.text().as_bytes())?;
        disk::set_mode(path, self.kind.file_mode())
    }

    fn text(&self) -> String {
        let mut text = String::from(self.kind.head());
        let _ = writeln!(
            text,
            "kind {}\ndigest {}\nfiles {}",
            self.kind.key(),
            self.digest,
            self.files.len()
        );
        for file in &self.files {
            text.push_str(file);
            text.push('\n');
        }
        text
    }

    /// Nothing but what [`text`](Self::text) writes is understood; a list that was cut off is not.
    fn parse(text: &str) -> Option<Self> {
        let heads = [HEAD, HEAD_OF_ISSUED];
        let mut lines = heads
            .iter()
            .find_map(|head| text.strip_prefix(head))?
            .lines();
        let key = lines.next()?.strip_prefix("kind ")?;
        let kinds = [Kind::Site, Kind::Letters, Kind::Outbox, Kind::Issued];
        let kind = kinds.into_iter().find(|kind| kind.key() == key)?;
        text.starts_with(kind.head()).then_some(())?;
        let digest = lines.next()?.strip_prefix("digest ")?.to_owned();
        let count: usize = lines.next()?.strip_prefix("files ")?.parse().ok()?;
        let files: Vec<String> = lines.map(str::to_owned).collect();
        let marker = Self {
            kind,
            digest,
            files,
        };
        (marker.files.len() == count && marker.files.is_sorted() && text.ends_with('\n'))
            .then_some(marker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_read_as_it_was_written_and_never_when_it_was_cut() {
        let marker = Marker {
            kind: Kind::Letters,
            digest: "sha256:00".to_owned(),
            files: vec!["a b.html".to_owned(), "c/d.html".to_owned()],
        };
        let text = marker.text();
        assert_eq!(Marker::parse(&text), Some(marker));
        for end in 0..text.len() {
            assert_eq!(Marker::parse(&text[..end]), None, "cut at {end}");
        }
        let unfinished = Marker::unfinished(Kind::Site);
        assert_eq!(Marker::parse(&unfinished.text()), Some(unfinished));
    }
}
