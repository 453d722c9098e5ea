//! The short way from one moment to the next comes to what the long way comes to.

use std::path::Path;

use fortnight::diagnostic::render;
use fortnight::edge::folders::{Folders, Given, Names};
use fortnight::edge::load::{Settings, load, read_asset, read_config};
use fortnight::pipeline::{Memory, Ready, site};
use fortnight::source::{Asset, Input, Root, SourceFile, Sources, Today};

/// One edit: a file, and what is put in the place of what.
type Edit = (Root, &'static str, &'static str, &'static str);

const TOPIC: &str = "topics/library-spaces.md";

const EDITS: &[Edit] = &[
    (Root::Content, TOPIC, "stranger", "guest"),
    (Root::Content, TOPIC, "title = \"", "title = \"Another "),
    (
        Root::Content,
        TOPIC,
        "summary = \"",
        "summary = \"Other words. ",
    ),
    (Root::Content, TOPIC, "tags = [", "tags = [\"new tag\", "),
    (Root::Content, TOPIC, "date = 2", "date = 1"),
    (
        Root::Content,
        TOPIC,
        "+++\n\n",
        "+++\n\n## One more heading\n\n",
    ),
    (Root::Content, TOPIC, "{#strangers-walk}", "{#another-walk}"),
    (
        Root::Content,
        TOPIC,
        "+++\n\n",
        "+++\n\nSee [nothing](nowhere.md) and [words](#no-such-heading).\n\n",
    ),
    (
        Root::Content,
        TOPIC,
        "+++\n\n",
        "+++\n\nSee [topics](proving-our-worth.md#small-numbers).\n\n",
    ),
    (
        Root::Content,
        TOPIC,
        "+++\n\n",
        "+++\naliases = [\"/old/\"]\n\n",
    ),
    (Root::Content, TOPIC, "title = ", "draft = true\ntitle = "),
    (
        Root::Content,
        TOPIC,
        "title = ",
        "publish = 2026-10-12\ntitle = ",
    ),
    (
        Root::Content,
        TOPIC,
        "title = ",
        "expires = 2026-09-05\ntitle = ",
    ),
    (
        Root::Content,
        TOPIC,
        "title = ",
        "aliases = [\"/old/place/\"]\ntitle = ",
    ),
    (
        Root::Content,
        TOPIC,
        "title = ",
        "authors = [\"Somebody Else\"]\ntitle = ",
    ),
    (Root::Content, TOPIC, "title = ", "titel = "),
    (
        Root::Content,
        TOPIC,
        "+++\n\n",
        "+++\n\n## \n\n#### Deep\n\n",
    ),
    (
        Root::Content,
        "topics/getting-to-know-you.md",
        "title = \"",
        "title = \"The next: ",
    ),
    (Root::Content, "letters/pair.md", "partner", "companion"),
    (
        Root::Content,
        "letters/pair.md",
        "{first_name}",
        "{first_nam}",
    ),
    (Root::Content, "pages/faq.md", "the", "THE"),
    (
        Root::Theme,
        "default/templates/topic.html",
        "{%",
        "<!-- edited -->{%",
    ),
    (
        Root::Theme,
        "default/templates/topic.html",
        "{%",
        "{% if %}{%",
    ),
    (
        Root::Data,
        "rounds/2026b.yaml",
        "topics:",
        "topics:\n  - library-spaces\n#",
    ),
    (Root::Data, "organisers.yaml", "name:", "name: X"),
    (Root::Config, "fortnight.toml", "title = \"", "title = \"Re"),
];

fn demonstration() -> (Folders, Input) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names = Names {
        content: "content",
        data: "data",
        themes: "themes",
        public: "public",
        private: "private",
        outbox: "outbox",
    };
    let folders = Folders::new(root, names, Given::default());
    let settings = Settings {
        today: Today::Clock(jiff::civil::date(2026, 9, 5)),
        time_zone: "UTC".into(),
        drafts: false,
        future: false,
        site_only: false,
        warn_of_git: Vec::new(),
    };
    let input = load(&folders, read_config(root).unwrap(), &settings).unwrap();
    (folders, input)
}

