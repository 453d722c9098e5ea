//! Addresses of somebody's pages: how they may be written, and where they end. A bare host is nobody's secret.

use super::letters::Letters;
use super::place::Place;
use super::reader::letters;
use crate::address::{Web, below, hosts};

/// Parts of a query that say where somebody came from, and nothing of the page.
const TRACKING: [&str; 12] = [
    "utm_",
    "ref",
    "lang",
    "hl",
    "locale",
    "originalsubdomain",
    "si",
    "igsh",
    "igshid",
    "fbclid",
    "gclid",
    "source",
];

/// Where the first part of a path is a person.
const NETWORKS: [&str; 15] = [
    "twitter.com",
    "x.com",
    "instagram.com",
    "facebook.com",
    "github.com",
    "gitlab.com",
    "codeberg.org",
    "threads.net",
    "tiktok.com",
    "t.me",
    "telegram.me",
    "vk.com",
    "medium.com",
    "youtube.com",
    "pinterest.com",
];

/// Behind these the next part of a path is a person.
const BEFORE_PEOPLE: [&str; 7] = ["in", "user", "users", "u", "profile", "c", "people"];

/// An address of a page, without what is often left out.
pub fn bare(link: &str) -> &str {
    let bare = Web::new(link).map_or(link, Web::rest);
    let bare = ["www.", "m."]
        .iter()
        .fold(bare, |bare, part| bare.strip_prefix(part).unwrap_or(bare));
    bare.trim_end_matches('/')
}

/// Whether it is a page of a site: what the program publishes itself is nobody's secret.
pub fn is_below(site: &str, link: &str) -> bool {
    let whole = |link: &str, end: &str| format!("https://{}{end}", bare(link));
    below(&whole(site, "/"), &whole(link, "")).is_some()
}

/// The link as it is, and without a part of the page and what tracks its readers. Nothing for a bare host.
pub fn written(link: &str) -> Vec<Letters> {
    let bare = bare(link);
    let mut found = Vec::new();
    for one in [bare, plain(bare)] {
        let end = one.find(['/', '?', '#']).unwrap_or(one.len());
        let (host, page) = one.split_at(end);
        for host in hosts(host) {
            let spelling = letters(&format!("{host}{page}"));
            if !page.is_empty() && !found.contains(&spelling) {
                found.push(spelling);
            }
        }
    }
    found
}

/// The link without fragment, and without its query if that says nothing of the page.
fn plain(bare: &str) -> &str {
    let page = bare.split('#').next().unwrap_or(bare);
    let Some((path, query)) = page.split_once('?') else {
        return page.trim_end_matches('/');
    };
    let is_tracking = |part: &str| {
        let key = part.split('=').next().unwrap_or(part).to_lowercase();
        TRACKING.contains(&&*key) || key.starts_with("utm_")
    };
    let whole = if query.split('&').all(is_tracking) {
        path
    } else {
        page
    };
    whole.trim_end_matches('/')
}

/// The name by which its owner is known on that host: `ana` of `https://social.example/@ana`, and with the host.
pub fn handles(link: &str) -> Vec<Letters> {
    let plain = plain(bare(link));
    let (host, path) = plain.split_once('/').unwrap_or((plain, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let (handle, is_federated) = match parts[..] {
        [one] if one.starts_with('@') => (one, true),
        [one] if NETWORKS.contains(&host) => (one, false),
        [before, one] if BEFORE_PEOPLE.contains(&before) => (one, before == "users"),
        _ => return Vec::new(),
    };
    let handle = handle.trim_start_matches('@');
    let mut found = vec![letters(handle)];
    if is_federated {
        found.push(letters(&format!("{handle}@{host}")));
    }
    found.retain(|handle| handle.bytes.len() >= 4);
    found
}

/// Whether it is addressed by an `@`, and is not the beginning of a longer name.
pub fn is_handle(place: &Place) -> bool {
    let addressed = place.before.ends_with('@') || place.inside.contains('@');
    let longer = matches!(place.joined_behind(), Some(('-' | '_', _)));
    addressed && !longer && !place.has_blank()
}

/// Whether it is this page, or one below it: not one of another host, nor one that only begins alike.
pub fn stands(place: &Place) -> bool {
    let before = place.before.to_lowercase();
    let same_host = ["www.", "m."].iter().any(|label| {
        let rest = before.strip_suffix(label);
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || ".-".contains(c)))
    });
    let other_host = !same_host && place.is_joined_before(".-_@");
    let other_page = match place.joined_behind() {
        Some(('-' | '_' | '~', _)) => true,
        Some(('.', next)) => next.is_lowercase() && !place.after.starts_with(".htm"),
        _ => false,
    };
    !other_host && !other_page && !place.has_blank()
}
