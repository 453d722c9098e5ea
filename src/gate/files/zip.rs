//! Zip archives (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16), and with them most documents: docx, xlsx, odt, ods, epub.

use std::borrow::Cow;

use super::{Opened, charset, deflate, number};

/// More files than this are not looked at.
const MOST_MEMBERS: usize = 10_000;

/// The directory ends at most so many bytes before the end of the file.
const TAIL: usize = 66_000;

/// A file of an archive.
pub struct Member {
    /// Its path.
    pub name: String,
    written: Vec<u8>,
    flags: usize,
    method: usize,
    packed: usize,
    /// Where its packed bytes begin.
    start: usize,
}

/// Reads all files of an archive and gives them back, the smallest first: what one of them unpacks to takes no room from the
/// others.
pub fn open(bytes: &[u8], depth: usize, opened: &mut Opened<'_>) -> Vec<Member> {
    if depth == 0 {
        opened.not_read("an archive lies inside of others, too deep");
        return Vec::new();
    }
    let mut members = members(bytes, opened);
    if members.len() == MOST_MEMBERS {
        opened.not_read("it holds too many files");
    }
    members.sort_by_key(|member| member.packed);
    for member in &members {
        opened.give(&member.written);
        charset::each(&member.written, &mut |name| opened.give(name));
        let text = content(bytes, member, opened);
        opened.give(&text);
        opened.open(&member.name, &text, depth - 1);
    }
    members
}

/// Whether a directory of an archive stands at the end of a file that begins otherwise.
pub fn ends_as_one(bytes: &[u8]) -> bool {
    end(bytes).is_some_and(|end| !directory(bytes, end).1.is_empty())
}

fn end(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.len().saturating_sub(TAIL);
    let mut places = bytes[tail..].windows(4);
    places
        .rposition(|four| four == b"PK\x05\x06")
        .map(|at| tail + at)
}

/// The files that the directory at the end names; without one, those that stand in the file one after another.
fn members(bytes: &[u8], opened: &mut Opened<'_>) -> Vec<Member> {
    let found = end(bytes).map(|end| (number(bytes, end + 10, 2), directory(bytes, end)));
    match found {
        Some((count, (_, members))) if members.len() >= count.min(MOST_MEMBERS) => members,
        _ => {
            opened.not_read("its end is missing or broken");
            local(bytes)
        }
    }
}

/// The files of a directory, and where it begins. Something may stand before the archive, so that all is further on.
fn directory(bytes: &[u8], end: usize) -> (usize, Vec<Member>) {
    let [size, told] = [12, 16].map(|field| number(bytes, end + field, 4));
    let begins = |at: usize| bytes.get(at..at.saturating_add(4)) == Some(b"PK\x01\x02");
    let start = end.checked_sub(size).filter(|at| begins(*at));
    let start = start.unwrap_or(told);
    let before = start.saturating_sub(told);
    let (mut found, mut at) = (Vec::new(), start);
    while found.len() < MOST_MEMBERS && begins(at) {
        let [name, extra, comment] = [28, 30, 32].map(|field| number(bytes, at + field, 2));
        let header = before + number(bytes, at + 42, 4);
        let written = bytes.get(at + 46..at + 46 + name).unwrap_or_default();
        found.push(Member {
            name: String::from_utf8_lossy(written).into_owned(),
            written: written.to_vec(),
            flags: number(bytes, at + 8, 2),
            method: number(bytes, at + 10, 2),
            packed: number(bytes, at + 20, 4),
            start: header + 30 + number(bytes, header + 26, 2) + number(bytes, header + 28, 2),
        });
        at += 46 + name + extra + comment;
    }
    (start, found)
}

/// The files by their own heads. How long one is may stand behind it, and then it is not known.
fn local(bytes: &[u8]) -> Vec<Member> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = super::find(bytes.get(at..).unwrap_or_default(), b"PK\x03\x04") {
        let header = at + next;
        let name = number(bytes, header + 26, 2);
        let start = header + 30 + name + number(bytes, header + 28, 2);
        let written = bytes
            .get(header + 30..header + 30 + name)
            .unwrap_or_default();
        let packed = match number(bytes, header + 18, 4) {
            0 => bytes.len().saturating_sub(start),
            packed => packed,
        };
        found.push(Member {
            name: String::from_utf8_lossy(written).into_owned(),
            written: written.to_vec(),
            flags: number(bytes, header + 6, 2),
            method: number(bytes, header + 8, 2),
            packed,
            start,
        });
        if found.len() == MOST_MEMBERS {
            break;
        }
        at = header + 4;
    }
    found
}

/// What a file says; nothing if it is packed in a way that is not known.
pub fn content<'a>(bytes: &'a [u8], member: &Member, opened: &mut Opened<'_>) -> Cow<'a, [u8]> {
    let end = member.start.saturating_add(member.packed).min(bytes.len());
    let packed = bytes.get(member.start..end).unwrap_or_default();
    let name = &member.name;
    let nothing = Cow::Borrowed(&[][..]);
    if member.flags & 1 != 0 {
        opened.not_read(format!("`{name}` in it is encrypted"));
        return nothing;
    }
    match member.method {
        0 => Cow::Borrowed(packed),
        8 => {
            let unpacked = deflate::raw(packed, opened);
            if let Some(why) = unpacked.cut {
                opened.not_read(format!("`{name}` in it is {why}"));
            }
            Cow::Owned(unpacked.bytes)
        }
        method => {
            let way = match method {
                12 => "by bzip2".to_owned(),
                14 => "by LZMA".to_owned(),
                93 => "by zstd".to_owned(),
                95 => "by xz".to_owned(),
                other => format!("in a way (number {other})"),
            };
            opened.not_read(format!("`{name}` in it is packed {way}, which is not read"));
            nothing
        }
    }
}
