//! Addresses of an accepted kind that lead no reader anywhere: `mailto:x`, `https://x..org`, that of a preview.

use super::{Web, decode, is_one_of, scheme};

/// Why an address of an accepted kind leads no reader anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// To stand behind "the address …".
    pub why: &'static str,
    /// The same, to stand alone.
    pub why_it: &'static str,
    /// What to do.
    pub hint: &'static str,
}

/// Looks at the host, the mailbox or the number of an address.
pub fn doubt(address: &str) -> Option<Doubt> {
    let scheme = scheme(address)?;
    let rest = &address[scheme.len() + 1..];
    if let Some(web) = Web::new(address) {
        return doubt_of_host(web);
    }
    let before = |sign: char| decode(rest.split(sign).next().unwrap_or_default());
    if is_one_of(scheme, &["mailto"]) && !before('?').split(',').all(is_mailbox) {
        return Some(Doubt {
            why: "names nobody to write to",
            why_it: "it names nobody to write to",
            hint: "write `mailto:` and a whole e-mail address, like `mailto:amina@example.org`",
        });
    }
    if is_one_of(scheme, &["tel"]) && !is_number(&before(';')) {
        return Some(Doubt {
            why: "is no number that a telephone can call",
            why_it: "it is no number that a telephone can call",
            hint: "write `tel:` and the number with that of its country, like `tel:+35312345678`",
        });
    }
    None
}

fn doubt_of_host(web: Web<'_>) -> Option<Doubt> {
    if web.is_own_machine() {
        return Some(Doubt {
            why: "leads to the reader's own computer",
            why_it: "it leads to the reader's own computer",
            hint: "name a page of this site by its file, like `../topics/hello.md`; the preview's address works on your computer alone",
        });
    }
    web.has_empty_host_part().then_some(Doubt {
        why: "names no site: a part of its host is empty",
        why_it: "a part of its host is empty",
        hint: "copy the whole address from the browser",
    })
}

fn is_mailbox(text: &str) -> bool {
    let Some((local, host)) = text.trim().rsplit_once('@') else {
        return false;
    };
    !local.is_empty() && !host.is_empty() && !host.starts_with('.') && !host.contains("..")
}

fn is_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() > 1
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " +-.()*".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_leads_no_reader_anywhere_is_in_doubt() {
        for good in [
            "https://a.b",
            "https://a.b.:80/x..y",
            "https://localhost.example/",
            "https://[2001:db8::1]/",
            "mailto:a@b.c",
            "mailto:a%40b.c,%20d@e.f?subject=x",
            "tel:+353-1-234",
            "tel:112",
            "tel:7042;phone-context=example.org",
            "../a.md",
            "mailto.md",
        ] {
            assert_eq!(doubt(good), None, "{good}");
        }
        for bad in [
            "http://127.0.0.1:4014/topics/hello/",
            "http://LOCALHOST:4014",
            "https://u@a.localhost/",
            "http://[::1]:80/",
            "http://0.0.0.0/",
            "https://.org",
            "https://x..org",
            "mailto:x",
            "mailto:a@",
            "mailto:@b.c",
            "mailto:?subject=x",
            "mailto:a@b.c,x",
            "tel:abc",
            "tel:+",
        ] {
            assert!(doubt(bad).is_some(), "{bad}");
        }
    }
}
