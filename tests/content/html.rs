//! Bodies as HTML.

use fortnight::render::body;
use fortnight::words::english;

use super::page;

fn html(body: &str) -> String {
    let document = page(body);
    let mut out = String::new();
    let resolve = |target: &str, image: bool| match target {
        "unknown.md" => None,
        _ => Some(format!("{}{target}", if image { "img:" } else { "to:" })),
    };
    // The resolver's answers are addresses of this site, whatever they look like.
    body::html(&document, &resolve, english::words(), &mut out);
    out
}

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(html(body), expected);
}

#[test]
fn paragraphs_and_marks() {
    check(
        "Hello *a* **b** ~~c~~ `d<e>` \"f\" -- it's...\nnext  \nline<br>end <!-- no -->&amp; &lt;b&gt;\n",
        "<p>Hello <em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;e&gt;</code> “f” – it’s…\nnext<br>\nline<br>end &amp; &lt;b&gt;</p>\n",
    );
}

#[test]
fn headings_have_ids_and_leave_the_first_level_to_the_title() {
    check(
        "# One\n\n## Two {#second}\n",
        "<h2 id=\"one\">One</h2>\n<h3 id=\"second\">Two</h3>\n",
    );
}

#[test]
fn links_are_resolved_and_other_sites_are_marked() {
    check(
        "[a](b.md#c \"t & \\\"q\\\"\") [d](unknown.md) [e](https://x.example/?a=b&c) <me@x.example> [f](mailto:me@x.example)\n",
        "<p><a href=\"to:b.md#c\" title=\"t &amp; &quot;q&quot;\">a</a> <a href=\"unknown.md\">d</a> \
         <a href=\"https://x.example/?a=b&amp;c\" rel=\"external\">e</a> <a href=\"mailto:me@x.example\">me@x.example</a> \
         <a href=\"mailto:me@x.example\">f</a></p>\n",
    );
}

/// What becomes of a paragraph; `<…>` is the link to what stands in it.
#[track_caller]
fn linked(body: &str, expected: &str) {
    let mut html = html(body);
    for (from, to) in [
        (" rel=\"external\" class=\"address\"", ""),
        ("<a href=\"", "<"),
        ("\">", ">"),
        ("</a>", "</>"),
    ] {
        html = html.replace(from, to);
    }
    assert_eq!(html, format!("<p>{expected}</p>\n"));
}

#[test]
fn a_bare_address_is_a_link() {
    check(
        "See https://x.example/a?b=c&d.\n",
        "<p>See <a href=\"https://x.example/a?b=c&amp;d\" rel=\"external\" class=\"address\">https://x.example/a?b=c&amp;d</a>.</p>\n",
    );
    linked(
        "www.x.example/a",
        "<https://www.x.example/a>www.x.example/a</>",
    );
    linked("HTTP://x.example", "<HTTP://x.example>HTTP://x.example</>");
    linked(
        "(http://x.example/a_(b)), \"https://y.example\", **https://z.example/**",
        "(<http://x.example/a_(b)>http://x.example/a_(b)</>), “<https://y.example>https://y.example</>”, \
         <strong><https://z.example/>https://z.example/</></strong>",
    );
    linked(
        "https://x.example/a--b_c_d...e it's -- so",
        "<https://x.example/a--b_c_d...e>https://x.example/a--b_c_d...e</> it’s – so",
    );
    linked(
        "https://x.example/a\\_b?c=1&amp;d=2",
        "<https://x.example/a_b?c=1&amp;d=2>https://x.example/a_b?c=1&amp;d=2</>",
    );
    linked(
        "https://x.example/ä https://x.example/a...",
        "<https://x.example/%C3%A4>https://x.example/ä</> <https://x.example/a>https://x.example/a</>…",
    );
}

