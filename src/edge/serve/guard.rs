//! Who may have what: decides about a request from its head alone, before anything is looked up.
//!
//! Other web sites in the same browser must not read the preview. Their pages can make it send requests here, and with
//! a name that leads to this machine (DNS rebinding) even to what seems to be themselves; but they cannot choose the
//! headers `Host`, `Origin` and `Sec-Fetch-Site` (Fetch Metadata, W3C), and they do not know the keys.

use std::collections::BTreeMap;
use std::net::IpAddr;

use hyper::header::{self, HeaderMap, HeaderName};
use hyper::http::request::Parts;
use hyper::{Method, Uri};

use super::Keys;

/// Everything below this folder is the preview's own.
const OWN: &str = "~fortnight/";

const DESK_KEY: &str = "x-fortnight-desk";

/// Where a request may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// A page or file of the site, by its decoded path without the leading slash.
    Site(String),
    /// A file of the preview itself that holds nothing of the program.
    Own(String),
    /// What the preview tells its own scripts about the site.
    Tool(Ask),
    /// The reload channel.
    Events,
    /// The coordinator's desk.
    Desk(Ask),
}

/// A question of the preview's own scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What is asked: `page`, `problems`, `letter` …
    pub name: String,
    /// With which words.
    pub words: BTreeMap<String, String>,
    /// Whether the desk's key was shown.
    pub at_desk: bool,
}

/// Why a request goes nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only GET and HEAD.
    Method,
    /// A target or body that no browser sends to a site.
    Form,
    /// Another host's name, or none, or two.
    Host,
    /// Asked for by another site.
    Origin,
    /// Without the key.
    Key,
}

impl Refusal {
    /// Status and one line of text.
    pub fn words(self) -> (u16, &'static str) {
        match self {
            Self::Method => (405, "only GET and HEAD are answered here"),
            Self::Form => (400, "this is not a request for a page"),
            Self::Host => (
                403,
                "this preview is not found by this name: use `localhost`, or the number of its address",
            ),
            Self::Origin => (403, "this preview is not for other sites"),
            Self::Key => (403, "open the address that the terminal shows"),
        }
    }
}

/// By which hosts a browser may call the preview, with any port: one may lead here through a container or a tunnel. A name can
/// be made to lead to any machine; a number cannot, nor can `localhost`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hosts {
    /// This machine alone: `localhost`, `127.0.0.1`, `[::1]`.
    Loopback,
    /// These, and any number: a machine does not know by which others reach it.
    Numbers,
}

impl Hosts {
    /// Those of a server that listens there.
    pub fn of(bound: IpAddr) -> Self {
        match bound.to_canonical().is_loopback() {
            true => Self::Loopback,
            false => Self::Numbers,
        }
    }

    fn know(self, host: &str) -> bool {
        let is_port = |port: &str| port.parse::<u16>().is_ok();
        let end = host.find(']').map_or(0, |at| at + 1);
        let name = match host[end..].split_once(':') {
            Some((name, port)) if is_port(port) => &host[..end + name.len()],
            Some(_) => return false,
            None => host,
        };
        let inner = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'));
        let number = match inner {
            Some(inner) => inner.parse().map(IpAddr::V6),
            None => name.parse().map(IpAddr::V4),
        };
        match number {
            Ok(ip) => self == Self::Numbers || ip.is_loopback(),
            Err(_) => name.eq_ignore_ascii_case("localhost"),
        }
    }
}

/// Decides about a request.
///
/// # Errors
/// The first reason to refuse it.
pub fn admit(request: &Parts, hosts: Hosts, keys: &Keys) -> Result<Door, Refusal> {
    if request.method != Method::GET && request.method != Method::HEAD {
        return Err(Refusal::Method);
    }
    let path = target(&request.uri, &request.headers)?;
    let host = one(&request.headers, header::HOST).ok_or(Refusal::Host)?;
    if !hosts.know(host) {
        return Err(Refusal::Host);
    }
    let asker = asker(&request.headers, host)?;
    let Some(own) = path.strip_prefix(OWN) else {
        return Ok(Door::Site(path));
    };
    if own.ends_with(".js") || own.ends_with(".css") || own == "desk" {
        return Ok(Door::Own(own.to_owned()));
    }
    if asker != Asker::OwnScript {
        return Err(Refusal::Origin);
    }
    let mut words = words(request.uri.query().unwrap_or_default());
    let shown = words.remove("token").unwrap_or_default();
    if !same(&shown, &keys.page) {
        return Err(Refusal::Key);
    }
    let desk = one(&request.headers, HeaderName::from_static(DESK_KEY));
    let known = keys.desk.as_ref();
    let at_desk = known.is_some_and(|key| desk.is_some_and(|shown| same(shown, key)));
    if own == "events" {
        return Ok(Door::Events);
    }
    let ask = |name: &str, words| Ask {
        name: name.to_owned(),
        words,
        at_desk,
    };
    match own.strip_prefix("desk/") {
        None => Ok(Door::Tool(ask(own, words))),
        Some(name) if at_desk => Ok(Door::Desk(ask(name, words))),
        Some(_) => Err(Refusal::Key),
    }
}

