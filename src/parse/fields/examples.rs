//! What keys may look like.

/// What a mandatory key may look like; names and addresses of people need no example.
pub(super) fn example(key: &str) -> Option<&'static str> {
    const EXAMPLES: [(&str, &str); 11] = [
        (
            "an enrolment",
            "a line like `2026b: { applied: 2026-07-02 }`",
        ),
        ("applied", "a line like `applied: 2026-07-02`"),
        (
            "base_url",
            "a line like `base_url = \"https://mentors.example.org/\"`",
        ),
        ("country", "a line like `country: SN`, where they are based"),
        ("ends", "a line like `ends: 2027-01-03`"),
        ("languages", "a line like `languages: [fr, en]`"),
        ("organiser", "a table `[organiser]` with `name` and `email`"),
        (
            "sign_up",
            "a line like `sign_up: { opens: 2026-07-01, closes: 2026-08-31 }`",
        ),
        ("starts", "a line like `starts: 2026-09-14`"),
        ("time_zone", "a line like `time_zone: Africa/Dakar`"),
        (
            "wishes",
            "a line like `wishes: { sector: different, languages: [fr] }`",
        ),
    ];
    let found = EXAMPLES.iter().find(|(known, _)| *known == key);
    found.map(|(_, line)| *line)
}

/// What other programs call what we have under another name.
const ELSEWHERE: [(&str, &str); 12] = [
    ("author", "authors"),
    ("categories", "tags"),
    ("description", "summary"),
    ("excerpt", "summary"),
    ("expiryDate", "expires"),
    ("keywords", "tags"),
    ("lastmod", "updated"),
    ("publishDate", "publish"),
    ("published", "publish"),
    ("redirect_from", "aliases"),
    ("redirects", "aliases"),
    ("url", "slug"),
];

/// Our name of what another program calls so.
pub(super) fn called_elsewhere(key: &str) -> Option<&'static str> {
    let found = ELSEWHERE.iter().find(|(name, _)| *name == key);
    found.map(|(_, meant)| *meant)
}
