//! Views as a real program would give them, for every template.

use fortnight::view::*;

pub fn site() -> SiteView {
    let item = |label: &str, url: &str| MenuItem {
        label: label.into(),
        url: url.into(),
        external: false,
    };
    SiteView {
        archive: false,
        title: "Across the Stacks".into(),
        tagline: Some("Two librarians, two countries, four months of good conversation".into()),
        base_url: "https://across.example.org/".into(),
        language: "en".into(),
        direction: "ltr",
        license: Some(license()),
        organiser: ContactView {
            name: "the organisers of Across the Stacks".into(),
            email: "hello@across.example.org".into(),
        },
        menu: vec![
            item("How it works", "how-it-works/index.html"),
            item("Topics", "topics/index.html"),
            item("Rounds", "rounds/index.html"),
            item("News", "posts/index.html"),
            item("FAQ", "faq/index.html"),
            item("Organisers", "organisers/index.html"),
        ],
        sections: SectionsView {
            home: "index.html".into(),
            topics: Some("topics/index.html".into()),
            posts: Some("posts/index.html".into()),
            rounds: Some("rounds/index.html".into()),
            matching: Some("how-we-match/index.html".into()),
            tags: Some("tags/index.html".into()),
            organisers: Some("organisers/index.html".into()),
            feed: "feed.xml".into(),
        },
        round: Some(round_card("sign-up")),
        assets: std::collections::BTreeMap::new(),
        generator: "Fortnight 0.1.0".into(),
    }
}

pub fn license() -> LinkView {
    LinkView {
        title: "CC BY 4.0".into(),
        url: "https://creativecommons.org/licenses/by/4.0/".into(),
    }
}

pub fn head(kind: &'static str, title: &str, url: &str) -> Head {
    Head {
        title: title.into(),
        description: Some("Somebody decides about your library’s money & hours.".into()),
        url: url.into(),
        canonical: format!("https://across.example.org/{url}"),
        language: "en".into(),
        kind,
        noindex: kind == "not-found",
        image: (kind == "topic").then(|| "https://across.example.org/images/plan.svg".into()),
    }
}

pub fn link(title: &str, url: &str) -> LinkView {
    LinkView {
        title: title.into(),
        url: url.into(),
    }
}

pub fn card(title: &str, slug: &str, summary: &str, date: &str, questions: usize) -> Card {
    Card {
        title: title.into(),
        url: format!("topics/{slug}/index.html"),
        summary: Some(summary.into()),
        date: Some(date.into()),
        draft: slug == "wrapping-up",
        coming: (slug == "moving-for-a-job").then(|| "2026-10-12".into()),
        tags: vec![
            link("advocacy", "tags/advocacy/index.html"),
            link("funding", "tags/funding/index.html"),
        ],
        authors: vec!["Tadhg Ó Briain".into(), "Wairimu Njuguna".into()],
        questions,
        image: (questions > 0).then(|| format!("images/{slug}.svg")),
        text: String::new(),
    }
}

pub fn topics() -> Vec<Card> {
    vec![
        card(
            "Getting to know you",
            "getting-to-know-you",
            "Where do you unlock the door, who walks in first, and what brought you to libraries at all?",
            "2025-09-15",
            6,
        ),
        card(
            "Library spaces",
            "library-spaces",
            "Draw the floor plan of your library for somebody who will never see it. Where is it loud, where is it warm, and who may stay?",
            "2025-09-29",
            5,
        ),
        card(
            "Advocacy and lobbying",
            "advocacy-and-lobbying",
            "Somebody decides about your library’s money, hours and building. Who are they, what do they believe a library is, and what could you say to them in one minute?",
            "2025-10-13",
            6,
        ),
        card(
            "Proving our worth",
            "proving-our-worth",
            "Which numbers do you have to report, and which ones would you rather be asked for?",
            "2025-10-27",
            4,
        ),
        card(
            "Moving for a job",
            "moving-for-a-job",
            "Would you cross a border for work? What travels with a qualification, and what does not?",
            "2025-11-10",
            5,
        ),
        card(
            "Wrapping up <finally>",
            "wrapping-up",
            "What will you keep, and what would you tell the next pair?",
            "2025-11-24",
            1,
        ),
    ]
}