fn edited(input: &Input, &(root, path, from, to): &Edit) -> Option<Input> {
    let mut next = input.clone();
    let file = input.sources.get(input.sources.find(root, path)?);
    let text = file.text.replacen(from, to, 1);
    (*text != *file.text).then(|| {
        next.sources.put(SourceFile {
            text: text.into(),
            ..file.clone()
        });
        next
    })
}

/// Every path with its bytes, or what is wrong with it.
fn everything(
    folders: &Folders,
    sources: &Sources,
    ready: Option<&Ready>,
) -> Vec<(String, Vec<u8>)> {
    let read = |asset: &_| read_asset(folders, asset);
    let files = ready
        .into_iter()
        .flat_map(|ready| ready.plan.site.files.iter().map(move |file| (ready, file)));
    let bytes = files.map(|(ready, file)| {
        let bytes = match ready.public(file, &read) {
            Ok(bytes) => bytes.into_owned(),
            Err(problems) => told(sources, &problems).into_bytes(),
        };
        (file.path.to_string(), bytes)
    });
    let letters = ready.into_iter().flat_map(|ready| &ready.plan.letters);
    let scheduled = letters.flat_map(|plan| {
        let slots = plan.schedule.iter();
        slots.map(|slot| {
            let name = format!("letters of {}, {}", plan.round.id, slot.date);
            (name, slot.topic.text.as_bytes().to_vec())
        })
    });
    bytes.chain(scheduled).collect()
}

fn told(sources: &Sources, problems: &[fortnight::diagnostic::Diagnostic]) -> String {
    let texts = problems
        .iter()
        .map(|problem| render(sources, problem, false));
    texts.collect::<Vec<_>>().join("\n")
}

/// One moment after the other, each compared with one that knows of none before it.
struct Moments {
    folders: Folders,
    memory: Memory,
    ready: Ready,
}

impl Moments {
    fn begin() -> (Self, Input) {
        let (folders, start) = demonstration();
        let mut memory = Memory::default();
        let ready = site(&start, &mut memory, None).value.unwrap();
        let moments = Self {
            folders,
            memory,
            ready,
        };
        (moments, start)
    }

    /// Goes on to the next; whether it can be shown.
    fn next(&mut self, next: &Input, what: &str) -> bool {
        let short = site(next, &mut self.memory, Some(&self.ready));
        let long = site(next, &mut Memory::default(), None);
        let sources = &next.sources;
        assert_eq!(
            told(sources, &short.problems),
            told(sources, &long.problems),
            "{what}"
        );
        assert_eq!(short.value.is_some(), long.value.is_some(), "{what}");
        let shown = |ready: &Option<Ready>| everything(&self.folders, sources, ready.as_ref());
        let (a, b) = (shown(&short.value), shown(&long.value));
        let differ = a.iter().zip(&b).find(|(a, b)| a != b);
        assert!(
            differ.is_none() && a.len() == b.len(),
            "{what}: {:?}",
            differ.map(|(a, _)| &a.0)
        );
        short.value.map(|ready| self.ready = ready).is_some()
    }
}

#[test]
fn both_ways_come_to_the_same_site_and_problems() {
    let (mut moments, start) = Moments::begin();
    let mut input = start.clone();
    let mut tried = 0;
    for step in 0..EDITS.len() + 8 {
        // In the second half the edits pile up; a state that is broken is left again by the next.
        let edit = &EDITS[step % EDITS.len()];
        let base = if step < EDITS.len() { &start } else { &input };
        let Some(next) = edited(base, edit) else {
            assert!(step >= EDITS.len(), "nothing to edit: {edit:?}");
            continue;
        };
        if moments.next(&next, &format!("{edit:?}")) {
            input = next;
        }
        tried += 1;
    }
    assert!(tried > EDITS.len(), "only {tried}");
}

