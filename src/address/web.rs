//! Web pages by their whole address: which host it names, what stands behind it, and what is wrong with it.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, ParseError, Url};

use super::{decode, encode, is_one_of, scheme};

/// A whole address that begins with `http://` or `https://`, in either case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Web<'a> {
    written: &'a str,
    scheme: &'a str,
    /// What stands behind `://`.
    rest: &'a str,
}

impl<'a> Web<'a> {
    /// `None` if it begins otherwise.
    pub fn new(written: &'a str) -> Option<Self> {
        let scheme = scheme(written)?;
        let rest = written[scheme.len() + 1..].strip_prefix("//")?;
        is_one_of(scheme, &["http", "https"]).then_some(Self {
            written,
            scheme,
            rest,
        })
    }

    /// Whether nobody on the way reads along.
    pub fn is_secure(self) -> bool {
        is_one_of(self.scheme, &["https"])
    }

    /// What stands behind `https://`, as written.
    pub fn rest(self) -> &'a str {
        self.rest
    }

    /// Host, with port and user if there are any; and what stands behind them, as written.
    fn halves(self) -> (&'a str, &'a str) {
        let end = self.rest.find(['/', '?', '#']).unwrap_or(self.rest.len());
        self.rest.split_at(end)
    }

    /// The path, from its first `/` on, with query and part; empty if there is none.
    pub fn path(self) -> &'a str {
        self.halves().1
    }

    /// It as browsers read it, but for `https:///x`: they pass over the third slash and go to the host `x`.
    fn read(self) -> Result<Url, ParseError> {
        match self.halves().0 {
            "" => Err(ParseError::EmptyHost),
            _ => Url::parse(self.written),
        }
    }

    /// Host and port in the form in which equal ones are equal bytes.
    fn place(self) -> Option<(Host<String>, Option<u16>)> {
        let url = self.read().ok()?;
        Some((url.host()?.to_owned(), url.port()))
    }

    /// Whether it is on the same host. Most hosts lead from `http` to `https`, so both are one.
    fn is_at(self, other: Web<'_>) -> bool {
        let (here, there) = (self.halves().0, other.halves().0);
        match here.is_ascii() && there.is_ascii() {
            true => here.eq_ignore_ascii_case(there),
            false => self
                .place()
                .is_some_and(|place| other.place() == Some(place)),
        }
    }

    /// What is wrong with it, to stand alone.
    pub fn fault(self) -> Option<&'static str> {
        let odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c);
        if self.written.contains(odd) {
            return Some("it holds a space or a sign that must be escaped");
        }
        if self.halves().0.contains('@') {
            return Some("it holds a user name");
        }
        match self.read() {
            Err(ParseError::InvalidPort) => Some("its port is not a number"),
            Ok(url) if url.host_str().is_some_and(|host| !has_empty_part(host)) => None,
            _ => Some("it has no host, like `example.org`"),
        }
    }

    /// Whether it is of the very machine on which it is looked up.
    pub(super) fn is_own_machine(self) -> bool {
        if let Some(last) = last_of_name(self.halves().0)
            && !is_one_of(last, &["localhost"])
        {
            return false;
        }
        match self.place() {
            Some((Host::Ipv4(number), _)) => {
                number.is_loopback() || number == Ipv4Addr::UNSPECIFIED
            }
            Some((Host::Ipv6(number), _)) => {
                number.is_loopback() || number == Ipv6Addr::UNSPECIFIED
            }
            Some((Host::Domain(name), _)) => name == "localhost" || name.ends_with(".localhost"),
            None => false,
        }
    }

    /// Whether a part of its host is empty.
    pub(super) fn has_empty_host_part(self) -> bool {
        let place = self.halves().0.rsplit('@').next().unwrap_or_default();
        let host = place.split(':').next().unwrap_or_default();
        host.starts_with('.') || host.contains("..")
    }

    /// It as the address of a site in pages: the host in ASCII, the path percent-encoded, a slash at its end. `None` if it
    /// has no host that could be.
    pub fn as_site(self) -> Option<String> {
        let mut url = self.read().ok()?;
        url.set_query(None);
        url.set_fragment(None);
        let path = encode(&decode(url.path()));
        let path = path.trim_matches('/');
        let end = if path.is_empty() { "" } else { "/" };
        let host = &url[..url::Position::BeforePath];
        Some(format!("{host}/{path}{end}"))
    }
}

/// The last part of a host that is surely a name, written plainly as nearly all are: no number ends with a word.
fn last_of_name(host: &str) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let last = host.rsplit('.').next()?;
    let is_word = last.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_word && host.bytes().all(is_plain)).then_some(last)
}

fn has_empty_part(host: &str) -> bool {
    host.starts_with('.') || host.ends_with('.') || host.contains("..")
}

/// What stands behind the address of a site in a whole address of it.
pub fn below<'a>(site: &str, address: &'a str) -> Option<&'a str> {
    let (site, address) = (Web::new(site)?, Web::new(address)?);
    if !address.is_at(site) {
        return None;
    }
    let (path, rest) = (site.path(), address.path());
    match rest.strip_prefix(path) {
        Some(rest) => Some(rest),
        // The same path, written otherwise; without its last slash it is the start page, too.
        None => {
            let parts = path.matches('/').count();
            let end = rest.match_indices('/').nth(parts.checked_sub(1)?);
            let end = end.map_or_else(
                || rest.find(['?', '#']).unwrap_or(rest.len()),
                |(at, _)| at + 1,
            );
            let (begin, rest) = rest.split_at(end);
            let begin = decode(begin);
            let path = decode(path);
            let same = begin == path || Some(&*begin) == path.strip_suffix('/');
            same.then_some(rest)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_address_is_of_the_site_if_it_lies_below_it() {
        let base = "https://example.org/mentoring/";
        let check = |base, address, rest| assert_eq!(below(base, address), rest, "{address}");
        check(base, "https://example.org/mentoring/faq/", Some("faq/"));
        check(base, "HTTP://Example.ORG/mentoring/#a", Some("#a"));
        check(base, "https://example.org/mentoring", Some(""));
        check(base, "https://example.org/mentoring#a", Some("#a"));
        check(base, "https://example.org/%6Dentoring/faq/", Some("faq/"));
        check(base, "https://example.org/mentoringfaq/", None);
        check(base, "https://example.org/faq/", None);
        check(base, "https://example.org", None);
        check(base, "https://example.organic/mentoring/", None);
        check(base, "https://où", None);
        check(base, "mailto:a@example.org", None);
        check(base, "/mentoring/faq/", None);
        check("https://example.org/", "https://example.org", Some(""));
        let other = "https://xn--bcher-kva.example/%C3%BC/";
        check(other, "https://bücher.example/ü/faq/", Some("faq/"));
        check(other, "https://bücher.example/faq/", None);
    }

    #[test]
    fn the_address_of_a_site_is_written_in_ascii() {
        let check = |address, written: Option<&str>| {
            assert_eq!(
                Web::new(address).and_then(Web::as_site).as_deref(),
                written,
                "{address}"
            );
        };
        check("https://example.org", Some("https://example.org/"));
        check(
            "HTTPS://Example.ORG:8080/a/",
            Some("https://example.org:8080/a/"),
        );
        check(
            "https://Bücher.example/ü/%C3%BC",
            Some("https://xn--bcher-kva.example/%C3%BC/%C3%BC/"),
        );
        check(
            "https://u\u{308}.example/u\u{308}",
            Some("https://xn--tda.example/%C3%BC/"),
        );
        check("https://", None);
        check("https:///x", None);
        check("https://a\u{200D}.example/", None);
    }
}
