//! Where a theme's files come from: the program's `themes` folder over what is built into the binary.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::filename::fits_theme;
use crate::model::theme::{DEFAULT, Layers};
use crate::path::OutPath;
use crate::source::{Asset, FileId, Root, Sources};

macro_rules! built_in {
    ($include:ident: $($path:literal),* $(,)?) => {
        &[$(($path, $include!(concat!("../../../themes/default/", $path)))),*]
    };
}

/// Templates of the built-in theme.
const TEMPLATES: &[(&str, &str)] = built_in![include_str:
    "templates/404.html",
    "templates/base.html",
    "templates/card.html",
    "templates/components.html",
    "templates/feed.xml",
    "templates/home.html",
    "templates/letter.html",
    "templates/letter/answers.html",
    "templates/letter/first_topic_card.html",
    "templates/letter/hours.html",
    "templates/letter/ice_breakers.html",
    "templates/letter/news_card.html",
    "templates/letter/partner_card.html",
    "templates/letter/reasons.html",
    "templates/letter/schedule.html",
    "templates/letter/style.css",
    "templates/letter/certificate.html",
    "templates/letter/unmatched_reasons.html",
    "templates/matching.html",
    "templates/organisers.html",
    "templates/page.html",
    "templates/parts/footer.html",
    "templates/parts/head.html",
    "templates/parts/header.html",
    "templates/post.html",
    "templates/posts.html",
    "templates/redirect.html",
    "templates/robots.txt",
    "templates/round.html",
    "templates/rounds.html",
    "templates/sitemap.xml",
    "templates/tag.html",
    "templates/tags.html",
    "templates/topic.html",
    "templates/topics.html",
];

/// Static files of the built-in theme.
const STATIC: &[(&str, &[u8])] = built_in![include_bytes:
    "static/favicon.svg",
    "static/style.css",
];

/// Whether the built-in theme has a template at this path.
pub fn is_built_in(path: &str) -> bool {
    TEMPLATES.iter().any(|(known, _)| *known == path)
}

/// Where a template was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a file of the program.
    File(FileId),
    /// In the binary.
    BuiltIn,
}

/// The templates of all layers by the names that the engine knows them under: `<theme>/<file>`.
#[derive(PartialEq, Eq)]
pub struct Templates {
    by_name: BTreeMap<String, (Arc<str>, Origin)>,
    /// By their files: those of the uppermost theme.
    names: BTreeMap<String, String>,
}

impl Templates {
    /// Gathers them: files of the program win over built-in ones.
    pub fn new(sources: &Sources, layers: &Layers) -> Self {
        let mut by_name = BTreeMap::new();
        for (path, text) in TEMPLATES {
            let file = path.trim_start_matches("templates/");
            by_name.insert(
                format!("{DEFAULT}/{file}"),
                ((*text).into(), Origin::BuiltIn),
            );
        }
        for (id, file) in sources.of(Root::Theme) {
            let Some((theme, template)) = file.path.split_once("/templates/") else {
                continue;
            };
            if layers.names.iter().any(|layer| layer == theme) {
                let name = format!("{theme}/{template}");
                by_name.insert(name, (Arc::clone(&file.text), Origin::File(id)));
            }
        }
        let mut names = BTreeMap::new();
        for layer in layers.names.iter().rev() {
            let of_layer = |name: &&String| name.split_once('/').is_some_and(|(of, _)| of == layer);
            let all = by_name.keys().filter(of_layer);
            names.extend(all.map(|name| (name[layer.len() + 1..].to_owned(), name.clone())));
        }
        Self { by_name, names }
    }

    /// The name of the template that a file is in the uppermost theme that has it: the engine would look for it anew each time.
    pub fn name<'t>(&'t self, file: &'t str) -> &'t str {
        self.names.get(file).map_or(file, String::as_str)
    }