fn new(head: &str) -> Option<String> {
    Some(format!(
        "+++\ntitle = \"New\"\nsummary = \"x\"\n{head}\n+++\n\n## Part {{#part}}\n\nWords.\n"
    ))
}

/// A file, its text from now on or none, and whether the site can be shown then.
type Step = (&'static str, Option<String>, bool);

fn steps() -> Vec<Step> {
    let (topic, links) = ("topics/new.md", "pages/links.md");
    let all = "tags = [\"rare\"]\naliases = [\"/old/\"]";
    let with = |more: &str| new(&format!("{all}\n{more}"));
    let other_part = new(all).map(|text| text.replace("#part", "#other"));
    let alone = "pages/alone.md";
    let found = new("").map(|text| text + "See [it](../pages/alone.md).\n");
    let text = "---\ntitle: Links\n---\nTo [it](../topics/new.md#part), [its tag](/tags/rare/), [its old place](/old/).\n";
    vec![
        (topic, new(all), true),
        (links, Some(text.to_owned()), true),
        (topic, new("tags = [\"rare\"]"), false),
        (topic, with("slug = \"newer\""), true),
        (topic, new("aliases = [\"/old/\"]"), false),
        (topic, other_part, false),
        (topic, with("publish = 2026-09-06"), true),
        (topic, with("publish = 2026-09-04"), true),
        (topic, with("expires = 2026-09-05"), true),
        (topic, with("draft = true"), false),
        (topic, with("date = 2026-01-01"), true),
        ("topics/a-newer-one.md", new(""), true),
        (topic, None, false),
        (links, None, true),
        ("topics/a-newer-one.md", None, true),
        (
            alone,
            Some("---\ntitle: Alone\n---\nNothing leads here.\n".to_owned()),
            true,
        ),
        (topic, new(""), true),
        (topic, found, true),
        (topic, new(""), true),
        (alone, None, true),
        (topic, None, true),
    ]
}

/// A tag that is new, in whichever spelling, in texts that come, go and move.
#[test]
fn tags_are_named_and_wondered_at_as_by_who_reads_everything() {
    let (mut moments, mut input) = Moments::begin();
    let names = ["rare", "Rare", "RARE"];
    let texts = ["topics/tag-a.md", "posts/tag-b.md", "pages/tag-c.md"];
    let steps = [
        [Some(0), None, None],
        [Some(0), Some(0), None],
        [Some(0), Some(1), None],
        [Some(0), Some(1), Some(1)],
        [Some(2), Some(1), Some(1)],
        [None, Some(1), Some(1)],
        [Some(1), Some(1), Some(1)],
        [Some(1), None, None],
        [None, None, Some(2)],
        [None, None, None],
    ];
    for (day, step) in steps.iter().enumerate() {
        for (path, name) in texts.iter().zip(step) {
            let Some(name) = name else {
                input.sources.take(Root::Content, path);
                continue;
            };
            let head = format!("date = 2026-01-0{}\ntags = [\"{}\"]", day + 1, names[*name]);
            input.sources.put(SourceFile {
                root: Root::Content,
                path: (*path).into(),
                shown: format!("content/{path}").into(),
                text: new(&head).unwrap().into(),
            });
        }
        assert!(moments.next(&input, &format!("{step:?}")));
    }
}

#[test]
fn undated_topics_follow_a_schedule_that_changes() {
    let (mut moments, mut input) = Moments::begin();
    let put = |input: &mut Input, root: Root, path: &str, text: String| {
        let folder = match root {
            Root::Content => "content",
            _ => "data",
        };
        input.sources.put(SourceFile {
            root,
            path: path.into(),
            shown: format!("{folder}/{path}").into(),
            text: text.into(),
        });
    };
    for name in ["undated-a", "undated-b"] {
        put(
            &mut input,
            Root::Content,
            &format!("topics/{name}.md"),
            new("").unwrap(),
        );
        assert!(moments.next(&input, name));
    }
    let round = "rounds/2026b.yaml";
    let file = input.sources.find(Root::Data, round).unwrap();
    let text = input.sources.get(file).text.to_string();
    let places = "  - getting-to-know-you\n  - library-spaces\n";
    assert!(text.contains(places));
    for order in [["undated-a", "undated-b"], ["undated-b", "undated-a"]] {
        let [one, other] = order;
        let changed = text.replace(places, &format!("  - {one}\n  - {other}\n"));
        put(&mut input, Root::Data, round, changed);
        assert!(moments.next(&input, one));
    }
}

#[test]
fn what_comes_and_goes_is_missed_by_those_who_link_to_it() {
    let (mut moments, mut input) = Moments::begin();
    for (path, text, good) in steps() {
        let what = format!("{path}: {text:?}");
        match text {
            None => assert!(input.sources.take(Root::Content, path)),
            Some(text) => input.sources.put(SourceFile {
                root: Root::Content,
                path: path.into(),
                shown: format!("content/{path}").into(),
                text: text.into(),
            }),
        }
        assert_eq!(moments.next(&input, &what), good, "{what}");
    }
}

#[test]
fn a_topic_that_is_to_come_is_announced_in_the_words_of_its_last_save() {
    let (mut moments, start) = Moments::begin();
    let later = (
        Root::Content,
        TOPIC,
        "title = ",
        "publish = 2026-10-12\ntitle = ",
    );
    let input = edited(&start, &later).unwrap();
    assert!(moments.next(&input, "later"));
    let title = (Root::Content, TOPIC, "title = \"", "title = \"Another ");
    let input = edited(&input, &title).unwrap();
    assert!(moments.next(&input, "and with another title"));
}

#[test]
fn an_author_may_be_named_as_long_as_a_text_of_theirs_is_published() {
    let (mut moments, mut input) = Moments::begin();
    let mut put = |path: &str, text: String| {
        input.sources.put(SourceFile {
            root: Root::Content,
            path: path.into(),
            shown: format!("content/{path}").into(),
            text: text.into(),
        });
        input.clone()
    };
    let page = "---\ntitle: Thanks\n---\nTo Abigail Prentiss.\n";
    put("pages/thanks.md", page.to_owned());
    let signed = |front: &str| {
        format!(
            "---\ntitle: Snowshoes\ndate: 2026-09-01\nauthors: [Abigail Prentiss]\n{front}\n---\nWords.\n"
        )
    };
    let (one, other) = ("posts/snowshoes.md", "posts/more-snowshoes.md");
    for (path, front) in [
        (one, "draft: true"),
        (one, "draft: false"),
        (one, "publish: 2026-10-12"),
        (other, "draft: false"),
        (one, "draft: false"),
        (other, "draft: true"),
        (one, "draft: true"),
    ] {
        let input = put(path, signed(front));
        assert!(moments.next(&input, &format!("{path}: {front}")));
    }
}

/// Its tag leads to it: a page that is wondered at itself takes the long way.
const SHOWN: &str =
    "---\ntitle: Links\ntags: [x]\n---\nSee ![a plan](../images/library-spaces.svg).\n";

/// The input with one more page, or with that page anew.
fn with_page(input: &Input, text: &str) -> Input {
    let mut next = input.clone();
    next.sources.put(SourceFile {
        root: Root::Content,
        path: "pages/links.md".into(),
        shown: "content/pages/links.md".into(),
        text: text.into(),
    });
    next
}

#[test]
fn a_picture_comes_and_goes_with_the_pages_that_show_it() {
    let picture = "images/library-spaces.svg";
    let (mut moments, start) = Moments::begin();
    let mut step = |input: &Input, what: &str, there: bool| {
        assert!(moments.next(input, what), "{what}");
        let mut files = moments.ready.plan.site.files.iter();
        let found = files.any(|file| file.path.as_str() == picture);
        assert_eq!(found, there, "{what}");
    };
    let linked = SHOWN.replace('!', "");
    let words = with_page(&start, &linked.replace("library-spaces", "wrapping-up"));
    step(&words, "its topic shows it", true);
    let later = "publish = 2026-10-12\ntitle = ";
    let words = edited(&words, &(Root::Content, TOPIC, "title = ", later)).unwrap();
    step(&words, "its topic is to come", false);
    step(&with_page(&words, SHOWN), "another page shows it", true);
    step(
        &with_page(&words, &linked),
        "another page links to it",
        true,
    );
    step(&words, "no other page leads to it", false);
    let (from, to) = ("images/library-spaces", "images/wrapping-up");
    let nobodys = edited(&words, &(Root::Content, TOPIC, from, to)).unwrap();
    step(&nobodys, "its topic shows another one", true);
    step(&words, "its topic shows it again", false);
}

/// The input with a page to which nothing leads, unless the text of another does.
fn with_alone(input: &Input, link: &str) -> Input {
    let mut next = with_page(
        input,
        &format!("---\ntitle: Links\ntags: [x]\n---\nSee {link}.\n"),
    );
    next.sources.put(SourceFile {
        root: Root::Content,
        path: "pages/alone.md".into(),
        shown: "content/pages/alone.md".into(),
        text: "---\ntitle: Alone\n---\nWords.\n".into(),
    });
    next
}

#[test]
fn a_page_is_wondered_at_once_its_only_link_is_none_any_more() {
    let (mut moments, start) = Moments::begin();
    let whole = "https://across.example.org/alone/";
    let wholly = format!("[it]({whole})");
    let elsewhere = wholly.replace("across", "other");
    for (link, good) in [
        ("[it](alone.md)", true),
        ("![it](alone.md)", false),
        (&*wholly, true),
        (&*elsewhere, true),
        (whole, true),
        ("nothing", true),
    ] {
        assert_eq!(
            moments.next(&with_alone(&start, link), link),
            good,
            "{link}"
        );
    }
}

#[test]
fn a_picture_of_a_page_that_is_away_comes_and_goes_with_the_template_that_names_it() {
    let picture = "images/library-spaces.svg";
    let (mut moments, start) = Moments::begin();
    let later = "publish = 2026-10-12\ntitle = ";
    let away = edited(&start, &(Root::Content, TOPIC, "title = ", later)).unwrap();
    let template = "default/templates/topic.html";
    let block = "{% block main %}";
    let named = "{% block main %}<!-- {{ root }}images/library-spaces.svg -->";
    let named = edited(&away, &(Root::Theme, template, block, named)).unwrap();
    let whole =
        format!("---\ntitle: Links\ntags: [x]\n---\nhttps://across.example.org/{picture}\n");
    let nothing = "---\ntitle: Links\ntags: [x]\n---\nNothing\n";
    for (input, what, there) in [
        (&away, "its topic is to come", false),
        (&named, "a template names it", true),
        (&away, "none does", false),
        (
            &with_page(&away, &whole),
            "a page does by its address",
            true,
        ),
        (&with_page(&away, nothing), "and none again", false),
    ] {
        assert!(moments.next(input, what), "{what}");
        let mut files = moments.ready.plan.site.files.iter();
        let found = files.any(|file| file.path.as_str() == picture);
        assert_eq!(found, there, "{what}");
    }
}

#[test]
fn a_document_is_not_published_as_long_as_no_page_leads_to_it() {
    let (mut moments, mut start) = Moments::begin();
    start.assets.push(Asset {
        path: "list.pdf".into(),
        shown: "content/list.pdf".into(),
        ..start.assets[0].clone()
    });
    let linked = SHOWN.replace("![", "[");
    let elsewhere = with_page(&start, &linked);
    let there = linked.replace("images/library-spaces.svg", "list.pdf");
    assert!(moments.next(&elsewhere, "no page leads to it"));
    assert!(moments.next(&with_page(&start, &there), "a page does"));
    assert!(moments.next(&elsewhere, "and none again"));
}