pub fn posts() -> Vec<Card> {
    let mut cards = vec![
        card(
            "Sign-up for September has closed",
            "sign-up-closed",
            "Ninety-two people from eighteen countries. You will hear from us before the fourteenth.",
            "2026-09-02",
            0,
        ),
        card(
            "A year of letters from Nakuru",
            "a-year-of-letters",
            "A guest post about what happens when two people who have never met compare their worst day at the desk.",
            "2026-07-20",
            0,
        ),
    ];
    for card in &mut cards {
        card.url = card.url.replace("topics/", "posts/");
    }
    cards
}

pub fn slot(date: &str, title: &str, slug: &str, state: &'static str) -> SlotView {
    SlotView {
        date: date.into(),
        topic: link(title, &format!("topics/{slug}/index.html")),
        summary: Some("Somebody decides about your library’s money, hours and building. What could you say to them in one minute?".into()),
        state,
    }
}

pub fn round_card(state: &'static str) -> RoundCard {
    RoundCard {
        title: "September 2026".into(),
        url: "rounds/2026b/index.html".into(),
        summary: Some("Eight topics in sixteen weeks, from the middle of September to the first days of January.".into()),
        form: None,
        state,
        sign_up_opens: "2026-07-01".into(),
        sign_up_closes: "2026-08-31".into(),
        starts: "2026-09-14".into(),
        ends: "2027-01-03".into(),
        now: (state == "running").then(|| slot("2026-09-28", "Library spaces", "library-spaces", "now")),
        next: (state != "ended").then(|| slot("2026-10-12", "Advocacy and lobbying", "advocacy-and-lobbying", "coming")),
        topics: 8,
    }
}

pub fn round() -> RoundView {
    RoundView {
        card: round_card("running"),
        schedule: vec![
            slot("2026-09-14", "Saying hello", "saying-hello", "past"),
            slot("2026-09-28", "Library spaces", "library-spaces", "now"),
            slot(
                "2026-10-12",
                "Advocacy and lobbying",
                "advocacy-and-lobbying",
                "coming",
            ),
            slot(
                "2026-10-26",
                "Proving our worth",
                "proving-our-worth",
                "coming",
            ),
            slot(
                "2026-11-09",
                "Moving for a job",
                "moving-for-a-job",
                "coming",
            ),
        ],
        participants: Some(92),
        countries: Some(18),
        figures: Some(super::figures::figures()),
    }
}

pub fn image() -> ImageView {
    ImageView {
        width: Some(1200),
        height: Some(630),
        url: "images/library-spaces.svg".into(),
        alt: "Floor plan of a small library with one door and many shelves.".into(),
        credit: Some("Drawn for this demonstration".into()),
        license: Some(license()),
        source: Some("https://example.org/plans".into()),
    }
}

pub fn outline() -> Vec<HeadingView> {
    [
        (2, "draw-the-map", "Draw the map"),
        (3, "thick-lines", "Thick lines and thin ones"),
        (2, "one-minute", "One minute"),
        (2, "borrow-a-text", "Borrow a text"),
    ]
    .map(|(level, id, text)| HeadingView {
        level,
        id: id.into(),
        text: text.into(),
    })
    .to_vec()
}

pub fn topic() -> TopicView {
    TopicView {
        card: topics().remove(2),
        updated: Some("2026-02-23".into()),
        image: Some(image()),
        questions: [
            "Who decides about your budget? Have you met them? Have they been inside the library?",
            "What do people with power believe about libraries where you live, and where did they get that idea?",
            "Are you allowed to speak in public about your work? What happens to those who do?",
            "If your library closed on Friday, who would notice on Monday, and who would notice in a year?",
        ]
        .map(String::from)
        .to_vec(),
        outline: outline(),
        reading_minutes: 5,
        previous: Some(link("Library spaces", "topics/library-spaces/index.html")),
        next: Some(link("Proving our worth", "topics/proving-our-worth/index.html")),
        rounds: vec![
            RoundUse { title: "March 2026".into(), url: "rounds/2026a/index.html".into(), date: "2026-04-13".into() },
            RoundUse { title: "September 2025".into(), url: "rounds/2025b/index.html".into(), date: "2025-10-13".into() },
        ],
    }
}

