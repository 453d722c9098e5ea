//! `fortnight.toml`.

use super::rows;

rows! {
    SETTINGS "`fortnight.toml`";

    WARNING ARCHIVE_TOO_EARLY "archive-too-early"
        finds "`archive` in a program with a round that has not ended"
        matters "Every page says that the program is over, while letters and topics of this round are still to come.";
    ERROR BAD_FOLDER "bad-folder"
        finds "a folder outside the program's, or inside another one"
        matters "What is read and what is written must stay apart, or a build could overwrite your texts. Choose another folder.";
    ERROR BAD_LINK "bad-link"
        finds "a link that does not begin with `https://` or `http://`; a warning if it leads to no form"
        matters "People would open an address that leads nowhere. Copy the whole address from the browser.";
    ERROR BAD_MAIL "bad-mail"
        finds "an account in `[mail]` that cannot be: no server, an unknown word, two places for one password"
        matters "Letters would go out by nobody's account, or by the wrong one. Write it as your provider says.";
    ERROR BAD_URL "bad-url"
        finds "an address of the site or licence in the wrong form"
        matters "Feeds, the sitemap and every whole address are made of it. Write it like `https://mentoring.example.org/`.";
    ERROR BROKEN_MENU "broken-menu"
        finds "a `[[menu]]` entry that leads nowhere on this site"
        matters "It is on every page. Name the file of a page, or an address of the site.";
    WARNING IDLE_SETTING "idle-setting"
        finds "an entry of `publish.files` that changes nothing"
        matters "An entry without effect looks like a safeguard and is none. Delete it.";
    ERROR NO_CONFIG "no-config"
        finds "a folder without `fortnight.toml`"
        matters "The folder with `fortnight.toml` is the program. Go there, or name it with `--root`.";
    ERROR OPEN_PASSWORD "open-password"
        finds "a password or a token in the settings"
        matters "Settings are copied, published and kept in git; whoever has the password sends as you and reads your mail. Make another one.";
    WARNING SITE_LANGUAGE "site-language"
        finds "a language of the site for which there are no labels yet"
        matters "The site's own words would stay English. All else works.";
    ERROR THEME_CIRCLE "theme-circle"
        finds "themes that extend one another in a circle"
        matters "Nothing would ever be the theme to begin with. Take one `extends` out.";
    ERROR THEME_SETTING "theme-setting"
        finds "a setting of a theme that is declared in another way than settings are, or has a value of another type"
        matters "Templates count on the type of a setting. Declare it as the message shows, or give it a value of its type.";
    ERROR UNKNOWN_THEME "unknown-theme"
        finds "a theme that does not exist"
        matters "Nothing can be shown without one. Correct the name, or begin the theme with the file that the message names.";
    WARNING UNUSED_EXCEPTION "unused-exception"
        finds "an entry of `[leaks]` that excuses nothing"
        matters "It excuses nothing today, and could excuse a real leak tomorrow. Take it out.";
}
