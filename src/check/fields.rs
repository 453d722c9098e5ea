//! Values of a field.

use super::rows;

rows! {
    FIELDS "Values of a field";

    ERROR BAD_DATE "bad-date"
        finds "a date in another form than `2026-09-14`, or a day that does not exist"
        matters "`1/9` is January in one country and September in another. Write `2026-09-14`.";
    ERROR BAD_EMAIL "bad-email"
        finds "an e-mail address that no mail could reach"
        matters "A letter to it would be lost. Ask for the right address.";
    ERROR BAD_FIELD "bad-field"
        finds "a declaration of a field that contradicts itself"
        matters "People would be asked, or compared, in a way that nobody meant. Mend the declaration as the message says.";
    ERROR BAD_HOURS "bad-hours"
        finds "hours of a week in another form than `{ tue: [18-21] }`"
        matters "Two people could be said to be free at an hour when they are not. Write days and hours as the message shows.";
    ERROR BAD_ID "bad-id"
        finds "an id with other signs than lower-case letters, digits and hyphens, or one that stands for somebody who was erased"
        matters "Ids stand in addresses and in the names of files. Write small letters, digits and hyphens.";
    ERROR CONTROL_CHARACTER "control-character"
        finds "an invisible character, or a line break where one line is expected"
        matters "It would be shown as a box, or break a line where none may break. Type the text anew.";
    ERROR DUPLICATE_ID "duplicate-id"
        finds "two participants, organisers or rounds with one id"
        matters "Everything that refers to the id could mean either. Give one of them another.";
    ERROR MISSING_FIELD "missing-field"
        finds "a mandatory key that is missing or empty"
        matters "Without it the record cannot be used. Add the key as the message shows.";
    ERROR NO_VOCABULARY "no-vocabulary"
        finds "sectors, career stages or interests in a program without `vocabulary.yaml`"
        matters "Words can only be compared if both come from one list. Write `vocabulary.yaml`; the message shows how it begins.";
    ERROR RESERVED_KEY "reserved-key"
        finds "a field of the program's own with a key that means something else already"
        matters "One word would mean two things in people's files, policies or letters. Choose another key; people read the label.";
    ERROR TEXT_TOO_LONG "text-too-long"
        finds "a text longer than its field"
        matters "It is probably a paste of something else, and letters and pages would break over it. Shorten it.";
    ERROR UNKNOWN_CAREER_STAGE "unknown-career-stage"
        finds "a career stage that the vocabulary lacks"
        matters "People are compared by words of the vocabulary only. Choose one of its words, or add this one to `vocabulary.yaml`.";
    ERROR UNKNOWN_COUNTRY "unknown-country"
        finds "a country that is no code of ISO 3166-1, no name that is known and no alias"
        matters "Country decides time zone, region and who may be matched, so it is never guessed. Write the code or the name; a name of your own can be an alias in `vocabulary.yaml`.";
    ERROR UNKNOWN_FORMAT "unknown-format"
        finds "a version of the format that is not known"
        matters "The file may come from a newer Fortnight and mean something that this one does not know. Update Fortnight.";
    ERROR UNKNOWN_INTEREST "unknown-interest"
        finds "an interest that the vocabulary lacks"
        matters "People are compared by words of the vocabulary only. Choose one of its words, or add this one to `vocabulary.yaml`.";
    ERROR UNKNOWN_KEY "unknown-key"
        finds "a key that means nothing in its place"
        matters "What stands below it would be lost in silence. It is mostly a slip of the finger: the message names the nearest key.";
    ERROR UNKNOWN_LANGUAGE "unknown-language"
        finds "a language that is no tag of BCP 47 and no name that is known"
        matters "Partners need a language that both speak, so it is never guessed. Write its English name or its tag, such as `pt-BR`.";
    ERROR UNKNOWN_SECTOR "unknown-sector"
        finds "a sector that the vocabulary lacks"
        matters "People are compared by words of the vocabulary only. Choose one of its words, or add this one to `vocabulary.yaml`.";
    ERROR UNKNOWN_TIME_ZONE "unknown-time-zone"
        finds "a time zone that is no name of the IANA list and no town of the country"
        matters "Hours to meet are counted from it. Write a name such as `Africa/Nairobi`, or a large town of the country.";
    ERROR UNKNOWN_VALUE "unknown-value"
        finds "a value that the list of a field of the program's own lacks"
        matters "People are compared by words of the list only. Choose one of its words, or add this one to `vocabulary.yaml`.";
    ERROR VALUE_IN_WRONG_FIELD "value-in-wrong-field"
        finds "a value that belongs in another field"
        matters "It would match this person by something that they are not. Move it to the field that the message names.";
    ERROR VOCABULARY_CLASH "vocabulary-clash"
        finds "a word that stands for two entries of the vocabulary"
        matters "A word must mean one thing, or people are matched by chance. Choose another word for one of the two.";
    ERROR WRONG_KIND "wrong-kind"
        finds "a list where text is expected, and the like"
        matters "The value cannot be used as it is written. The message says what is expected in its place.";
}
