//! The keys of `fortnight.toml`, described once: the reference of the handbook is written from this table, and a test
//! holds it against what is read.

mod copied;

use std::fmt::Write as _;

/// A key of the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Empty, or the name of its table.
    pub table: &'static str,
    /// Its name.
    pub key: &'static str,
    /// What may stand there, in words.
    pub kind: &'static str,
    /// What holds if it is missing.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Every table but `""` with what it is about.
pub const TABLES: &[(&str, &str)] = &[
    (
        "organiser",
        "Whom the site names as its contact. Mandatory.",
    ),
    ("folders", "Where things lie, relative to `fortnight.toml`."),
    (
        "menu",
        "Entries of the main menu, in order: `[[menu]]`, once for each.",
    ),
    (
        "publish",
        "Files that are copied to the site beside those on [the list](#what-is-copied).",
    ),
    ("site", "Numbers of the site."),
    ("letters", "What the letters to participants say."),
    (
        "mail",
        "The account by which `fortnight send --by smtp --really` sends; see [Sending](../handbook.md#sending). A password or a token never stands here. TLS it is always, and no key turns the look at certificates off.",
    ),
    ("leaks", "What the [leak gate](../trust.md) lets pass."),
    (
        "matching",
        "How people are matched. A round's `policy` has the same keys and goes before these. What each rule asks: [rules](rules.md).",
    ),
];

const IMPORTANCE: &str = "`must`, `high`, `medium`, `low` or `off`";
const PREFERENCE: &str =
    "the same, or `{ importance: …, prefer: … }` with `same`, `different` or values";
const WEIGHT: &str = "`high`, `medium`, `low` or `off`";

