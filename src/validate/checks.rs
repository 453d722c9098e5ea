//! The table of checks: what `error[name]` means. A test holds it against the code and against one example each.

use super::check::{Check, error, joined, warning};
use super::unknown::UNKNOWN;

/// All checks of the configuration and the data, by name.
pub const CHECKS: &[Check] =
    &joined::<{ BEFORE.len() + UNKNOWN.len() + AFTER.len() }>([BEFORE, UNKNOWN, AFTER]);

const BEFORE: &[Check] = &[
    warning(
        "applied-outside-sign-up",
        "validate/person.rs",
        "an enrolment dated before sign-ups opened or after they closed",
    ),
    error(
        "avoid-self",
        "validate/person.rs",
        "an `avoid` that names the person's own id",
    ),
    error(
        "bad-date",
        "parse/fields/dates.rs",
        "a date in another form than `2026-09-14`, or a day that does not exist",
    ),
    error(
        "bad-email",
        "validate/forms.rs",
        "an e-mail address that no mail could reach",
    ),
    error(
        "bad-folder",
        "validate/config.rs",
        "a folder outside the program's, or inside another one",
    ),
    error(
        "bad-id",
        "validate/person.rs",
        "an id with other signs than lower-case letters, digits and hyphens",
    ),
    error(
        "bad-link",
        "validate/forms.rs",
        "a link that does not begin with `https://` or `http://`",
    ),
    error(
        "bad-name",
        "validate/person_name.rs",
        "a name with neither letter nor digit",
    ),
    error(
        "bad-policy",
        "validate/policy.rs",
        "a matching policy that contradicts itself",
    ),
    error(
        "bad-preference",
        "validate/policy.rs",
        "a preference that its rule cannot have",
    ),
    error(
        "bad-share",
        "validate/person.rs",
        "a field in `share` that cannot be shared",
    ),
    error(
        "bad-url",
        "validate/config.rs",
        "an address of the site or licence in the wrong form",
    ),
    error(
        "bad-wish",
        "validate/wishes.rs",
        "a word that makes no wish in its field",
    ),
    warning(
        "bent-quotes",
        "parse/yaml/plain.rs",
        "a value in the quotes of a word processor, which become a part of it",
    ),
    warning(
        "comma-in-name",
        "validate/person_name.rs",
        "a name with a comma, of which nobody can tell what comes first",
    ),
    error(
        "consent-missing",
        "validate/person.rs",
        "an enrolment of somebody whose consent is not recorded",
    ),
    error(
        "control-character",
        "parse/fields.rs",
        "an invisible character, or a line break where one line is expected",
    ),
    warning(
        "country-as-language",
        "validate/language.rs",
        "a language whose tag is the code of the person's own country, where another is official",
    ),
    error(
        "date-order",
        "validate/round.rs",
        "dates of a round that do not follow one another",
    ),
    error(
        "draft-topic",
        "validate/schedule.rs",
        "a schedule that names a topic which is still a draft",
    ),
    error(
        "duplicate-email",
        "validate/names.rs",
        "two participants with one e-mail address",
    ),
    error(
        "duplicate-id",
        "validate/names.rs",
        "two participants, organisers or rounds with one id",
    ),
    error(
        "duplicate-key",
        "parse/yaml/keys.rs",
        "a key that is written twice",
    ),
    error(
        "empty-file",
        "parse/data.rs",
        "a data file without anything in it",
    ),
    warning(
        "empty-rounds",
        "parse/data/participant.rs",
        "a participant's `rounds` with nothing below it",
    ),
    warning(
        "empty-schedule",
        "validate/schedule.rs",
        "a round without topics",
    ),
    error(
        "enrolment-differs",
        "validate/standings.rs",
        "a ledger and an enrolment that contradict each other",
    ),
    warning(
        "foreign-time-zone",
        "validate/zone.rs",
        "a time zone that the country does not keep, or not the town",
    ),
    error(
        "future-consent",
        "validate/person.rs",
        "a day of consent that is still to come",
    ),
    warning(
        "ledger-alone",
        "validate/standings.rs",
        "somebody whose match is over and who does not stand under `unmatched`",
    ),
    error(
        "ledger-breaks-must-rule",
        "pipeline/misfits.rs",
        "a match that was added by hand and breaks a must rule",
    ),
    error(
        "ledger-line-lost",
        "validate/lost.rs",
        "partners, or somebody who waits, who were accepted and are gone from the ledger",
    ),
    warning(
        "ledger-lost",
        "validate/missing.rs",
        "a round that has ended without a ledger",
    ),
    error(
        "ledger-match-size",
        "validate/ledger.rs",
        "a match of one person, or of more than three",
    ),
    error(
        "ledger-missing",
        "validate/missing.rs",
        "a running round without its accepted matches",
    ),
    warning(
        "ledger-newcomer",
        "validate/standings.rs",
        "somebody who takes part and came after the matches were accepted",
    ),
    warning(
        "ledger-no-longer-fits",
        "pipeline/misfits.rs",
        "an accepted match that breaks a must rule by now",
    ),
    error(
        "ledger-person-not-enrolled",
        "validate/ledger.rs",
        "somebody in a ledger who is not enrolled in its round; a warning once the round has ended",
    ),
    error(
        "ledger-person-twice",
        "validate/ledger.rs",
        "somebody in more matches at one time than they have places, matched and waiting, or twice in one line",
    ),
    error(
        "ledger-since",
        "validate/ledger.rs",
        "a match that begins before its round, or after it has ended",
    ),
    error(
        "ledger-twice",
        "validate/ledger.rs",
        "two ledgers of one round",
    ),
    error(
        "ledger-two-left",
        "validate/standings.rs",
        "two of a trio whose third has left, of whom nothing says whether they go on",
    ),
    error(
        "misfiled",
        "parse/data.rs",
        "a participant among the rounds, say",
    ),
    error(
        "misnamed",
        "parse/data.rs",
        "a file or folder of the data whose name is nearly that of one which is read",
    ),
    error(
        "missing-field",
        "parse/fields/required.rs",
        "a mandatory key that is missing or empty",
    ),
    error(
        "no-config",
        "parse/config.rs",
        "a folder without `fortnight.toml`",
    ),
    error(
        "no-topics",
        "validate/schedule.rs",
        "schedules in a program that has no topic at all",
    ),
    error(
        "no-vocabulary",
        "validate/gather.rs",
        "sectors, career stages or interests in a program without `vocabulary.yaml`",
    ),
    error(
        "nobody-enrolled",
        "validate/missing.rs",
        "a round whose sign-ups have closed, and in which nobody is enrolled",
    ),
    warning(
        "odd-character",
        "parse/lookalike.rs",
        "a character that nobody can see at the edge of a value; an error in a key",
    ),
    error(
        "pin-breaks-must-rule",
        "pipeline/misfits.rs",
        "a pinned pair that a rule excludes",
    ),
    error(
        "pin-not-enrolled",
        "validate/pins.rs",
        "a pin of somebody who takes no part in the round",
    ),
    warning(
        "pin-too-late",
        "validate/pins.rs",
        "a pin of two who are not together in the accepted matches",
    ),
    error(
        "pin-twice",
        "validate/pins.rs",
        "somebody in two pins of a round",
    ),
    warning(
        "same-name",
        "validate/namesakes.rs",
        "two participants of one round with one name",
    ),
    error(
        "schedule-past-end",
        "validate/schedule.rs",
        "a topic dated after the end of the round",
    ),
    warning(
        "signs-around-name",
        "validate/person_name.rs",
        "quotes, commas and the like around a name, which letters would repeat",
    ),
    warning(
        "site-language",
        "validate/config.rs",
        "a language of the site for which there are no labels yet",
    ),
    warning(
        "stray-file",
        "parse/data.rs",
        "a YAML file that nothing reads",
    ),
    error(
        "syntax-toml",
        "parse/toml.rs",
        "a file that is not valid TOML",
    ),
    error(
        "syntax-yaml",
        "parse/yaml.rs",
        "a file that is not valid YAML, or uses more of it than is accepted",
    ),
    error(
        "text-too-long",
        "parse/fields.rs",
        "a text longer than its field",
    ),
    warning(
        "topic-absent",
        "validate/schedule.rs",
        "a topic that is not published yet, or not any more, when its turn comes",
    ),
    error(
        "topic-twice",
        "validate/schedule.rs",
        "a topic that stands twice in a schedule",
    ),
];

const AFTER: &[Check] = &[
    error(
        "value-in-wrong-field",
        "validate/values.rs",
        "a value that belongs in another field",
    ),
    error(
        "vocabulary-clash",
        "validate/vocabulary.rs",
        "a word that stands for two entries of the vocabulary",
    ),
    warning(
        "wish-nobody-meets",
        "validate/wish_met.rs",
        "a wish that no other participant of the round can meet",
    ),
    warning(
        "wish-not-taken",
        "validate/wishes.rs",
        "a wish about a field about which its round does not ask",
    ),
    warning(
        "words-in-comment",
        "parse/yaml/comments.rs",
        "a ` #` behind a value, or in a line that belongs to it, with no blank behind it; an error where it stands for the value",
    ),
    error(
        "wrong-kind",
        "parse/fields.rs",
        "a list where text is expected, and the like",
    ),
];
