//! Files that nobody should write: each repeats what has been slow somewhere, up to a given number of bytes.
//!
//! The test beside it holds that their time grows with their size; `benches/hostile.rs` measures them at a megabyte.

/// A name, and the file of at most this many bytes.
pub type Hostile = (&'static str, fn(usize) -> String);

/// Where the file belongs, by its name: letter texts have variables.
pub fn path(name: &str) -> &'static str {
    match name.starts_with("letter") {
        true => "content/letters/pair.md",
        false => "content/pages/t.md",
    }
}

/// All of them.
pub const FILES: &[Hostile] = &[
    ("open brackets", |n| body(many("[", n))),
    ("closing brackets", |n| body(many("]", n))),
    ("open images", |n| body(many("![", n))),
    ("brackets inside one another", |n| {
        body(format!("{}{}", many("[", n / 2), many("]", n / 2)))
    }),
    ("bracket and parenthesis", |n| body(many("[a](", n))),
    ("bracket and angle", |n| body(many("[a](<b", n))),
    ("brackets and parentheses", |n| body(many("[a] (/b", n))),
    ("changed places", |n| body(many("(a)[/b", n))),
    ("links", |n| body(many("[a](b.md) ", n))),
    ("links whose titles never end", |n| {
        body(many("[a](b \"c", n))
    }),
    ("a target of parentheses", |n| {
        body(format!("[a](b{}", many("(", n)))
    }),
    ("pictures", |n| body(many("![](b.svg) ", n))),
    ("pictures inside one another", |n| {
        body(format!("{}{}", many("![", n / 8), many("](b)", n / 2)))
    }),
    ("labels without definitions", |n| body(many("[a][b] ", n))),
    ("one label, defined often", |n| body(many("[a]: b\n", n))),
    ("labels and definitions", |n| {
        body(numbered(n, |k| format!("[{k}]\n\n[{k}]: /x\n\n")))
    }),
    ("a long target, used often", |n| {
        body(format!(
            "[a]: {}\n\n{}",
            "x".repeat(n / 2),
            many("[a] ", n / 2)
        ))
    }),
    ("notes without definitions", |n| body(many("[^a] ", n))),
    ("one note, defined often", |n| body(many("[^a]: b\n\n", n))),
    ("notes and definitions", |n| {
        body(numbered(n, |k| format!("a[^{k}]\n\n[^{k}]: b\n\n")))
    }),
    ("notes inside one another", |n| body(many("[^a]:", n))),
    ("tasks inside one another", |n| body(many("- [ ] ", n))),
    ("tasks", |n| body(many("- [ ] a\n", n))),
    ("lists inside one another", |n| body(many("- ", n))),
    ("numbers inside one another", |n| body(many("1. ", n))),
    ("quotations inside one another", |n| body(many("> ", n))),
    ("quotations that go on", |n| body(many("> a\n>", n))),
    ("staggered lists", |n| body(staggered(n))),
    ("stars", |n| body(many("*", n))),
    ("stars before words", |n| body(many("**a ", n))),
    ("stars and lines", |n| body(many("**a _b ", n))),
    ("stars that close", |n| body(many("a** ", n))),
    ("tildes", |n| body(many("~~a ~b", n))),
    ("backticks of all lengths", |n| body(backticks(n))),
    ("open code", |n| body(many("` a", n))),
    ("fences", |n| body(many("```\n", n))),
    ("open tags", |n| body(many("<a ", n))),
    ("open comments", |n| body(many("<!--", n))),
    ("comments", |n| body(many("a <!-- b --> ", n))),
    ("instructions", |n| body(many("a<?", n))),
    ("character data", |n| body(many("a<![CDATA[", n))),
    ("breaks", |n| body(many("<br>", n))),
    ("entities", |n| body(many("&amp;&#", n))),
    ("quotation marks", |n| body(many("\"a 'b ", n))),
    ("headings of one name", |n| body(many("# a\n", n))),
    ("headings of one id", |n| body(many("## a {#a}\n", n))),
    ("headings with braces", |n| body(many("## a {-} {\n", n))),
    ("headings below their words", |n| body(many("a\n===\n", n))),
    ("wide tables", |n| {
        body(format!(
            "{}\n{}\n{}",
            "|a".repeat(300),
            "|-".repeat(300),
            many("|\n", n)
        ))
    }),
    ("cells beyond the head", |n| {
        body(format!("|a\n|-\n{}", many("|a|b", n)))
    }),
    ("bare addresses", |n| body(many("https://a.example/b ", n))),
    ("a bare address without an end", |n| {
        body(many("https://a", n))
    }),
    ("letters in front of an address", |n| {
        body(format!("{}://", many("a", n)))
    }),
    ("halves of addresses", |n| body(many("www.", n))),
    ("hard spaces", |n| body(many("-\u{a0}a\n##\u{a0}a\n\n", n))),
    ("spaces", |n| body(many(" ", n))),
    ("backslashes", |n| body(many("\\", n))),
    ("empty lines", |n| body(many("\n", n))),
    ("one word", |n| body(many("a", n))),
    ("letter of variables", |n| letter(many("{name}", n))),
    ("letter of strays", |n| letter(many("{nme}", n))),
    ("letter of open braces", |n| letter(many("{", n))),
    ("letter of links", |n| {
        letter(many("[{name}](https://a.example/{name})", n))
    }),
    ("tags", |n| yaml("tags", n, |k| format!("tag {k}"))),
    ("one tag", |n| yaml("tags", n, |_| "tag".to_owned())),
    ("authors", |n| yaml("authors", n, |k| format!("Ana {k}"))),
    ("aliases", |n| yaml("aliases", n, |k| format!("/old/{k}/"))),
    ("keys", |n| {
        format!(
            "---\ntitle: T\n{}---\na\n",
            numbered(n, |k| format!("k{k}: a\n"))
        )
    }),
    ("one key", |n| {
        format!("---\n{}---\na\n", many("title: a\n", n))
    }),
    ("tags in TOML", |n| {
        format!(
            "+++\ntitle = \"T\"\ntags = [{}]\n+++\na\n",
            numbered(n, |k| format!("\"tag {k}\","))
        )
    }),
    ("keys in TOML", |n| {
        format!("+++\n{}+++\na\n", numbered(n, |k| format!("k{k} = 1\n")))
    }),
    ("mistakes in TOML", |n| {
        format!("+++\n{}+++\na\n", many("title: a\n", n))
    }),
    ("signs in YAML", |n| {
        format!("---\ntitle: T\nquestions:\n{}---\na\n", many("- a #2\n", n))
    }),
    ("brackets in YAML", |n| {
        format!("---\ntitle: {}\n---\na\n", many("[", n))
    }),
    ("quotes in YAML", |n| {
        format!("---\ntitle: \"{}\n---\na\n", many("a: 'b\n", n))
    }),
    ("anchors in YAML", |n| {
        format!("---\ntitle: T\ntags: [{}]\n---\na\n", many("&a b, *a, ", n))
    }),
    ("steps in YAML", |n| {
        format!("---\n{}---\na\n", many("a:\n b: c\n  d: e\n", n))
    }),
    ("a title", |n| {
        format!("---\ntitle: {}\n---\na\n", many("\"a' ", n))
    }),
    ("no front matter", |n| many("-", n)),
    ("front matter without an end", |n| {
        format!("---\n{}", many("--\n", n))
    }),
];

