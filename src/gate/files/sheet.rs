//! The rows of a spreadsheet (xlsx): its cells name their texts by number, so that a first name and a last name that stand
//! side by side do not in the file.

use std::ops::Range;

use super::Opened;
use super::zip::{self, Member};

/// Gives each sheet as text: a line for each row.
pub fn rows(bytes: &[u8], members: &[Member], opened: &mut Opened<'_>) {
    let Some(shared) = members
        .iter()
        .find(|member| member.name == "xl/sharedStrings.xml")
    else {
        return;
    };
    let shared = zip::content(bytes, shared, opened);
    let texts: Vec<&[u8]> = elements(&shared, b"si")
        .map(|range| &shared[range])
        .collect();
    for member in members
        .iter()
        .filter(|member| member.name.starts_with("xl/worksheets/"))
    {
        let sheet = zip::content(bytes, member, opened);
        let mut table = Vec::new();
        for row in elements(&sheet, b"row") {
            for cell in elements(&sheet[row.clone()], b"c") {
                let cell = &sheet[row.start + cell.start..row.start + cell.end];
                table.extend_from_slice(shown(cell, &texts));
                table.push(b'\t');
            }
            table.push(b'\n');
            if table.len() > opened.room {
                break;
            }
        }
        opened.take(table.len());
        opened.give(&table);
    }
}

/// What a cell shows.
fn shown<'a>(cell: &'a [u8], texts: &[&'a [u8]]) -> &'a [u8] {
    let head = cell.iter().position(|byte| *byte == b'>').unwrap_or(0);
    let is_shared = cell[..head].windows(5).any(|part| part == b"t=\"s\"");
    let value = elements(cell, b"v")
        .next()
        .map_or(cell, |range| &cell[range]);
    if !is_shared {
        return value;
    }
    let start = value
        .iter()
        .position(|byte| *byte == b'>')
        .map_or(0, |at| at + 1);
    let end = start
        + value[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
    let number = std::str::from_utf8(&value[start..end])
        .ok()
        .and_then(|text| text.parse::<usize>().ok());
    number
        .and_then(|number| texts.get(number).copied())
        .unwrap_or_default()
}

/// Each element of a name, tags and all; none of them holds another of its name.
fn elements<'a>(bytes: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(|byte| *byte == b'<')?;
            let rest = &bytes[start + 1..];
            at = start + 1;
            let closes = rest
                .get(name.len())
                .is_some_and(|next| b" />\r\n\t".contains(next));
            if !(rest.starts_with(name) && closes) {
                continue;
            }
            let head = start + bytes[start..].iter().position(|byte| *byte == b'>')? + 1;
            if bytes[head - 2] == b'/' {
                at = head;
                return Some(start..head);
            }
            let end = [b"</", name, b">"].concat();
            let length = bytes[head..]
                .windows(end.len())
                .position(|part| part == end);
            at = length.map_or(bytes.len(), |length| head + length + end.len());
            return Some(start..at);
        }
    })
}
