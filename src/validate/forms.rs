//! The form of addresses.

use crate::address::{Web, doubt, host_in_ascii};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// An e-mail address of the plain kind: `local@domain`, without quotes or comments; a domain in another script comes back
/// as mail servers know it, `xn--…`.
pub(super) fn check_email(
    email: &Spanned<String>,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    let address = in_ascii(&email.value);
    let Some(fault) = email_fault(&address) else {
        return Some(address);
    };
    let message = format!("`{}` is not an e-mail address: {fault}", email.value);
    let problem = Diagnostic::new(check::BAD_EMAIL, email.span, message);
    problems.push(problem.hint("write it like `amina@example.org`, nothing around it"));
    None
}

/// The address with its domain in ASCII, if that can be.
pub fn in_ascii(email: &str) -> String {
    let Some((local, domain)) = email
        .split_once('@')
        .filter(|(_, domain)| !domain.is_ascii())
    else {
        return email.to_owned();
    };
    match host_in_ascii(domain) {
        Some(domain) => format!("{local}@{domain}"),
        None => email.to_owned(),
    }
}

fn email_fault(email: &str) -> Option<&'static str> {
    let Some((local, domain)) = email.split_once('@') else {
        return Some("it has no `@`");
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-.".contains(c);
    if domain.contains('@') {
        return Some("it has more than one `@`");
    }
    if !local.is_ascii() {
        return Some("few mail servers take other letters than a to z before the `@`");
    }
    if local.is_empty() || local.len() > 64 || !local.chars().all(plain) {
        return Some("what stands before the `@` does not fit");
    }
    if dotted_badly(local) {
        return Some("a dot stands where none may");
    }
    if !is_host(domain) || !domain.contains('.') {
        return Some("what stands behind the `@` is no domain");
    }
    None
}

fn dotted_badly(text: &str) -> bool {
    text.starts_with('.') || text.ends_with('.') || text.contains("..")
}

/// A host name in ASCII.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(fits)
    };
    host.len() <= 253 && host.split('.').all(label)
}

/// What is wrong with an address of a page, which must begin with `http://` or `https://`.
pub(super) fn web_fault(address: &str) -> Option<&'static str> {
    match Web::new(address) {
        Some(web) => web.fault(),
        None => Some("it must begin with `https://` or `http://`"),
    }
}

/// A link of a person.
pub(super) fn check_link(link: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> bool {
    let doubt = || doubt(&link.value).map(|doubt| doubt.why_it);
    let Some(fault) = web_fault(&link.value).or_else(doubt) else {
        return true;
    };
    let message = format!("`{}` is not a link: {fault}", link.value);
    let problem = Diagnostic::new(check::BAD_LINK, link.span, message);
    problems.push(problem.hint("copy the whole address from the browser"));
    false
}

/// A form into which people write who they are.
pub(super) fn check_form(form: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> bool {
    let fault = match Web::new(&form.value) {
        Some(web) if web.is_secure() => web.fault(),
        _ => Some("it must begin with `https://`, since people tell it who they are"),
    };
    let Some(fault) = fault else {
        return true;
    };
    let message = format!("`{}` is not the address of a form: {fault}", form.value);
    let problem = Diagnostic::new(check::BAD_LINK, form.span, message);
    problems.push(problem.hint(
        "copy the address that people will open; without `form`, the round's page gives your e-mail address",
    ));
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_taken_and_others_refused() {
        for good in [
            "a@b.co",
            "amina.diallo+x@mail.example.org",
            "o'neill@example.ie",
        ] {
            assert_eq!(email_fault(good), None, "{good}");
        }
        for bad in [
            "",
            "a",
            "@b.co",
            "a@",
            "a@b",
            "a@@b.co",
            "a b@c.de",
            "a@b..co",
            ".a@b.co",
            "a@b.co\r\nBcc: x@y.z",
            "<a@b.co>",
            "a@b.co, c@d.eu",
            "é@b.co",
            "\"a\"@b.co",
            "a@-b.co",
        ] {
            assert!(email_fault(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn a_domain_in_another_script_is_written_as_mail_servers_know_it() {
        for (written, known) in [
            ("ana@müller.example", "ana@xn--mller-kva.example"),
            ("ana@mu\u{308}ller.example", "ana@xn--mller-kva.example"),
            ("li@例え.example", "li@xn--r8jz45g.example"),
            ("Ana@Example.org", "Ana@Example.org"),
        ] {
            assert_eq!(in_ascii(written), known);
            assert_eq!(email_fault(known), None, "{known}");
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        for good in [
            "https://example.org",
            "http://a.b:8080/x?y#z",
            "https://bücher.example/ü",
            "HTTPS://example.org",
        ] {
            assert_eq!(web_fault(good), None, "{good}");
        }
        for bad in [
            "",
            "example.org",
            "javascript:alert(1)",
            "ftp://x.y",
            "https://",
            "https:///x",
            "https://a b",
            "https://u@h.org",
            "https://a.b:x/",
            "https://a.b/<x>",
            "HTTPS",
            "//a.b",
        ] {
            assert!(web_fault(bad).is_some(), "{bad}");
        }
    }
}
