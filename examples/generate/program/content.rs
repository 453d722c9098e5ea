//! Topics, posts, pages and a drawing.

use super::people::Person;
use super::prose::{TAGS, Topics, paragraph, plain_sentence, question, sentence};
use super::random::Random;

const AUTHORS: [&str; 2] = ["Orla Brannigan", "Teodor Lindqvist"];

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" role="img"><rect width="640" height="360" fill="#eef2f5"/><circle cx="240" cy="180" r="90" fill="#2f6f73"/><circle cx="400" cy="180" r="90" fill="#d99a2b" fill-opacity=".85"/></svg>
"##;

const PAGES: [(&str, &str); 6] = [
    ("how-it-works", "How it works"),
    ("faq", "Questions that people ask"),
    ("privacy", "What we keep and for how long"),
    ("guides/index", "Guides"),
    ("guides/first-letter", "Your first letter"),
    ("guides/two-clocks", "Two people, two clocks"),
];

/// All Markdown files, and the drawing that they show.
pub fn files(topics: &Topics, people: &[Person], random: &mut Random) -> Vec<(String, String)> {
    let mut files = vec![("content/images/circles.svg".to_owned(), DRAWING.to_owned())];
    for (at, (title, slug)) in topics.titles().zip(topics.slugs()).enumerate() {
        files.push((
            format!("content/topics/{slug}.md"),
            topic(at, title, topics, random),
        ));
    }
    for number in 0..topics.titles().count().div_ceil(25) {
        files.push((
            format!("content/posts/letter-{:04}.md", number + 1),
            post(number, topics, people, random),
        ));
    }
    for (at, (path, title)) in PAGES.into_iter().enumerate() {
        let body = paragraph(6, random);
        let more = paragraph(5, random);
        let text = format!("+++\ntitle = \"{title}\"\n+++\n\n{body}\n\n## In short\n\n{more}\n");
        let text = text + &read_on(path, at);
        files.push((format!("content/pages/{path}.md"), text));
    }
    files
}

/// Each page leads to the next, so that all can be found from the menu.
fn read_on(path: &str, at: usize) -> String {
    let Some((next, title)) = PAGES.get(at + 1) else {
        return String::new();
    };
    let up = "../".repeat(path.matches('/').count());
    format!("\nRead on: [{title}]({up}{next}.md).\n")
}

fn topic(at: usize, title: &str, topics: &Topics, random: &mut Random) -> String {
    let questions: Vec<String> = (0..random.between(3, 6))
        .map(|_| format!("  \"{}\",\n", question(random)))
        .collect();
    let image = if random.percent(30) {
        "\n[image]\nsrc = \"../images/circles.svg\"\nalt = \"Two circles that overlap.\"\n"
    } else {
        ""
    };
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"{}\"\ndate = {}\nauthors = [\"{}\"]\ntags = [{}]\n\
         questions = [\n{}]\n{image}+++\n\n{}",
        plain_sentence(random),
        day(at),
        random.pick(&AUTHORS),
        tags(random),
        questions.concat(),
        body(topics, random),
    )
}

/// A day for each number, from 2015 on and never after the middle of 2026.
fn day(number: usize) -> String {
    let (year, rest) = (2015 + number / 336 % 11, number % 336);
    format!("{year}-{:02}-{:02}", 1 + rest / 28, 1 + rest % 28)
}

fn tags(random: &mut Random) -> String {
    let mut tags: Vec<&str> = (0..random.between(1, 4))
        .map(|_| *random.pick_early(&TAGS))
        .collect();
    tags.sort_unstable();
    tags.dedup();
    let quoted: Vec<String> = tags.iter().map(|tag| format!("\"{tag}\"")).collect();
    quoted.join(", ")
}

/// About six hundred words with what Markdown has to offer.
fn body(topics: &Topics, random: &mut Random) -> String {
    let footnote = random.percent(60);
    let mark = |mark| if footnote { mark } else { "" };
    let mut text = format!("{}{}\n\n", paragraph(5, random), mark("[^source]"));
    text.push_str(&format!("## Before you begin\n\n{}", paragraph(4, random)));
    text.push_str(&link(topics, "", random));
    text.push_str(&list("- ", 5, random));
    if random.percent(40) {
        text.push_str(
            "![Two circles that overlap.](../images/circles.svg \"What two people share\")\n\n",
        );
    }
    text.push_str(&format!(
        "## What to try {{#what-to-try}}\n\n{}\n\n",
        paragraph(4, random)
    ));
    text.push_str(&list("1. ", 4, random));
    text.push_str(&format!(
        "### If the talk stalls\n\n> {}\n>\n> {}\n\n",
        sentence(random),
        sentence(random)
    ));
    text.push_str(&table(random));
    if random.percent(30) {
        text.push_str(&format!("> [!NOTE]\n> {}\n\n", paragraph(2, random)));
    }
    text.push_str(&paragraph(4, random));
    text.push_str(&link(topics, "#what-to-try", random));
    text.push_str(&format!("## Afterwards\n\n{}\n\n", paragraph(3, random)));
    text.push_str(&list("- [ ] ", 3, random));
    text.push_str(&format!("{}\n", sentence(random)));
    if footnote {
        text.push_str(&format!("\n[^source]: {}\n", sentence(random)));
    }
    text
}

fn link(topics: &Topics, part: &str, random: &mut Random) -> String {
    let (title, slug) = topics.any(random);
    format!(" Others have gone on to [{title}]({slug}.md{part}) from here.\n\n")
}

fn list(mark: &str, entries: usize, random: &mut Random) -> String {
    let entries = (0..entries).map(|_| format!("{mark}{}\n", sentence(random)));
    entries.collect::<String>() + "\n"
}

fn table(random: &mut Random) -> String {
    let rows = (1..=5).map(|week| {
        let who = random.pick(&["you", "your partner", "both"]);
        let what = sentence(random);
        format!("| {week} | {what} | {who} |\n")
    });
    let rows: String = rows.collect();
    format!("| Week | What | Who begins |\n|-----:|------|:----------:|\n{rows}\n")
}

/// Every fourth post is by a participant, who is public for that and for nothing else.
fn post(number: usize, topics: &Topics, people: &[Person], random: &mut Random) -> String {
    let author = match people.get(number * 7) {
        // A longer name may begin like somebody else's, which is private.
        Some(person) if number % 4 == 1 && !person.name.contains('-') => person.name.as_str(),
        _ => *random.pick(&AUTHORS),
    };
    let (title, slug) = topics.any(random);
    format!(
        "---\ntitle: Letter {}\nsummary: {}\ndate: {}\nauthors: [{author}]\ntags: [{}]\n---\n\n{}\n\n\
         We began with [{title}](../topics/{slug}.md).\n\n{}\n",
        number + 1,
        plain_sentence(random).trim_end_matches('.'),
        day(number * 25),
        tags(random),
        paragraph(6, random),
        paragraph(8, random),
    )
}
