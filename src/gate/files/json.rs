//! JSON without its keys: `{"first": "Ana", "last": "Reis"}` says Ana Reis.

/// Whether a file is JSON by its name.
pub fn is_named(path: &str) -> bool {
    [".json", ".geojson", ".jsonl", ".webmanifest"]
        .iter()
        .any(|end| path.ends_with(end))
}

/// The text without those strings that a colon follows.
pub fn values(bytes: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'"' {
            kept.push(byte);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while bytes.get(end).is_some_and(|byte| *byte != b'"') {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        end = (end + 1).min(bytes.len());
        let next = bytes[end..].iter().find(|byte| !byte.is_ascii_whitespace());
        if next != Some(&b':') {
            kept.extend_from_slice(&bytes[at..end]);
        }
        at = end;
    }
    kept
}
