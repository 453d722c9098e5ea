//! Settings, vocabulary, organisers and the words of letters.

/// Id and name of each sector; the first ones are the largest.
pub const SECTORS: &[(&str, &str)] = &[
    ("public", "Public library"),
    ("academic", "University or research library"),
    ("school", "School library"),
    ("health", "Health library"),
    ("government", "Law or government library"),
    ("national", "National or state library"),
    ("heritage", "Archive or special collections"),
    ("corporate", "Company or non-profit library"),
];

/// Id and name of each career stage, in order.
pub const STAGES: &[(&str, &str)] = &[
    ("student", "Student or trainee"),
    ("early", "Up to five years in the work"),
    ("mid", "Six to fifteen years in the work"),
    ("late", "More than fifteen years in the work"),
    ("retired", "Retired and still curious"),
];

/// Id and name of each interest; the first ones are the most common.
pub const INTERESTS: &[(&str, &str)] = &[
    ("outreach", "Outreach and events"),
    ("information-literacy", "Information literacy"),
    ("library-spaces", "Library spaces and buildings"),
    ("childrens-services", "Work with children"),
    ("collections", "Building collections"),
    ("advocacy", "Advocacy and funding"),
    ("digitisation", "Digitisation"),
    ("cataloguing", "Cataloguing and metadata"),
    ("reading-promotion", "Reading promotion"),
    ("management", "Leading and managing"),
    ("user-experience", "User experience"),
    ("open-access", "Open access and publishing"),
    ("accessibility", "Accessibility"),
    ("local-history", "Local history"),
    ("preservation", "Preservation and conservation"),
    ("research-data", "Research data"),
    ("rural-services", "Rural and mobile services"),
    ("teenagers", "Work with teenagers"),
    ("newcomers", "Languages and newcomers"),
    ("makerspaces", "Makerspaces"),
    ("sustainability", "Sustainability"),
    ("systems", "Systems and automation"),
    ("evaluation", "Evaluation and statistics"),
    ("health-information", "Health information"),
    ("indigenous-knowledge", "Indigenous knowledge"),
];

const CONFIG: &str = r#"format = 1
title = "A generated program"
tagline = "Invented people, invented topics, real work for the machine"
base_url = "https://generated.example.org/"
language = "en"
time_zone = "Europe/Dublin"
today = 2026-09-05
people_in_git = true
license = "CC BY 4.0"
license_url = "https://creativecommons.org/licenses/by/4.0/"

[organiser]
name = "The organisers"
email = "hello@generated.example.org"

[[menu]]
label = "How it works"
path = "pages/how-it-works.md"

[[menu]]
label = "Topics"
path = "/topics/"

[[menu]]
label = "News"
path = "/posts/"

[site]
topics_per_page = 20
feed_items = 20

[letters]
reply_within_days = 7
whom_to_ask = "Orla"
email = "help@generated.example.org"
forget_within_days = 30

[matching]
different_country = "must"
shared_language = "must"
never_again = "must"
interests = "high"
sector = "medium"
career_stage = "low"
time_zone = "medium"
languages = "low"
objectives = ["coverage", "wishes", "score"]
"#;

const ORGANISERS: &str = "\
- { id: orla-brannigan, name: Orla Brannigan, role: Letters and questions, country: IE, email: orla@generated.example.org }
- { id: teodor-lindqvist, name: Teodor Lindqvist, role: Matching, country: SE, email: teodor@generated.example.org }
";

/// Letters have the words of the demonstration.
const LETTERS: [(&str, &str); 4] = [
    ("pair", include_str!("../../../content/letters/pair.md")),
    ("trio", include_str!("../../../content/letters/trio.md")),
    (
        "proposal",
        include_str!("../../../content/letters/proposal.md"),
    ),
    (
        "unmatched",
        include_str!("../../../content/letters/unmatched.md"),
    ),
];

/// What a program has once.
pub fn files() -> Vec<(String, String)> {
    let mut files = vec![
        ("fortnight.toml".to_owned(), CONFIG.to_owned()),
        ("data/vocabulary.yaml".to_owned(), vocabulary()),
        ("data/organisers.yaml".to_owned(), ORGANISERS.to_owned()),
    ];
    files.extend(
        LETTERS.map(|(kind, text)| (format!("content/letters/{kind}.md"), text.to_owned())),
    );
    files
}

fn vocabulary() -> String {
    let lists = [
        ("sectors", SECTORS),
        ("career_stages", STAGES),
        ("interests", INTERESTS),
    ];
    let mut text = "format: 1\n".to_owned();
    for (key, terms) in lists {
        text.push_str(&format!("{key}:\n"));
        for (id, name) in terms {
            text.push_str(&format!("  - {{ id: {id}, name: {name} }}\n"));
        }
    }
    text
}
