//! Which of the files that are no texts everybody may have: those on the list, and those that the settings name.

use crate::address::composed;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::filename::{self, Use};
use crate::model::Program;
use crate::model::config::Config;
use crate::parse::nearest::nearest;
use crate::source::{Asset, Input, Root, Spanned};

/// Letter texts are private until they are sent, and so is what lies beside them.
const LETTERS: &str = "letters/";

/// Whether a file may be copied to the site, as far as its name and the settings say.
pub fn may_be_copied(config: &Config, asset: &Asset) -> bool {
    asset.root == Root::Content
        && (filename::use_of(&asset.path) != Use::IfNamed || is_named(config, asset))
}

/// Errors of files that lie where files are published from and may not be published; warnings of settings of which
/// nothing comes.
pub fn check(program: &Program, input: &Input) -> Vec<Diagnostic> {
    let config = &program.config;
    let content = input
        .assets
        .iter()
        .filter(|asset| asset.root == Root::Content);
    let refused = content.filter(|asset| {
        filename::is_meant_to_be_copied(&asset.path) && !may_be_copied(config, asset)
    });
    let refused = refused.map(|asset| {
        let place = Place::File(asset.shown.to_string(), None);
        let message = "files of this kind are published only if the settings name them";
        Diagnostic::new(check::NOT_PUBLISHED, place, message).hint(ways_out(config, &asset.path))
    });
    let entries = config.publish.iter();
    let idle = entries.filter_map(|entry| idle(config, input, entry));
    refused.chain(idle).collect()
}

/// What to do about a file of the content folder that is not published.
pub fn ways_out(config: &Config, path: &str) -> String {
    if path.starts_with(LETTERS) {
        return "nothing in `letters` is published: put it beside the page that it belongs to"
            .to_owned();
    }
    if filename::is_secret(path) {
        return "move it out of the content folder".to_owned();
    }
    format!(
        "move it out of the content folder; only if everybody may read it, write `files = [\"{}/{path}\"]` below `[publish]` in `fortnight.toml`",
        config.folders.content
    )
}

/// An entry of `publish.files` that changes nothing.
fn idle(config: &Config, input: &Input, entry: &Spanned<String>) -> Option<Diagnostic> {
    let warning = |message: String| Diagnostic::new(check::IDLE_SETTING, entry.span, message);
    let content = input
        .assets
        .iter()
        .filter(|asset| asset.root == Root::Content);
    if let Some(asset) = content.clone().find(|asset| names(config, entry, asset)) {
        let listed = filename::use_of(&asset.path) == Use::Copied;
        return listed.then(|| {
            warning(format!("`{}` is published anyway", entry.value)).hint("delete this entry")
        });
    }
    let problem = warning(format!(
        "there is no file `{}` that could be published",
        entry.value
    ));
    let paths: Vec<String> = content
        .map(|asset| format!("{}/{}", config.folders.content, asset.path))
        .collect();
    Some(match nearest(&entry.value, paths.iter().map(String::as_str)) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.hint(
            "name it from the program's folder, like `content/static/guide.epub`; texts and hidden files cannot be named",
        ),
    })
}

/// Whether the settings name a file.
pub fn is_named(config: &Config, asset: &Asset) -> bool {
    config
        .publish
        .iter()
        .any(|entry| names(config, entry, asset))
}

fn names(config: &Config, entry: &Spanned<String>, asset: &Asset) -> bool {
    let (written, folder) = (composed(&entry.value), composed(&config.folders.content));
    let inside = written.trim_start_matches("./").strip_prefix(&*folder);
    inside.and_then(|rest| rest.strip_prefix('/')) == Some(&*composed(&asset.path))
        && !asset.path.starts_with(LETTERS)
}