pub fn post() -> PostView {
    PostView {
        card: posts().remove(1),
        updated: None,
        image: None,
        previous: None,
        next: Some(link(
            "Sign-up for September has closed",
            "posts/sign-up-closed/index.html",
        )),
    }
}

pub fn doc() -> PageView {
    let mut card = card(
        "Code of conduct",
        "x",
        "What we promise each other.",
        "2026-01-01",
        0,
    );
    card.url = "how-it-works/code-of-conduct/index.html".into();
    PageView {
        card,
        updated: Some("2026-05-02".into()),
        image: None,
        outline: outline(),
        parents: vec![
            link("Start", "index.html"),
            link("How it works", "how-it-works/index.html"),
        ],
        children: vec![link(
            "If something goes wrong",
            "how-it-works/wrong/index.html",
        )],
    }
}

pub fn list<C>(cards: Vec<C>) -> ListView<C> {
    ListView {
        cards,
        total: 46,
        number: 2,
        count: 3,
        newer: Some("topics/index.html".into()),
        older: Some("topics/page/3/index.html".into()),
    }
}

pub fn organisers() -> OrganisersView {
    let person = |name: &str, role: &str, country: &'static str, about: &str| OrganiserView {
        name: name.into(),
        role: Some(role.into()),
        country: Some(country),
        email: Some("ines@example.org".into()),
        about: Some(about.into()),
        links: vec!["https://example.org/~ines".into()],
    };
    OrganisersView {
        people: vec![
            person(
                "Tadhg Ó Briain",
                "Coordinator, dates and rounds",
                "IE",
                "Runs a branch library on the west coast of Ireland and drives its van on Wednesdays. He wrote the first sign-up form on a train and has been apologising for question seven ever since.",
            ),
            person(
                "Ines Falcão",
                "Letters and questions",
                "PT",
                "Reference librarian in the Alentejo, at the desk four days a week. She reads everything and answers within two days, in Portuguese, Spanish, French or English.",
            ),
            person(
                "Wairimu Njuguna",
                "Editor of the topics",
                "KE",
                "Teaches information literacy to first-year engineers in Nakuru.",
            ),
        ],
    }
}

pub fn tags() -> TagsView {
    let tags = [
        ("advocacy", 4),
        ("funding", 3),
        ("makerspaces", 1),
        ("politics", 2),
        ("reading", 12),
    ];
    TagsView {
        tags: tags
            .map(|(name, count)| TagCount {
                link: link(name, &format!("tags/{name}/index.html")),
                count,
            })
            .to_vec(),
    }
}

pub fn feed() -> FeedView {
    FeedView {
        canonical: "https://across.example.org/feed.xml".into(),
        updated: "2026-09-02T00:00:00Z".into(),
        entries: vec![FeedEntry {
            title: "Books & <bread>".into(),
            canonical: "https://across.example.org/posts/a-year-of-letters/".into(),
            published: "2026-07-20T00:00:00Z".into(),
            updated: "2026-07-20T00:00:00Z".into(),
            authors: vec!["Wairimu Njuguna".into()],
            summary: Some("A guest post.".into()),
            tags: vec!["letters".into()],
            content: "<p>Tom &amp; Ana</p>".into(),
        }],
    }
}

pub fn sitemap() -> SitemapView {
    SitemapView {
        urls: vec![SitemapUrl {
            loc: "https://across.example.org/?a=1&b=2".into(),
            lastmod: Some("2026-02-23".into()),
        }],
    }
}
