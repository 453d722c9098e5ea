//! The parts of a letter as its renderer would give them.

use serde::Serialize;

/// The parts of a letter, under the names that its renderer gives them.
#[derive(Clone, Serialize)]
pub struct Letter {
    pub title: &'static str,
    pub kind: &'static str,
    pub language: &'static str,
    pub direction: &'static str,
    pub program: &'static str,
    pub body: String,
    pub proposal: bool,
    pub notice: Option<Notice>,
}

#[derive(Clone, Serialize)]
pub struct Notice {
    pub spoken: &'static str,
    pub body: &'static str,
}

#[derive(Clone, Serialize)]
pub struct Partner {
    pub name: &'static str,
    pub first_name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<&'static str>,
    pub country: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<&'static str>,
    pub email: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<&'static str>,
}

pub fn partners() -> Vec<Partner> {
    vec![
        Partner {
            name: "Amina Diallo",
            first_name: "Amina",
            pronouns: Some("she/her"),
            country: "Senegal",
            city: Some("Dakar"),
            email: "amina.diallo@example.org",
            languages: vec!["French", "English", "Wolof"],
            role: Some("Head of lending"),
            interests: vec!["Open access", "Makerspaces", "Oral history"],
            about: vec![
                "I have worked in the same reading room for nine years and still find doors that I had not noticed.",
                "<script>alert(1)</script> is a thing I say to annoy our web team.",
            ],
            links: vec!["https://example.org/~amina", "javascript:alert(1)"],
        },
        Partner {
            name: "Grace Tan",
            first_name: "Grace",
            pronouns: None,
            country: "Singapore",
            city: None,
            email: "grace@example.net",
            languages: Vec::new(),
            role: None,
            interests: Vec::new(),
            about: Vec::new(),
            links: Vec::new(),
        },
    ]
}

#[derive(Serialize)]
pub struct Reason {
    pub partner: &'static str,
    pub points: Vec<&'static str>,
}

pub fn reasons() -> Vec<Reason> {
    vec![Reason {
        partner: "Amina",
        points: vec![
            "You both named open access and makerspaces among your interests.",
            "You asked for somebody from another kind of library: Amina works at a university.",
            "You can talk in French and in English.",
        ],
    }]
}

#[derive(Serialize)]
pub struct Hours {
    pub seasons: Vec<Season>,
    pub my_zone: &'static str,
    pub names: Vec<&'static str>,
    pub their_zones: Vec<&'static str>,
    pub changes: Vec<&'static str>,
    pub none: bool,
    pub unknown: bool,
}

#[derive(Serialize)]
pub struct Season {
    pub from: &'static str,
    pub until: &'static str,
    pub windows: Vec<Window>,
}

#[derive(Serialize)]
pub struct Window {
    pub mine: &'static str,
    pub theirs: Vec<&'static str>,
}

pub fn hours() -> Hours {
    let window = |mine, theirs| Window {
        mine,
        theirs: vec![theirs],
    };
    Hours {
        seasons: vec![
            Season {
                from: "2026-09-14",
                until: "2026-10-24",
                windows: vec![
                    window("8:00 to 9:00", "7:00 to 8:00"),
                    window("12:00 to 14:30", "11:00 to 13:30"),
                ],
            },
            Season {
                from: "2026-10-25",
                until: "2027-01-03",
                windows: Vec::new(),
            },
        ],
        my_zone: "Dublin",
        names: vec!["Amina"],
        their_zones: vec!["Dakar"],
        changes: vec!["On 25 October 2026 your clocks go back by one hour."],
        none: false,
        unknown: false,
    }
}

#[derive(Serialize)]
pub struct LetterSlot {
    pub date: &'static str,
    pub title: &'static str,
    pub url: String,
    pub spoken: &'static str,
    pub summary: &'static str,
}

pub fn schedule() -> Vec<LetterSlot> {
    [
        ("2026-09-14", "Getting to know you"),
        ("2026-09-28", "Library spaces"),
        ("2026-10-12", "Learning on the job"),
        ("2026-10-26", "Advocacy and lobbying"),
        ("2026-11-09", "Difficult days at the desk"),
        ("2026-11-23", "Proving our worth"),
        ("2026-12-07", "Moving for a job"),
        ("2026-12-21", "Wrapping up"),
    ]
    .map(|(date, title)| LetterSlot {
        date,
        title,
        url: format!(
            "https://across.example.org/topics/{}/",
            title.to_lowercase().replace(' ', "-")
        ),
        spoken: "",
        summary: "Where do you unlock the door?",
    })
    .into_iter()
    .collect()
}

#[derive(Serialize)]
pub struct FirstTopic {
    pub title: &'static str,
    pub url: &'static str,
    pub spoken: &'static str,
    pub summary: &'static str,
    pub questions: Vec<&'static str>,
}

pub fn first_topic() -> FirstTopic {
    FirstTopic {
        title: "Getting to know you",
        url: "https://across.example.org/topics/getting-to-know-you/",
        spoken: "",
        summary: "Where do you unlock the door, who walks in first, and what brought you to libraries at all?",
        questions: vec![
            "What can you see from the place where you work?",
            "Who was the first person you spoke to today, and what did they want?",
            "What did you want to be when you were ten?",
            "Which word in your language has no good English?",
        ],
    }
}