const fn key(
    table: &'static str,
    key: &'static str,
    kind: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> Key {
    Key {
        table,
        key,
        kind,
        default,
        meaning,
    }
}

const fn folder(key: &'static str, default: &'static str, meaning: &'static str) -> Key {
    Key {
        table: "folders",
        key,
        kind: "folder",
        default,
        meaning,
    }
}

/// All keys, by table, in the order of the reference.
pub const KEYS: &[Key] = &[
    key("", "format", "`1`", "`1`", "Version of this format."),
    key("", "title", "text", "mandatory", "Name of the program."),
    key("", "tagline", "text", "none", "One line below the name."),
    key(
        "",
        "base_url",
        "address",
        "mandatory",
        "Where the site will be published; it may lie below a path. Other letters than ASCII are encoded (`xn--…`, `%C3%A9`).",
    ),
    key(
        "",
        "language",
        "language tag",
        "`en`",
        "Language of the site (BCP 47).",
    ),
    key(
        "",
        "time_zone",
        "time zone",
        "`UTC`",
        "The organisers' time zone (IANA), for example `Europe/Dublin`: a day of the site begins at its midnight.",
    ),
    key(
        "",
        "theme",
        "name",
        "`default`",
        "A folder in the themes folder; `default` is built in.",
    ),
    key(
        "",
        "theme_settings",
        "table",
        "none",
        "Values of the theme's settings, by the names in its `theme.toml`: `theme_settings = { accent = \"#1a7f5a\" }`, or a table of its own.",
    ),
    key(
        "",
        "today",
        "date",
        "the clock's",
        "Pins the date that a build takes for today, for demonstrations.",
    ),
    key(
        "",
        "license",
        "text",
        "none",
        "Licence of the texts, for example `CC BY 4.0`.",
    ),
    key(
        "",
        "license_url",
        "address",
        "none",
        "Where the licence can be read.",
    ),
    key(
        "",
        "people_in_git",
        "`true` or `false`",
        "`false`",
        "`true` says that you know that git tracks the participants' files, and ends the warning about it.",
    ),
    key(
        "",
        "archive",
        "`true` or `false`",
        "`false`",
        "`true` says that the program is over: every page says so at its top, nobody can sign up, and no next round is spoken of.",
    ),
    key(
        "",
        "retain_months",
        "1 to 600",
        "none",
        "For how many months people are kept after the last day of their last round: `fortnight check` names who is due.",
    ),
    key(
        "organiser",
        "name",
        "text",
        "mandatory",
        "A person or a team.",
    ),
    key(
        "organiser",
        "email",
        "e-mail address",
        "mandatory",
        "Published on the site.",
    ),
    folder(
        "content",
        "`content`",
        "Topics, posts, pages and the words of the letters.",
    ),
    folder("data", "`data`", "Participants, rounds, accepted matches."),
    folder("themes", "`themes`", "Themes."),
    folder("public", "`public`", "The site is written here."),
    folder(
        "private",
        "`private`",
        "Letters are written here; never publish it.",
    ),
    folder(
        "outbox",
        "`outbox`",
        "What a command issues, such as the table of a mail merge; never publish it.",
    ),
    key("menu", "label", "text", "mandatory", "What the entry says."),
    key(
        "menu",
        "path",
        "path or address",
        "mandatory",
        "A path of the site (`/topics/`), a source (`pages/faq.md`), either with a part (`#cost`), or an address (`https://…`, `mailto:…`).",
    ),
    key(
        "publish",
        "files",
        "list of paths from the program's folder",
        "none",
        "Each is published whatever it is, for example `content/static/guide.epub`.",
    ),
    key(
        "site",
        "topics_per_page",
        "1 to 1000",
        "`20`",
        "Topics on one page of the archive.",
    ),
    key(
        "site",
        "feed_items",
        "1 to 1000",
        "`20`",
        "Entries of the feed.",
    ),
    key(
        "site",
        "clean_links",
        "`true` or `false`",
        "`true`",
        "`false` writes links to files (`…/index.html`), so that the site also works from a folder.",
    ),
    key(
        "site",
        "smallest_group",
        "1 to 1000",
        "`5`",
        "Statistics hide groups smaller than this.",
    ),
    key(
        "letters",
        "reply_within_days",
        "1 to 365",
        "`7`",
        "After how many days without an answer participants should write to the organisers.",
    ),
    key(
        "letters",
        "whom_to_ask",
        "text",
        "`organiser.name`",
        "How letters name the human behind the address.",
    ),
    key(
        "letters",
        "email",
        "e-mail address",
        "`organiser.email`",
        "Where participants write to.",
    ),
    key(
        "letters",
        "forget_within_days",
        "1 to 3650",
        "`30`",
        "Within how many days somebody who leaves is erased.",
    ),
    key(
        "mail",
        "preset",
        "`gmail`, `workspace`, `microsoft365` or `own`",
        "`own`",
        "Whose account it is: server and limits of the first three are known.",
    ),
    key(
        "mail",
        "host",
        "name of a server",
        "the preset's; mandatory for `own`",
        "The server that takes outgoing mail (SMTP), for example `smtp.example.org`.",
    ),
    key(
        "mail",
        "port",
        "1 to 65535",
        "`465`; `587` for `microsoft365`",
        "Its port.",
    ),
    key(
        "mail",
        "tls",
        "`at-once` or `on-request`",
        "`at-once` at port 465, else `on-request`",
        "Whether TLS begins with the connection, or when it is asked for (STARTTLS). Without it nothing is sent.",
    ),
    key(
        "mail",
        "user",
        "text",
        "`mail.from`; nobody for `own` without a password",
        "The name of the account.",
    ),
    key(
        "mail",
        "from",
        "e-mail address",
        "`letters.email`",
        "The address that mails are from. Answers go to `letters.email` all the same.",
    ),
    key(
        "mail",
        "password_command",
        "command",
        "you are asked",
        "The first line of what it says is the password, for example `pass show mentoring`. It runs in the program's folder, by `sh`, with `--really` alone.",
    ),
    key(
        "mail",
        "password_file",
        "file",
        "you are asked",
        "Its first line is the password. Nobody else may read it (`chmod 600`); keep it outside of the program's folder: `~/.config/mentoring`.",
    ),
    key(
        "mail",
        "token_command",
        "command",
        "none",
        "The same for an OAuth 2 token (XOAUTH2) instead of a password.",
    ),
    key("mail", "token_file", "file", "none", "The same as a file."),
    key(
        "mail",
        "ca_file",
        "file",
        "none",
        "Certificates (PEM) that are trusted beside Mozilla's list, for institutions that sign their own.",
    ),
    key(
        "mail",
        "per_day",
        "1 to 1000000",
        "`500` for `gmail`, `2000` for `workspace`, `10000` for `microsoft365`",
        "So many mails go within 24 hours; then it stops and says when to go on.",
    ),
    key(
        "mail",
        "per_minute",
        "1 to 100000",
        "`30` for `microsoft365`",
        "So many mails go within a minute; it waits by itself.",
    ),
    key(
        "mail",
        "timeout_seconds",
        "1 to 600",
        "`120`",
        "How long the server may take to answer; five times that once it has a mail.",
    ),
    key(
        "leaks",
        "public",
        "list of `{ text = …, because = … }`",
        "none",
        "A name, an address, a link, a number or a sentence that may be public, and why: `{ text = \"Hope Street\", because = \"our house stands there\" }`.",
    ),
    key(
        "matching",
        "different_country",
        IMPORTANCE,
        "`must`",
        "Partners are based in different countries.",
    ),
    key(
        "matching",
        "different_region",
        IMPORTANCE,
        "`off`",
        "Partners are based in different regions of the world: Africa, the Americas, Asia, Europe, Oceania.",
    ),
    key(
        "matching",
        "different_workplace",
        IMPORTANCE,
        "`off`",
        "Partners work in different places.",
    ),
    key(
        "matching",
        "shared_language",
        IMPORTANCE,
        "`must`",
        "Partners share a language.",
    ),
    key(
        "matching",
        "never_again",
        IMPORTANCE,
        "`must`",
        "Nobody gets a former partner again.",
    ),
    key(
        "matching",
        "interests",
        PREFERENCE,
        "`high`",
        "Partners share interests.",
    ),
    key(
        "matching",
        "offers",
        IMPORTANCE,
        "`off`",
        "One partner offers what the other seeks.",
    ),
    key(
        "matching",
        "sector",
        PREFERENCE,
        "`medium`",
        "Partners work in the same sector.",
    ),
    key(
        "matching",
        "career_stage",
        PREFERENCE,
        "`medium`",
        "Partners are at a near career stage.",
    ),
    key(
        "matching",
        "time_zone",
        PREFERENCE,
        "`medium`",
        "Partners live in near time zones.",
    ),
    key(
        "matching",
        "languages",
        IMPORTANCE,
        "`low`",
        "Partners have more than one language in common.",
    ),
    key(
        "matching",
        "luck",
        WEIGHT,
        "`off`",
        "Who had a poor match last time, or none, gets a better one.",
    ),
    key(
        "matching",
        "former_fades",
        "1 to 20",
        "never",
        "With `never_again`: after so many matched rounds former partners are like any others. Those of the last round count in full, and less with each round since.",
    ),
    key(
        "matching",
        "unreliable",
        "`low` or `off`",
        "`off`",
        "`low`: who did not answer in the last round they took part in comes last where not everybody can have a partner.",
    ),
    key(
        "matching",
        "relax",
        "list of rules that are `must`",
        "none",
        "Given up one after the other, for those who are left over.",
    ),
    key(
        "matching",
        "wishes",
        "list of `sector`, `career_stage`, `country`, `languages`, `interests`, `time_zone`",
        "all",
        "The fields about which participants may wish.",
    ),
    key(
        "matching",
        "minimum_score",
        "0 to 1000",
        "`0`",
        "Pairs that score less are not made.",
    ),
    key(
        "matching",
        "objectives",
        "list of `coverage`, `wishes`, `worst_off`, `score`",
        "`coverage`, `wishes`, `score`",
        "What counts first: few left over, wishes that come true, a high lowest score, high scores.",
    ),
];

/// The reference in Markdown.
pub fn markdown() -> String {
    let mut text = String::from(
        "# Configuration: `fortnight.toml`\n\n\
         Keys at the top of the file, before the first table:\n",
    );
    push_table(&mut text, "");
    for (table, about) in TABLES {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## `[{table}]`\n\n{about}\n");
        push_table(&mut text, table);
    }
    copied::push(&mut text);
    text
}

fn push_table(text: &mut String, table: &str) {
    text.push_str("\n| key | value | if missing | meaning |\n|---|---|---|---|\n");
    for key in KEYS.iter().filter(|key| key.table == table) {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            key.key, key.kind, key.default, key.meaning
        );
    }
}
