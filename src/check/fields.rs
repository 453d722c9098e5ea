//! Values of a field.

use super::rows;

rows! {
    FIELDS "Values of a field";

    ERROR BAD_DATE "bad-date"
        finds "a date in another form than `2026-09-14`, or a day that does not exist";
    ERROR BAD_EMAIL "bad-email"
        finds "an e-mail address that no mail could reach";
    ERROR BAD_ID "bad-id"
        finds "an id with other signs than lower-case letters, digits and hyphens";
    ERROR CONTROL_CHARACTER "control-character"
        finds "an invisible character, or a line break where one line is expected";
    ERROR DUPLICATE_ID "duplicate-id"
        finds "two participants, organisers or rounds with one id";
    ERROR MISSING_FIELD "missing-field"
        finds "a mandatory key that is missing or empty";
    ERROR NO_VOCABULARY "no-vocabulary"
        finds "sectors, career stages or interests in a program without `vocabulary.yaml`";
    ERROR TEXT_TOO_LONG "text-too-long"
        finds "a text longer than its field";
    ERROR UNKNOWN_CAREER_STAGE "unknown-career-stage"
        finds "a career stage that the vocabulary lacks";
    ERROR UNKNOWN_COUNTRY "unknown-country"
        finds "a country that is no code of ISO 3166-1, no name that is known and no alias";
    ERROR UNKNOWN_FORMAT "unknown-format"
        finds "a version of the format that is not known";
    ERROR UNKNOWN_INTEREST "unknown-interest"
        finds "an interest that the vocabulary lacks";
    ERROR UNKNOWN_KEY "unknown-key"
        finds "a key that means nothing in its place";
    ERROR UNKNOWN_LANGUAGE "unknown-language"
        finds "a language that is no tag of BCP 47 and no name that is known";
    ERROR UNKNOWN_SECTOR "unknown-sector"
        finds "a sector that the vocabulary lacks";
    ERROR UNKNOWN_TIME_ZONE "unknown-time-zone"
        finds "a time zone that is no name of the IANA list and no town of the country";
    ERROR VALUE_IN_WRONG_FIELD "value-in-wrong-field"
        finds "a value that belongs in another field";
    ERROR VOCABULARY_CLASH "vocabulary-clash"
        finds "a word that stands for two entries of the vocabulary";
    ERROR WRONG_KIND "wrong-kind"
        finds "a list where text is expected, and the like";
}
