//! Splits HTML into tags and what stands between them. Forgiving: it reads what renderers and themes write.

/// A piece of HTML.
pub(super) enum Token<'a> {
    /// With its escapes.
    Text(&'a str),
    Tag(Tag<'a>),
}

/// What stands between `<` and `>`.
pub(super) struct Tag<'a> {
    /// In small letters.
    pub name: String,
    pub closes: bool,
    /// Whether it ends with `/`.
    pub is_empty: bool,
    /// Names in small letters, values with their escapes.
    pub attributes: Vec<(String, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| *value)
    }
}

/// The pieces in their order; comments and declarations are none.
pub(super) fn tokens(html: &str) -> Vec<Token<'_>> {
    let (mut out, mut rest) = (Vec::new(), html);
    while let Some(at) = rest.find('<') {
        if at > 0 {
            out.push(Token::Text(&rest[..at]));
        }
        rest = &rest[at..];
        let length = match rest.strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map(|end| end + 7),
            None => end_of_tag(rest),
        };
        let Some(length) = length else {
            return out;
        };
        out.extend(tag(&rest[1..length - 1]).map(Token::Tag));
        rest = &rest[length..];
    }
    if !rest.is_empty() {
        out.push(Token::Text(rest));
    }
    out
}

/// Behind the `>` that no quotes hold.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn tag(inside: &str) -> Option<Tag<'_>> {
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let (is_empty, inside) = match inside.strip_suffix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let end = inside.find(|c: char| c.is_ascii_whitespace());
    let (name, rest) = inside.split_at(end.unwrap_or(inside.len()));
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then(|| Tag {
        name: name.to_ascii_lowercase(),
        closes,
        is_empty,
        attributes: attributes(rest),
    })
}

fn attributes(mut rest: &str) -> Vec<(String, &str)> {
    let mut out = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace());
        let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if name.is_empty() && behind.is_empty() {
            return out;
        }
        let Some(value) = behind.trim_start().strip_prefix('=') else {
            out.push((name.to_ascii_lowercase(), ""));
            rest = behind;
            continue;
        };
        let value = value.trim_start();
        let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quoted {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => {
                let end = value.find(|c: char| c.is_ascii_whitespace());
                value.split_at(end.unwrap_or(value.len()))
            }
        };
        out.push((name.to_ascii_lowercase(), value));
        rest = behind;
    }
}
