//! A mailbox in its mails: of the four kinds of mailbox files that there are (RFC 4155 and its elders) the same is true of all, that
//! a mail begins behind an empty line with `From `, and a field of its head follows. A text that begins with that word is none.

/// What begins a mail in a mailbox.
const FROM: &[u8] = b"From ";

/// The mails of a file: of a mailbox each, else the file itself.
pub fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    if bytes.is_empty() {
        return Vec::new();
    }
    if !bytes.starts_with(FROM) {
        return vec![bytes];
    }
    let mut mails = Vec::new();
    let (mut begins, mut was_empty) = (0, false);
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if was_empty && line.starts_with(FROM) && is_field(&bytes[at + line.len()..]) {
            mails.push(mail(&bytes[begins..at]));
            begins = at;
        }
        was_empty = matches!(line, b"\n" | b"\r\n");
        at += line.len();
    }
    mails.push(mail(&bytes[begins..]));
    mails
}

/// Whether a field of a head begins here.
fn is_field(bytes: &[u8]) -> bool {
    let name = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_graphic() && **byte != b':');
    let length = name.count();
    bytes.get(length) == Some(&b':') && length > 0 || bytes.starts_with(b">From ")
}

/// A mail without the line that stands before it in a mailbox.
fn mail(entry: &[u8]) -> &[u8] {
    let end = entry.iter().position(|byte| *byte == b'\n');
    end.map_or(&[], |end| &entry[end + 1..])
}