    /// Names and texts, in order.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_name
            .iter()
            .map(|(name, (text, _))| (&**name, &**text))
    }

    /// Names without the theme, in no order; one that several themes have comes as often.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let names = self.by_name.keys();
        names.filter_map(|name| Some(name.split_once('/')?.1))
    }

    /// Text and origin of a template.
    pub fn find(&self, name: &str) -> Option<(&str, Origin)> {
        let (text, origin) = self.by_name.get(name)?;
        Some((text, *origin))
    }
}

/// A file that a theme puts on the site as it is.
#[derive(Clone, Debug)]
pub struct StaticFile {
    /// Name inside the theme's `static` folder, for example `style.css`: the key in `site.assets`.
    pub name: String,
    /// Where it goes. Files at the top of the folder bear a fingerprint (`static/style.1f2e3d4c.css`) and may be
    /// cached for ever; files in folders below keep their names, so that a style sheet can refer to them.
    pub path: OutPath,
    /// What is in it.
    pub bytes: StaticBytes,
}

/// The bytes of a static file, or where they are.
#[derive(Clone, Debug)]
pub enum StaticBytes {
    /// In the binary.
    BuiltIn(&'static [u8]),
    /// Text of a source.
    Source(FileId),
    /// A file that is read when it is written.
    Asset(Asset),
}

/// The static files of a theme and those it is laid over, sorted by name.
///
/// # Errors
/// A file name that cannot be published.
pub fn static_files(
    sources: &Sources,
    assets: &[Asset],
    layers: &Layers,
) -> Result<Vec<StaticFile>, Vec<Diagnostic>> {
    let mut found: BTreeMap<String, (StaticBytes, [u8; 32])> = BTreeMap::new();
    for (path, bytes) in STATIC {
        let name = path.trim_start_matches("static/").to_owned();
        let digest = Sha256::digest(bytes).into();
        found.insert(name, (StaticBytes::BuiltIn(bytes), digest));
    }
    for layer in layers.names.iter().rev() {
        let prefix = format!("{layer}/static/");
        for (id, file) in sources.of(Root::Theme) {
            if let Some(name) = file.path.strip_prefix(&prefix) {
                let digest = Sha256::digest(file.text.as_bytes()).into();
                found.insert(name.to_owned(), (StaticBytes::Source(id), digest));
            }
        }
        for asset in assets.iter().filter(|asset| asset.root == Root::Theme) {
            let name = asset.path.strip_prefix(&prefix);
            if let Some(name) = name.filter(|name| fits_theme(name)) {
                let bytes = StaticBytes::Asset(asset.clone());
                found.insert(name.to_owned(), (bytes, asset.digest));
            }
        }
    }
    publish(found, &layers.names[0])
}

fn publish(
    found: BTreeMap<String, (StaticBytes, [u8; 32])>,
    theme: &str,
) -> Result<Vec<StaticFile>, Vec<Diagnostic>> {
    let mut files = Vec::with_capacity(found.len());
    let mut problems = Vec::new();
    for (name, (bytes, digest)) in found {
        match OutPath::new(&published_name(&name, digest)) {
            Ok(path) => files.push(StaticFile { name, path, bytes }),
            Err(reason) => {
                let shown = match &bytes {
                    StaticBytes::Asset(asset) => asset.shown.to_string(),
                    _ => format!("{theme}/static/{name}"),
                };
                let place = Place::File(shown, None);
                let message = format!("the path of the static file `{name}` {reason}");
                let problem = Diagnostic::new(check::STATIC_NAME, place, message);
                problems.push(problem.hint("rename the file"));
            }
        }
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

fn published_name(name: &str, digest: [u8; 32]) -> String {
    if name.contains('/') {
        return format!("static/{name}");
    }
    let [a, b, c, d, ..] = digest;
    let print = format!("{a:02x}{b:02x}{c:02x}{d:02x}");
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("static/{stem}.{print}.{extension}"),
        None => format!("static/{name}.{print}"),
    }
}
