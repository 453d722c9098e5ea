//! `fortnight.toml`.

use super::rows;

rows! {
    SETTINGS "`fortnight.toml`";

    ERROR BAD_FOLDER "bad-folder"
        finds "a folder outside the program's, or inside another one";
    ERROR BAD_LINK "bad-link"
        finds "a link that does not begin with `https://` or `http://`; a warning if it leads to no form";
    ERROR BAD_URL "bad-url"
        finds "an address of the site or licence in the wrong form";
    ERROR BROKEN_MENU "broken-menu"
        finds "a `[[menu]]` entry that leads nowhere on this site";
    WARNING IDLE_SETTING "idle-setting"
        finds "an entry of `publish.files` that changes nothing";
    ERROR NO_CONFIG "no-config"
        finds "a folder without `fortnight.toml`";
    WARNING SITE_LANGUAGE "site-language"
        finds "a language of the site for which there are no labels yet";
    ERROR THEME_CIRCLE "theme-circle"
        finds "themes that extend one another in a circle";
    ERROR THEME_SETTING "theme-setting"
        finds "a setting of a theme that is declared in another way than settings are, or has a value of another type";
    ERROR UNKNOWN_THEME "unknown-theme"
        finds "a theme that does not exist";
    WARNING UNUSED_EXCEPTION "unused-exception"
        finds "an entry of `[leaks]` that excuses nothing";
}