#[test]
fn other_words_with_dots_and_colons_are_no_links() {
    for body in [
        "x.example/a, ftp://x.example, javascript://x.example, https:// and www. too, wwww.x.example",
        "me@www.x.example, mailto:me@x.example, me@x.example, a/www.x.example, www.x",
        "!https",
    ] {
        linked(body, body);
    }
    linked("`https://x.example`", "<code>https://x.example</code>");
    linked(
        "https\\://x.example https:\\//x.example www\\.x.example",
        "https://x.example https://x.example www.x.example",
    );
    check(
        "    https://x.example\n",
        "<pre tabindex=\"0\"><code>https://x.example\n</code></pre>\n",
    );
    check(
        "[https://x.example](b.md) ![https://x.example](c.svg)\n",
        "<p><a href=\"to:b.md\">https://x.example</a> \
         <img src=\"img:c.svg\" alt=\"https://x.example\" loading=\"lazy\" decoding=\"async\"></p>\n",
    );
}

#[test]
fn an_address_in_a_heading_does_not_change_its_id() {
    let html = html("## See https://x.example\n");
    let expected = "<h2 id=\"see-https-x-example\">See <a href=\"https://x.example\"";
    assert!(html.starts_with(expected), "{html}");
}

#[test]
fn a_link_inside_a_link_is_only_its_words() {
    check(
        "[<https://a.example>](c.md)\n",
        "<p><a href=\"to:c.md\">https://a.example</a></p>\n",
    );
}

#[test]
fn an_image_alone_with_a_title_is_a_figure() {
    check(
        "![A *room* & \"more\"](room.svg \"The room\")\n\nText ![b](b.svg \"t\")\n\n![c](c.svg)\n\n![d](d.svg \"t\") more\n",
        "<figure><img src=\"img:room.svg\" alt=\"A room &amp; “more”\" loading=\"lazy\" decoding=\"async\">\
         <figcaption>The room</figcaption></figure>\n\
         <p>Text <img src=\"img:b.svg\" alt=\"b\" loading=\"lazy\" decoding=\"async\" title=\"t\"></p>\n\
         <p><img src=\"img:c.svg\" alt=\"c\" loading=\"lazy\" decoding=\"async\"></p>\n\
         <p><img src=\"img:d.svg\" alt=\"d\" loading=\"lazy\" decoding=\"async\" title=\"t\"> more</p>\n",
    );
}

#[test]
fn an_alert_says_what_it_is() {
    check(
        "> [!TIP]\n> Begin.\n\n> Only quoted\n",
        "<aside class=\"alert alert-tip\" role=\"note\">\n<p class=\"alert-title\">Tip</p>\n<p>Begin.</p>\n</aside>\n\
         <blockquote>\n<p>Only quoted</p>\n</blockquote>\n",
    );
}

#[test]
fn a_table_can_be_scrolled_with_the_keyboard() {
    check(
        "| | Name | N |\n|---|:--|--:|\n| a | b<br>c | 1 |\n| d |\n",
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\">\n<table>\n<thead>\n\
         <tr><td></td><th scope=\"col\" class=\"left\">Name</th><th scope=\"col\" class=\"right\">N</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>a</td><td class=\"left\">b<br>c</td><td class=\"right\">1</td></tr>\n\
         <tr><td>d</td><td class=\"left\"></td><td class=\"right\"></td></tr>\n</tbody>\n</table>\n</div>\n",
    );
    assert!(html("| a |\n|---|\n\n| b |\n|---|\n").contains("aria-label=\"Table 2\""));
}

#[test]
fn lists_nest_and_count() {
    check(
        "3. a\n   - b\n4. c\n\n- d\n\n- e\n",
        "<ol start=\"3\">\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>\n<ul>\n<li><p>d</p>\n</li>\n<li><p>e</p>\n</li>\n</ul>\n",
    );
}

#[test]
fn the_boxes_of_tasks_have_names() {
    check(
        "- [ ] a\n- [x] b\n",
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"To do\"> a</li>\n\
         <li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"Done\"> b</li>\n</ul>\n",
    );
    assert!(html("- [x] a\n\n  b\n").contains("<li class=\"task\"><p><input"));
}

