//! Reads a program folder: every text and the digest of every other file, in parallel.
//!
//! What cannot become a source is a problem of the input, told together with all others; only a missing program or
//! an unreadable folder stops here.

mod file;
mod live;
mod mails;
mod misnamed;
mod picture;
mod sheet;
mod walk;

use std::path::Path;

use rayon::prelude::*;

pub use file::read_asset;
pub use live::{Live, Touched, absolute};
pub use mails::mail_files;
pub use sheet::read_sheet;

use self::file::{Loaded, read_text};
use self::walk::{Fence, Found};
use super::folders::{Folder, Folders, resolve};
use super::{Failure, Trouble, git};
use crate::diagnostic::Diagnostic;
use crate::source::{Asset, Input, Root, SourceFile, Sources, Today};

/// The folders of which everything is read.
const ROOTS: [Root; 3] = [Root::Content, Root::Data, Root::Theme];

/// The file that makes a folder a program.
pub(super) const CONFIG: &str = "fortnight.toml";

/// So many files are read by one thread without looking whether another is idle.
const AT_ONCE: usize = 16;

/// What a build is told besides the folders.
#[derive(Clone, Debug)]
pub struct Settings {
    /// See [`super::clock::today`].
    pub today: Today,
    /// Whose midnight begins a day: IANA.
    pub time_zone: String,
    /// Publish drafts too.
    pub drafts: bool,
    /// Publish what is dated later too.
    pub future: bool,
    /// No matching, no letters.
    pub site_only: bool,
    /// Folders below that of the data, of each of which to warn if it is about to be tracked by a repository that others can read.
    pub warn_of_git: Vec<&'static str>,
}

/// Reads `fortnight.toml`, which says where the other folders lie.
///
/// # Errors
/// There is no such folder or file, it cannot be read, or it is not UTF-8.
pub fn read_config(root: &Path) -> Result<SourceFile, Failure> {
    let folder = Folder::new(root);
    if !root.is_dir() {
        return Err(
            Trouble::new("read", folder.shown(), "there is no such folder")
                .hint("name the program's folder with `--root DIR`")
                .into(),
        );
    }
    let shown = folder.show(CONFIG);
    let path = root.join(CONFIG);
    if !path.exists() {
        return Err(Trouble::new("read", shown, "there is no such file")
            .hint("run this in the program's folder, or name that folder with `--root DIR`")
            .into());
    }
    if !path.is_file() {
        // To read a named pipe would wait for whoever writes it.
        return Err(Trouble::new("read", shown, "this is not a file").into());
    }
    let fence = Fence::new([resolve_folder(&folder)?], Vec::new());
    if let Some(problem) = fence.refuses(&path, &shown) {
        return Err(problem.into());
    }
    Ok(read_text(&path, Root::Config, CONFIG, &shown)?)
}

/// Reads everything else. `config` is what [`read_config`] gave.
///
/// # Errors
/// Neither content nor data exists, or one of these folders holds another.
pub fn load(folders: &Folders, config: SourceFile, settings: &Settings) -> Result<Input, Trouble> {
    let fences = Fences::new(folders)?;
    let read: Vec<_> = ROOTS
        .into_par_iter()
        .map(|root| read_found(walk::walk(folders.of(root), root, fences.of(root))))
        .collect();
    let mut input = put_together(read, config, settings);
    let of_git = git::warning(&folders.data, &settings.warn_of_git);
    input.problems.extend(of_git);
    Ok(input)
}

/// Where the links of each folder may lead.
#[derive(Debug)]
struct Fences {
    open: Fence,
    of_data: Fence,
}

impl Fences {
    fn new(folders: &Folders) -> Result<Self, Trouble> {
        misnamed::check(folders)?;
        check_presence(folders)?;
        let real = |folder| resolve_folder(folder);
        let (root, content, data, themes) = (
            real(&folders.root)?,
            real(&folders.content)?,
            real(&folders.data)?,
            real(&folders.themes)?,
        );
        check_apart(folders, [&content, &data, &themes])?;
        let outputs = [&folders.public, &folders.private, &folders.outbox];
        let outputs = outputs.map(real);
        let outputs: Vec<_> = outputs.into_iter().collect::<Result<_, _>>()?;
        let open = Fence::new(
            [root.clone()],
            outputs.iter().cloned().chain([data.clone()]).collect(),
        );
        let of_data = if folders.data_given {
            Fence::new([root, data], outputs.to_vec())
        } else {
            Fence::new([root], outputs.to_vec())
        };
        Ok(Self { open, of_data })
    }

    fn of(&self, root: Root) -> &Fence {
        match root {
            Root::Data => &self.of_data,
            Root::Config | Root::Content | Root::Theme => &self.open,
        }
    }
}

fn resolve_folder(folder: &Folder) -> Result<std::path::PathBuf, Trouble> {
    resolve(folder.disk()).map_err(|error| Trouble::io("read", folder.shown(), &error))
}

fn check_presence(folders: &Folders) -> Result<(), Trouble> {
    if folders.data_given && !folders.data.disk().is_dir() {
        return Err(
            Trouble::new("read", folders.data.shown(), "there is no such folder")
                .hint("`--data` names the folder that holds `participants/` and `rounds/`"),
        );
    }
    if !folders.content.disk().is_dir() && !folders.data.disk().is_dir() {
        return Err(
            Trouble::new("read", folders.content.shown(), "there is no such folder").hint(format!(
                "a program needs `{}` or `{}`",
                folders.content.shown(),
                folders.data.shown()
            )),
        );
    }
    Ok(())
}

/// Folders of different kinds may not hold one another: a participant's file must never count as content.
fn check_apart(folders: &Folders, real: [&Path; 3]) -> Result<(), Trouble> {
    let all = [&folders.content, &folders.data, &folders.themes];
    for (outer, outer_real) in real.iter().enumerate() {
        for (inner, inner_real) in real.iter().enumerate() {
            if inner == outer || !inner_real.starts_with(outer_real) {
                continue;
            }
            let cause = format!("`{}` lies inside it", all[inner].shown());
            return Err(Trouble::new("read", all[outer].shown(), cause)
                .hint("content, data and themes need a folder each, none inside another"));
        }
    }
    Ok(())
}

/// What one folder holds, read as far as it can be.
type Read = (Vec<Result<Loaded, Diagnostic>>, Vec<Diagnostic>);

fn read_found(found: Found) -> Read {
    let files = found.files.par_iter().with_max_len(AT_ONCE);
    (files.map(file::read).collect(), found.problems)
}

fn put_together(read: Vec<Read>, config: SourceFile, settings: &Settings) -> Input {
    let mut texts = vec![config];
    let mut assets: Vec<Asset> = Vec::new();
    let mut problems: Vec<Diagnostic> = Vec::new();
    for (files, of_walk) in read {
        problems.extend(of_walk);
        for one in files {
            match one {
                Ok(Loaded::Text(text)) => texts.push(text),
                Ok(Loaded::Asset(asset)) => assets.push(asset),
                Err(problem) => problems.push(problem),
            }
        }
    }
    assets.sort_by(|a, b| (a.root, &a.path).cmp(&(b.root, &b.path)));
    Input {
        sources: Sources::new(texts),
        assets,
        problems,
        today: settings.today,
        drafts: settings.drafts,
        future: settings.future,
        site_only: settings.site_only,
    }
}