fn body(mut text: String) -> String {
    text.insert_str(0, "---\ntitle: T\n---\n");
    text + "\n"
}

fn letter(mut text: String) -> String {
    text.insert_str(0, "---\nsubject: T\n---\n");
    text + "\n"
}

fn many(bit: &str, bytes: usize) -> String {
    bit.repeat(bytes / bit.len())
}

fn numbered(bytes: usize, bit: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes);
    let mut number = 0;
    while text.len() < bytes {
        text += &bit(number);
        number += 1;
    }
    text
}

fn yaml(key: &str, bytes: usize, item: impl Fn(usize) -> String) -> String {
    let items = numbered(bytes, |k| format!("- {}\n", item(k)));
    format!("---\ntitle: T\n{key}:\n{items}---\na\n")
}

/// Lists, each a space further to the right than the one above.
fn staggered(bytes: usize) -> String {
    let mut text = String::new();
    let mut depth = 0;
    while text.len() < bytes {
        text += &format!("{}- a\n", " ".repeat(depth));
        depth += 1;
    }
    text
}

/// Runs of backticks, each one longer than the one before, so that none closes another.
fn backticks(bytes: usize) -> String {
    let mut text = String::new();
    let mut length = 1;
    while text.len() < bytes {
        text += &"`".repeat(length);
        text.push(' ');
        length += 1;
    }
    text
}