#[test]
fn a_footnote_is_defined_inside_another() {
    let html = html("> [^1]: - [^2]: Inner.\n\nOne[^1] two[^2].\n");
    for part in [
        "<blockquote>\n</blockquote>\n<p>One",
        "<li id=\"fn:1\"><ul>\n<li></li>\n</ul>\n",
        "<li id=\"fn:2\"><p>Inner.",
    ] {
        assert!(html.contains(part), "{html}");
    }
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "One[^b] two[^a] again[^b].\n\n[^a]: First *written*.\n[^b]: Second.\n\n    - list\n",
        "<p>One<sup id=\"fnref:1\"><a href=\"#fn:1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup> \
         two<sup id=\"fnref:2\"><a href=\"#fn:2\" role=\"doc-noteref\" aria-label=\"Footnote 2\">2</a></sup> \
         again<sup id=\"fnref:1-2\"><a href=\"#fn:1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\
         <li id=\"fn:1\"><p>Second.</p>\n<ul>\n<li>list</li>\n</ul>\n \
         <a href=\"#fnref:1\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩</a> \
         <a href=\"#fnref:1-2\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to reference 1-2\">↩</a></li>\n\
         <li id=\"fn:2\"><p>First <em>written</em>. \
         <a href=\"#fnref:2\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to reference 2\">↩</a></p>\n</li>\n\
         </ol>\n</section>\n",
    );
}

#[test]
fn code_is_shown_as_written() {
    check(
        "```rust\nlet a = \"<b>\" & 1;\n```\n\n    indented\n",
        "<pre tabindex=\"0\"><code class=\"language-rust\">let a = \"&lt;b&gt;\" &amp; 1;\n</code></pre>\n\
         <pre tabindex=\"0\"><code>indented\n</code></pre>\n",
    );
}

#[test]
fn comments_leave_no_trace() {
    check(
        "a\n\n<!-- one\ntwo -->\n\nb\n\n---\n",
        "<p>a</p>\n<p>b</p>\n<hr>\n",
    );
}

#[test]
fn plain_text_has_the_words_alone() {
    let document = page(
        "# One\n\nTwo *three*[^a]\nfour `five` ![six](a.svg)\n\n- [x] seven\n- eight\n\n| a | b |\n|--|--|\n| c | d |\n\n[^a]: nine\n",
    );
    assert_eq!(
        body::plain_text(&document),
        "One\nTwo three four five six\nseven\neight\na b \nc d \nnine"
    );
}

#[test]
fn primes_are_no_quotation_marks() {
    check(
        "5'10\" x 3\", \"Route 66\", 'in 1980', the 1980's\n",
        "<p>5′10″ x 3″, “Route 66”, ‘in 1980’, the 1980’s</p>\n",
    );
}

#[test]
fn a_mark_behind_a_word_only_closes() {
    check(
        "\"She is 5'10\" tall\", he; 59\"N, ½\", \"A 10\" boy\"; 'a', \"**b**\" (\"c\")\n",
        "<p>“She is 5′10″ tall”, he; 59″N, ½″, “A 10” boy”; ‘a’, “<strong>b</strong>” (“c”)</p>\n",
    );
}

#[test]
fn a_body_in_a_feed_has_no_ids_and_its_notes_lead_to_the_page() {
    let document = page("## A\n\nb[^n]\n\n[^n]: c\n");
    let found = body::html_of_feed(
        &document,
        &|_, _| None,
        "https://a.example/t/",
        english::words(),
    );
    let expected = "<h2>A</h2>\n<p>b<sup><a href=\"https://a.example/t/#fn:1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\
         <li><p>c <a href=\"https://a.example/t/#fnref:1\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩</a></p>\n</li>\n</ol>\n</section>\n";
    assert_eq!(found, expected);
}
