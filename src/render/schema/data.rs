//! The keys of the files in the data folder.

use super::Takes::{
    Any, Date, Entries, Flag, Free, Importance, Keys, Moment, Named, Number, Outcome, Pairs,
    Policy, Some, Standing, Text, Texts, Word, Words,
};
use super::{Row, must, row};

const FORMAT: Row = row("", "format", Number(1, 1), "Version of this format.");

/// Fields of a person stand in a table of their own.
#[rustfmt::skip]
pub(super) const PARTICIPANT: &[Row] = &[
    FORMAT,
    row("", "id", Text, "Their id; by default the name of the file."),
    row("", "emails", Texts, "Other addresses of theirs, by which an import knows them; nothing is sent there."),
    row("", "mails", Word(&["all", "partner-only"]), "Which mails they want: `all` by default; with `partner-only` no topics, news and reminders."),
    row("", "share", Texts, "What the partner may see beside name, country and address: names of fields."),
    row("", "avoid", Texts, "Ids of people with whom they must not be matched. Confidential."),
    row("", "knows", Texts, "Ids of people whom they know already: never matched with."),
    row("", "notes", Text, "What the organisers should remember. Nobody else sees it."),
    row("", "consent", Date, "The day on which they accepted the code of conduct."),
    row("", "rounds", Named, "The rounds that they signed up for."),
    must(row("rounds.*", "applied", Moment, "When they signed up.")),
    row("rounds.*", "status", Standing, "`active` by default."),
    row("rounds.*", "because", Word(&["cap"]), "Why they wait; Fortnight writes it."),
    row("rounds.*", "as", Word(&["mentor", "mentee", "both"]), "As what they take part, in a round with `roles`."),
    row("rounds.*", "places", Any, "How many partners at one time, in a round with `roles` or `places`: a number, or `{mentor: 3, mentee: 2}`."),
    row("rounds.*", "wishes", Keys, "What they wish for in a partner."),
    row("rounds.*", "wish_words", Text, "The wish in their own words, for those who match."),
    row("rounds.*.wishes", "region", Some, "Names of regions of UN M49, such as Asia or Western Africa."),
    row("rounds.*", "overrides", Keys, "What is otherwise in this round."),
];

/// A round.
#[rustfmt::skip]
pub(super) const ROUND: &[Row] = &[
    FORMAT,
    row("", "id", Text, "Its id; by default the name of the file."),
    must(row("", "title", Text, "What people call it.")),
    row("", "summary", Text, "One or two sentences."),
    must(row("", "sign_up", Keys, "When people sign up.")),
    must(row("sign_up", "opens", Date, "The first day.")),
    must(row("sign_up", "closes", Date, "The last day.")),
    row("sign_up", "form", Text, "The address of the form, `https` only."),
    must(row("", "starts", Date, "The first day.")),
    must(row("", "ends", Date, "The last day.")),
    row("", "closed", Date, "The day on which it was closed; `fortnight close` writes it."),
    row("", "hours", Number(1, 1000), "About how many hours it takes: certificates name them."),
    row("", "cadence", Number(1, 365), "Days from one topic to the next: 14 by default."),
    row("", "topics", Entries { or_text: true }, "Names of files in content/topics, in order."),
    must(row("topics[]", "topic", Text, "The name of a file in content/topics.")),
    row("topics[]", "date", Date, "A day of its own."),
    row("", "policy", Policy, "How people are matched, where it differs from the settings."),
    row("", "pins", Pairs, "Pairs that are decided."),
    must(row("pins[]", "people", Texts, "Two ids.")),
    row("pins[]", "by", Text, "Who decided. Organisers alone see it."),
    row("pins[]", "on", Date, "When."),
    row("pins[]", "because", Text, "Why. Organisers alone see it."),
    row("", "forbidden", Pairs, "Pairs that must not be."),
    must(row("forbidden[]", "people", Texts, "Two ids.")),
    row("forbidden[]", "by", Text, "Who decided. Organisers alone see it."),
    row("forbidden[]", "on", Date, "When."),
    row("forbidden[]", "because", Text, "Why. Organisers alone see it."),
    row("", "cap", Keys, "How many may be alike in one field; who is over it waits."),
    row("cap", "field", Text, "A field with one value: `country` by default."),
    must(row("cap", "percent", Number(1, 99), "How many of a hundred.")),
    must(row("cap", "of", Word(&["applicants", "accepted"]), "Of those who signed up, or of those who get a place.")),
    row("", "roles", Keys, "Mentors and mentees instead of peers."),
    row("roles", "mentor", Number(1, 100), "Places of a mentor who does not say: 1 by default."),
    row("roles", "mentee", Number(1, 100), "Places of a mentee who does not say: 1 by default."),
    row("roles", "both_ways", Flag, "Whether two people may each be the other's mentor: no by default."),
    row("", "places", Number(1, 100), "Peers may have several partners: places of whoever does not say."),
    row("", "odd", Word(&["trio", "wait", "standby"]), "What happens if the number is odd."),
    row("", "standby", Text, "Who stands by, with `odd: standby`."),
];

