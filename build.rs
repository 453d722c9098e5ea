//! Lists the files of `src/words`, so that a language is added by adding files.

#![allow(clippy::disallowed_methods, reason = "it runs before there is an edge")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new("src/words");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut list = String::from("&[\n");
    for language in entries(folder)?.iter().filter(|path| path.is_dir()) {
        let tag = name(language);
        let folders = ["letters", "starter"].map(|folder| entries(&language.join(folder)));
        let [letters, starter] = folders;
        let files = [entries(language)?, letters?, starter?].concat();
        for file in files.iter().filter(|path| path.is_file()) {
            let name = file.strip_prefix(language).unwrap_or(file).display();
            let name = name.to_string().replace('\\', "/");
            let path = env::current_dir()?.join(file);
            // Writing to a string cannot fail.
            let _ = writeln!(list, "({tag:?}, {name:?}, include_str!({path:?})),");
        }
    }
    list.push(']');
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("words.rs"), list)
}

/// What lies in a folder, by name; nothing if there is none.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
