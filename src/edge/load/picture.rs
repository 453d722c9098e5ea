//! How large a picture is, from its first bytes, so that a browser leaves room for it before it has come.

/// Width and height in pixels; `None` for files that are no picture, and for pictures that do not say it early.
pub(super) fn size(path: &str, first: &[u8]) -> Option<[u32; 2]> {
    if path.to_ascii_lowercase().ends_with(".svg") {
        return svg(std::str::from_utf8(first).ok().or_else(|| valid(first))?);
    }
    let size = imagesize::blob_size(first).ok()?;
    let size = [size.width, size.height].map(u32::try_from);
    match size {
        [Ok(width), Ok(height)] if width > 0 && height > 0 => Some([width, height]),
        _ => None,
    }
}

/// The part of some bytes before a character that is cut.
fn valid(bytes: &[u8]) -> Option<&str> {
    let error = std::str::from_utf8(bytes).err()?;
    std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()
}

/// `width` and `height` in pixels, else those of the `viewBox`.
fn svg(text: &str) -> Option<[u32; 2]> {
    let tag = text.split("<svg").nth(1)?.split('>').next()?;
    let own = [attribute(tag, "width"), attribute(tag, "height")];
    if let [Some(width), Some(height)] = own.map(|value| value.and_then(pixels)) {
        return Some([width, height]);
    }
    let numbers = attribute(tag, "viewBox")?;
    let mut numbers = numbers.split([' ', ',']).filter(|word| !word.is_empty());
    Some([pixels(numbers.nth(2)?)?, pixels(numbers.next()?)?])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let before = tag[..at].chars().next_back()?;
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| ['"', '\''].contains(c))?;
        before.is_whitespace().then_some(())?;
        value[1..].split(quote).next()
    })
}

/// Whole pixels; a percentage or another unit is none.
fn pixels(value: &str) -> Option<u32> {
    let number = value.trim().trim_end_matches("px");
    let whole = number.split('.').next()?;
    let fits = number.chars().all(|c| c.is_ascii_digit() || c == '.');
    whole.parse().ok().filter(|pixels| fits && *pixels > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_say_how_large_they_are() {
        let gif = b"GIF89a\x20\x03\x58\x02\x00\x00\x00";
        assert_eq!(size("a.gif", gif), Some([800, 600]));
        let of = |text: &str| size("a.SVG", text.as_bytes());
        assert_eq!(of("<svg viewBox='0 0 1200 630.5'>"), Some([1200, 630]));
        assert_eq!(
            of("<?xml?><svg width=\"40px\" stroke-width=\"2\" height = \"30\">"),
            Some([40, 30])
        );
        for none in ["<svg width=\"100%\" height=\"100%\">", "<svg>", "words"] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(size("a.pdf", b"%PDF-1.7"), None);
    }
}