/// Who wants to have it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asker {
    /// The user, or a program that is no browser.
    Somebody,
    /// A script of a page of this preview.
    OwnScript,
}

fn asker(headers: &HeaderMap, host: &str) -> Result<Asker, Refusal> {
    let origin = match headers.get_all(header::ORIGIN).iter().count() {
        0 => None,
        _ => Some(one(headers, header::ORIGIN).ok_or(Refusal::Origin)?),
    };
    let own = |origin: &str| origin.eq_ignore_ascii_case(&format!("http://{host}"));
    if origin.is_some_and(|origin| !own(origin)) {
        return Err(Refusal::Origin);
    }
    let fetch = |name| one(headers, HeaderName::from_static(name));
    match fetch("sec-fetch-site") {
        Some("same-origin") => Ok(Asker::OwnScript),
        Some("none") => Ok(Asker::Somebody),
        Some(_) => {
            // A link on another page may be followed; nothing may be embedded or fetched.
            let followed = fetch("sec-fetch-mode") == Some("navigate")
                && fetch("sec-fetch-dest") == Some("document");
            followed.then_some(Asker::Somebody).ok_or(Refusal::Origin)
        }
        None if origin.is_some() => Ok(Asker::OwnScript),
        None => Ok(Asker::Somebody),
    }
}

/// The decoded path without its leading slash, of a request that has no body and names no other host.
fn target(uri: &Uri, headers: &HeaderMap) -> Result<String, Refusal> {
    let has_body = headers.contains_key(header::TRANSFER_ENCODING)
        || headers
            .get_all(header::CONTENT_LENGTH)
            .iter()
            .any(|length| length != "0");
    if uri.authority().is_some() || uri.scheme().is_some() || has_body {
        return Err(Refusal::Form);
    }
    let path = uri.path().strip_prefix('/').ok_or(Refusal::Form)?;
    let path = decode(path).ok_or(Refusal::Form)?;
    let strange = |c: char| c.is_control() || c == '\\';
    let steps = path.split('/').any(|part| part == ".." || part == ".");
    if path.contains(strange) || path.starts_with('/') || steps {
        return Err(Refusal::Form);
    }
    Ok(path)
}

fn words(query: &str) -> BTreeMap<String, String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let decoded = pairs.filter_map(|(name, value)| Some((decode(name)?, decode(value)?)));
    decoded.collect()
}

/// Undoes percent-encoding; `None` if it is not valid, or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let hex = tail
            .get(..2)
            .filter(|hex| hex.iter().all(u8::is_ascii_hexdigit))?;
        bytes.push(u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()?);
        rest = &tail[2..];
    }
    String::from_utf8(bytes).ok()
}

/// The value of a header that stands exactly once.
fn one(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    values
        .next()
        .is_none()
        .then(|| first.to_str().ok())
        .flatten()
}

/// Takes the same time wherever the two differ.
fn same(shown: &str, key: &str) -> bool {
    let differ = shown
        .bytes()
        .zip(key.bytes())
        .fold(0, |all, (a, b)| all | (a ^ b));
    shown.len() == key.len() && !key.is_empty() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_and_localhost_are_known_hosts() {
        let loopback = [
            "localhost:8080",
            "LOCALHOST",
            "127.0.0.1:1",
            "127.0.0.2",
            "[::1]:80",
            "[::1]",
        ];
        for host in loopback {
            assert!(
                Hosts::Loopback.know(host) && Hosts::Numbers.know(host),
                "{host}"
            );
        }
        for host in ["192.168.1.5:8080", "172.17.0.2", "[2001:db8::1]:4014"] {
            assert!(
                !Hosts::Loopback.know(host) && Hosts::Numbers.know(host),
                "{host}"
            );
        }
        for host in [
            "",
            ":80",
            "evil.example",
            "localhost.evil.example:80",
            "127.0.0.1.evil.example",
            "localhost:",
            "localhost:99999",
            "localhost:80:80",
            "::1",
            "[::1",
            "[::1]x:80",
            "[127.0.0.1]",
            "user@127.0.0.1",
            "2130706433",
        ] {
            assert!(!Hosts::Numbers.know(host), "{host}");
        }
    }
}