/// A policy: in the settings and in a round.
#[rustfmt::skip]
pub(super) const POLICY: &[Row] = &[
    row("", "different_country", Importance, "Partners are based in different countries."),
    row("", "different_region", Importance, "Partners are based in different regions of the world."),
    row("", "different_workplace", Importance, "Partners work in different places."),
    row("", "shared_language", Importance, "Partners share a language."),
    row("", "never_again", Importance, "Nobody gets a former partner again."),
    row("", "interests", Importance, "Partners have interests in common."),
    row("", "offers", Importance, "One offers what the other seeks."),
    row("", "sector", Importance, "Partners work in the same kind of place."),
    row("", "career_stage", Importance, "Partners are at a near career stage."),
    row("", "time_zone", Importance, "Their clocks are near."),
    row("", "languages", Importance, "Partners have more than one language in common."),
    row("", "luck", Importance, "Who had a poor match last time gets a better one."),
    row("", "wishes", Texts, "The fields about which people may wish."),
    row("", "relax", Texts, "Rules that are given up one after the other for those who are left over."),
    row("", "former_fades", Number(1, 20), "Rounds after which former partners are like any others; with `never_again`."),
    row("", "unreliable", Word(&["low", "off"]), "Whether who did not answer in the last round they took part in comes last."),
    row("", "minimum_score", Number(0, 1000), "Pairs that score less are not made."),
    row("", "objectives", Words(&["coverage", "wishes", "worst_off", "score"]), "What counts first."),
];

/// A ledger.
#[rustfmt::skip]
pub(super) const LEDGER: &[Row] = &[
    FORMAT,
    row("", "round", Text, "Of which round; by default the name of the file."),
    row("", "digest", Text, "What the matches came from. Leave it."),
    row("", "lines", Texts, "What was accepted. Leave it."),
    row("", "written", Texts, "Each line as it was written. Leave it."),
    row("", "matches", Entries { or_text: false }, "Two or three people each."),
    must(row("matches[]", "people", Texts, "Their ids.")),
    row("matches[]", "roles", Free, "Who is the mentor, in a round with roles: `{ ID: mentor }`."),
    must(row("matches[]", "since", Date, "The first day: letters count from it.")),
    row("matches[]", "status", Outcome, "`active` by default."),
    row("matches[]", "who", Some, "Who left, or did not answer."),
    row("matches[]", "until", Date, "The last day, if it is over."),
    row("matches[]", "despite", Texts, "Rules that they may break, since you know and mean it."),
    row("matches[]", "by", Text, "Who decided, where hands did."),
    row("matches[]", "on", Date, "When."),
    row("matches[]", "because", Text, "Why. Organisers alone see it."),
    row("matches[]", "code", Text, "Of the certificates of these people. Leave it."),
    row("", "unmatched", Entries { or_text: true }, "Who waits, or once did."),
    must(row("unmatched[]", "id", Text, "Who.")),
    row("unmatched[]", "since", Date, "From when on."),
    row("unmatched[]", "until", Date, "Until when."),
];

const ENTRY: [Row; 3] = [
    must(row("", "id", Text, "What is kept.")),
    must(row(
        "",
        "name",
        Any,
        "What people read: a text, or one for each language.",
    )),
    row("", "aliases", Texts, "Other spellings that are taken."),
];

