//! The variables of letter texts: `{name}`, `{schedule}`.

/// One variable.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    /// What stands between the braces.
    pub name: &'static str,
    /// Whether it stands alone in its paragraph, which it replaces.
    pub block: bool,
    /// In which language its value is.
    pub tongue: Tongue,
    /// For the reference.
    pub about: &'static str,
}

impl Variable {
    /// Bytes of its name in braces.
    pub const fn length(&self) -> usize {
        self.name.len() + 2
    }

    /// Appends its name in braces.
    pub fn write(&self, out: &mut String) {
        out.push('{');
        out.push_str(self.name);
        out.push('}');
    }
}

/// The language of a value; that of the letter may be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Names, numbers and addresses are of no language.
    None,
    /// What the site calls it.
    Site,
    /// Words that Fortnight makes.
    Own,
}

/// A name or a number.
const fn inline(name: &'static str, about: &'static str) -> Variable {
    Variable {
        name,
        block: false,
        tongue: Tongue::None,
        about,
    }
}

/// Words in a line.
const fn words(name: &'static str, tongue: Tongue, about: &'static str) -> Variable {
    Variable {
        tongue,
        ..inline(name, about)
    }
}

const fn block(name: &'static str, about: &'static str) -> Variable {
    Variable {
        name,
        block: true,
        tongue: Tongue::Own,
        about,
    }
}

/// All variables.
pub const VARIABLES: &[Variable] = &[
    inline("name", "full name of the reader"),
    inline(
        "first_name",
        "what the reader is called: `called`, else the first name where it is sure, else the whole name",
    ),
    words("round", Tongue::Site, "title of the round"),
    inline("partners", "full names of the partners, joined by “and”"),
    inline(
        "team",
        "full names of the others in the reader's team, joined by “and”; empty for whoever is in none",
    ),
    inline(
        "partner_first_names",
        "what the partners are called, likewise, joined by “and”",
    ),
    words(
        "partner_countries",
        Tongue::Own,
        "countries of the partners, joined by “and”; nothing for an organiser without `country`",
    ),
    words(
        "what_happened",
        Tongue::Own,
        "what became of the reader’s last partnership in this round, as far as it may be told: that a partner had to stop, was not \
         heard from, or that it has ended",
    ),
    words(
        "starts",
        Tongue::Own,
        "first day of the round, even if it has passed",
    ),
    words("ends", Tongue::Own, "last day of the round"),
    words(
        "reply_by",
        Tongue::Own,
        "the day after which silence is worth a word to the organisers; it counts from the first day of the match, or from \
         the day of the letter if that is later",
    ),
    inline("organiser", "name of the organisers, as in `[organiser]`"),
    inline("whom_to_ask", "the human behind the address"),
    inline("contact_email", "where participants write to"),
    words("program", Tongue::Site, "title of the program"),
    words(
        "first_topic",
        Tongue::Site,
        "title of the topic to begin with: the first, or the present one; “whatever you like” in a round without topics",
    ),
    words(
        "topic_count",
        Tongue::Own,
        "how many topics there are from that one on",
    ),
    inline(
        "forget_within_days",
        "days within which somebody who leaves is erased",
    ),
    words(
        "reply_within_days",
        Tongue::Own,
        "days after which silence is worth a word",
    ),
    block(
        "partner_card",
        "each partner: name, country, address and what they share",
    ),
    block("reasons", "why these partners, from both sides"),
    block(
        "hours",
        "hours when all are awake, in everybody's local time, from the first day of the match on",
    ),
    block(
        "schedule",
        "the topics with their dates, from the present one on; a sentence in a round without topics",
    ),
    words(
        "news_title",
        Tongue::Site,
        "in `news.md`: the title of the post",
    ),
    block(
        "news_card",
        "in `news.md`: the post, its summary and address",
    ),
    block(
        "first_topic_card",
        "the topic to begin with, its summary and address; a sentence in a round without topics",
    ),
    block(
        "ice_breakers",
        "the questions of the topic to begin with; two general ones if it has none",
    ),
    block("unmatched_reasons", "why nobody was found this time"),
    block(
        "certificate",
        "of a certificate: when it was, its topics, about how many hours it took (`hours` of the round), and the code by which \
         organisers verify it",
    ),
];
