//! Keys as other programs call them, and what they are called here.

/// Another word, in small letters with `_`, and the key here.
const SYNONYMS: [(&str, &str); 55] = [
    ("author", "authors"),
    ("authorship", "authors"),
    ("bio", "about"),
    ("biography", "about"),
    ("byline", "authors"),
    ("career", "career_stage"),
    ("categories", "tags"),
    ("category", "tags"),
    ("created", "date"),
    ("date_published", "date"),
    ("description", "summary"),
    ("e_mail", "email"),
    ("email_address", "email"),
    ("employer", "workplace"),
    ("excerpt", "summary"),
    ("expiry_date", "expires"),
    ("expirydate", "expires"),
    ("first_name", "called"),
    ("firstname", "called"),
    ("full_name", "name"),
    ("fullname", "name"),
    ("headline", "title"),
    ("institution", "workplace"),
    ("job", "role"),
    ("job_title", "role"),
    ("keywords", "tags"),
    ("lang", "language"),
    ("language", "languages"),
    ("last_modified", "updated"),
    ("lastmod", "updated"),
    ("lead", "summary"),
    ("locale", "language"),
    ("location", "city"),
    ("mail", "email"),
    ("modified", "updated"),
    ("nickname", "called"),
    ("organisation", "workplace"),
    ("organization", "workplace"),
    ("preferred_name", "called"),
    ("pub_date", "date"),
    ("publish_date", "publish"),
    ("publishdate", "publish"),
    ("redirect_from", "aliases"),
    ("redirects", "aliases"),
    ("stage", "career_stage"),
    ("subtitle", "summary"),
    ("tag", "tags"),
    ("teaser", "summary"),
    ("timezone", "time_zone"),
    ("topic", "topics"),
    ("town", "city"),
    ("tz", "time_zone"),
    ("website", "links"),
    ("work", "workplace"),
    ("zone", "time_zone"),
];

/// Keys of other programs for which there is no single key here, with what to do.
const ADVICE: [(&str, &str); 6] = [
    ("permalink", ADDRESS),
    ("url", ADDRESS),
    (
        "published",
        "give `draft` the value `true` to keep a page back, or `publish` the day from which it is shown",
    ),
    (
        "layout",
        "take it out: a page's kind is the folder in which it lies",
    ),
    (
        "template",
        "take it out: a page's kind is the folder in which it lies",
    ),
    (
        "weight",
        "take it out: the order comes from dates, schedules and the menu",
    ),
];

/// A page's address has two keys here.
const ADDRESS: &str =
    "a page's address is made of its folder and its `slug`; its old ones stand in `aliases`";

/// What to write instead of a key that another program knows, if it is one of the known keys here.
pub(super) fn hint(word: &str, known: &[&'static str]) -> Option<String> {
    let word = word.to_lowercase().replace(['-', ' '], "_");
    let mut all = SYNONYMS.iter().filter(|(other, _)| *other == word);
    if let Some((_, key)) = all.find(|(_, key)| known.contains(key)) {
        return Some(format!("it is called `{key}` here"));
    }
    let advice = ADVICE.iter().find(|(other, _)| *other == word);
    let is_page = known.contains(&"draft");
    advice
        .filter(|_| is_page)
        .map(|(_, advice)| (*advice).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_other_programs_lead_to_ours() {
        assert!(SYNONYMS.is_sorted());
        let page = ["title", "summary", "date", "draft", "aliases", "language"];
        assert_eq!(
            hint("Description", &page),
            Some("it is called `summary` here".into())
        );
        assert_eq!(
            hint("redirect-from", &page),
            Some("it is called `aliases` here".into())
        );
        assert_eq!(
            hint("lang", &page),
            Some("it is called `language` here".into())
        );
        assert!(hint("published", &page).is_some_and(|hint| hint.contains("`draft`")));
        assert_eq!(hint("timezone", &page), None);
        assert_eq!(hint("published", &["name"]), None);
    }
}
