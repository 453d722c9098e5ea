//! What the preview adds to a page, so that it can show the next moment without being loaded again. A build has none of it.

const BEGIN: &str = "<!--fortnight preview-->";
const END: &str = "<!--/fortnight preview-->";

/// Files of the preview itself.
const FILES: [(&str, &str); 9] = [
    ("preview.js", include_str!("browser/preview.js")),
    ("server.js", include_str!("browser/server.js")),
    ("morph.js", include_str!("browser/morph.js")),
    ("panel.js", include_str!("browser/panel.js")),
    ("bar.js", include_str!("browser/bar.js")),
    ("preview.css", include_str!("browser/preview.css")),
    ("desk", include_str!("browser/desk.html")),
    ("desk.js", include_str!("browser/desk.js")),
    ("desk.css", include_str!("browser/desk.css")),
];

/// The text of a file of the preview.
pub(super) fn file(name: &str) -> Option<&'static str> {
    let found = FILES.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}

/// Adds the preview's script to a page, before the end of its body.
pub(super) fn add(html: &[u8], key: &str, version: u64) -> Vec<u8> {
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|part| part == end);
    let (before, after) = html.split_at(at.unwrap_or(html.len()));
    let script = format!(
        "{BEGIN}<script type=\"module\" src=\"/~fortnight/preview.js\" data-key=\"{key}\" data-version=\"{version}\"></script>{END}"
    );
    [before, script.as_bytes(), after].concat()
}

/// A page of the preview without what it has added: what a build writes.
#[allow(dead_code, reason = "a test holds what is left against a build")]
pub fn without_additions(html: &str) -> String {
    let Some((before, rest)) = html.rsplit_once(BEGIN) else {
        return html.to_owned();
    };
    let after = rest.split_once(END).map_or("", |(_, after)| after);
    format!("{before}{after}")
}

/// A page for when there is nothing to show yet.
pub(super) fn waiting(title: &str, words: &str) -> Vec<u8> {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{words}</p>\n</main>\n</body>\n</html>\n"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_can_be_taken_away() {
        for page in [
            "<body>a</body></html>",
            "no body",
            "",
            "<body>ü</body></body>",
        ] {
            let added = add(page.as_bytes(), "k", 7);
            let added = String::from_utf8_lossy(&added);
            assert!(added.contains("data-version=\"7\""));
            assert_eq!(without_additions(&added), page);
        }
    }
}