const fn entry(at: &'static str, place: usize) -> Row {
    Row { at, ..ENTRY[place] }
}

/// The vocabulary.
#[rustfmt::skip]
pub(super) const VOCABULARY: &[Row] = &[
    FORMAT,
    row("", "sectors", Entries { or_text: false }, "Kinds of workplace."),
    entry("sectors[]", 0), entry("sectors[]", 1), entry("sectors[]", 2),
    row("", "career_stages", Entries { or_text: false }, "In order, the earliest first."),
    entry("career_stages[]", 0), entry("career_stages[]", 1), entry("career_stages[]", 2),
    row("", "interests", Entries { or_text: false }, "What people may talk about."),
    entry("interests[]", 0), entry("interests[]", 1), entry("interests[]", 2),
    row("", "countries", Free, "Other spellings of countries, by their codes."),
    row("", "fields", Entries { or_text: false }, "Fields of a person that are the program's own."),
    must(row("fields[]", "key", Text, "Its key in people's files.")),
    row("fields[]", "label", Any, "What people read: a text, or one for each language."),
    must(row("fields[]", "kind", Word(&["one", "many", "ordered", "number", "text", "yes_no", "hours"]), "What may stand there.")),
    row("fields[]", "values", Any, "The list to choose from."),
    row("fields[]", "from", Number(0, 1000), "The lowest number."),
    row("fields[]", "to", Number(0, 1000), "The highest number."),
    row("fields[]", "share", Flag, "Whether somebody may share it with the partner."),
    row("fields[]", "wish", Flag, "Whether one may wish about it."),
    row("fields[]", "required", Flag, "Whether nobody may be enrolled without it."),
    row("fields[]", "match", Some, "How it is compared: same, different, near, complementary, overlap, or values."),
    row("fields[]", "far", Number(1, 1000), "Numbers so far apart are not near at all."),
    row("fields[]", "with", Text, "The other field of `complementary`."),
    row("fields[]", "hours", Number(1, 168), "Hours a week that must overlap."),
    row("fields[]", "distances", Any, "How near two values are."),
    row("fields[]", "importance", Word(&["must", "high", "medium", "low", "off"]), "How much it counts if a policy does not say."),
    row("fields[]", "reason", Any, "The words of its reason in a letter: a text, or one for each language."),
];

/// Who runs the program.
#[rustfmt::skip]
pub(super) const ORGANISER: &[Row] = &[
    must(row("", "id", Text, "Their id.")),
    must(row("", "name", Text, "Their name. All of this is published.")),
    row("", "called", Text, "What others call them."),
    row("", "role", Text, "What they do here."),
    row("", "country", Text, "Where they are based."),
    row("", "email", Text, "Their own address."),
    row("", "about", Text, "A few sentences."),
    row("", "links", Texts, "Pages of theirs."),
];

/// A team.
#[rustfmt::skip]
pub(super) const TEAM: &[Row] = &[
    must(row("", "id", Text, "Its id.")),
    must(row("", "round", Text, "The round in which they take part as one.")),
    row("", "members", Texts, "Ids of its members."),
];

/// A form file.
#[rustfmt::skip]
pub(super) const FORM: &[Row] = &[
    FORMAT,
    row("", "proposed", Flag, "Nobody has read it yet: take the line out when you have."),
    row("", "dates", Word(&["day-first", "month-first", "year-first"]), "How days are written."),
    row("", "time_zone", Text, "On whose clock moments are written: an IANA name."),
    must(row("", "columns", Entries { or_text: false }, "What each column says.")),
    must(row("columns[]", "column", Text, "Its header.")),
    row("columns[]", "also", Some, "Other ways in which the header is written."),
    must(row("columns[]", "to", Text, "Where its answers go: a field, `applied`, `consent`, `wishes.country`, `wish_words` or `nothing`.")),
    row("columns[]", "split", Word(&["comma", "semicolon", "line"]), "Where one answer ends and the next begins."),
    row("columns[]", "answers", Free, "What answers stand for; `nothing` if they are no answer."),
    row("columns[]", "yes", Some, "The answers that say yes."),
    row("columns[]", "value", Text, "What a yes stands for."),
];
