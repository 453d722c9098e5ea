//! Pages and files of the site, looked up in the plan.

use std::borrow::Cow;

use super::{Preview, State, additions, kinds};
use crate::address::decode;
use crate::diagnostic::Diagnostic;
use crate::model::Document;
use crate::output::{Answer, PublicAnswer};
use crate::pipeline::Ready;
use crate::plan::kinds::NOT_FOUND_FILE;
use crate::plan::{PublicFile, addresses};

/// So many of the documents of one change are looked at before somebody asks for them.
const MOST_LOOKED_AT: usize = 5;

/// What the plan has at an address.
pub(super) enum Found<'a> {
    File(&'a PublicFile),
    /// The folder has a page: its address ends with `/`.
    Folder(String),
    Nothing,
}

impl Preview {
    /// The answer to a request for a path of the site: decoded, without its leading slash.
    pub fn site(&self, path: &str) -> PublicAnswer {
        let state = self.state();
        let Some(ready) = &state.ready else {
            return self.waiting(&state);
        };
        let base = addresses::base_path(&ready.program.config.base_url);
        let Some(path) = below(base, path) else {
            return moved(base.to_owned());
        };
        match find(ready, path) {
            Found::File(file) => self.file(&state, ready, file, 200),
            Found::Folder(folder) => moved(format!("{base}{}", addresses::encode(&folder))),
            Found::Nothing => match find(ready, NOT_FOUND_FILE) {
                Found::File(file) => self.file(&state, ready, file, 404),
                _ => super::not_found(),
            },
        }
    }

    /// A file of the preview itself.
    pub fn own(&self, name: &str) -> PublicAnswer {
        let Some(text) = additions::file(name) else {
            return super::not_found();
        };
        PublicAnswer::new(Answer {
            status: 200,
            kind: match name {
                "desk" => kinds::of("desk.html").to_owned(),
                _ => kinds::of(name).to_owned(),
            },
            bytes: text
                .replace(
                    "data-key=\"KEY\"",
                    &format!("data-key=\"{}\"", self.settings.key),
                )
                .into_bytes(),
        })
    }

    /// What keeps the documents of the last change from being shown: what a template or the leak gate finds in their pages.
    pub fn stopped(&self) -> Vec<Diagnostic> {
        let state = self.state();
        let Some(ready) = state.ready.as_ref().filter(|_| !state.broken) else {
            return Vec::new();
        };
        let base = addresses::base_path(&ready.program.config.base_url);
        let addresses = state.edited.iter().take(MOST_LOOKED_AT);
        let paths = addresses.map(|edited| decode(edited.url.trim_start_matches('/')));
        let problems = paths.filter_map(|path| match find(ready, below(base, &path)?) {
            Found::File(file) => ready.public(file, &*self.read).err(),
            _ => None,
        });
        let mut problems: Vec<Diagnostic> = problems.flatten().collect();
        crate::diagnostic::sort(&ready.input.sources, &mut problems);
        problems
    }

    fn file(&self, state: &State, ready: &Ready, file: &PublicFile, status: u16) -> PublicAnswer {
        let kind = kinds::of(file.path.as_str());
        let bytes = match ready.public(file, &*self.read) {
            Ok(bytes) => self.finished(state, kind, bytes),
            Err(_) if kind.starts_with("text/html") => {
                let words = "Something in its text or template needs you first.";
                let page = additions::waiting("This page cannot be shown", words);
                return self.page(state, 500, &page);
            }
            Err(_) => return super::stopped(),
        };
        PublicAnswer::new(Answer {
            status,
            kind: kind.to_owned(),
            bytes,
        })
    }

    fn finished(&self, state: &State, kind: &str, bytes: Cow<'_, [u8]>) -> Vec<u8> {
        if kind.starts_with("text/html") {
            additions::add(&bytes, &self.settings.key, state.version)
        } else {
            bytes.into_owned()
        }
    }

    /// For when nothing has ever been in order.
    fn waiting(&self, state: &State) -> PublicAnswer {
        let words = "As soon as what is wrong is mended, the site is shown here.";
        self.page(state, 503, &additions::waiting("Not ready yet", words))
    }

    fn page(&self, state: &State, status: u16, html: &[u8]) -> PublicAnswer {
        PublicAnswer::new(Answer {
            status,
            kind: kinds::of("x.html").to_owned(),
            bytes: additions::add(html, &self.settings.key, state.version),
        })
    }
}

/// What the plan has at a path of the site.
pub(super) fn find<'a>(ready: &'a Ready, path: &str) -> Found<'a> {
    let file = |path: &str| ready.plan.site.file(path);
    if path.is_empty() || path.ends_with('/') {
        return file(&format!("{path}index.html")).map_or(Found::Nothing, Found::File);
    }
    if let Some(found) = file(path) {
        return Found::File(found);
    }
    match file(&format!("{path}/index.html")) {
        Some(_) => Found::Folder(format!("{path}/")),
        None => Found::Nothing,
    }
}

/// The address at which the preview shows a document.
pub(super) fn address(ready: &Ready, document: &Document) -> String {
    let base = addresses::base_path(&ready.program.config.base_url);
    let address = addresses::encode(&ready.plan.site.addresses.of(document));
    format!("{base}{address}")
}

/// A path of the server as a path of the site, if the site lies there: `base` begins and ends with `/`.
pub(super) fn below<'a>(base: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(&*decode(base.trim_start_matches('/')))
}

fn moved(address: String) -> PublicAnswer {
    PublicAnswer::new(Answer {
        status: 302,
        kind: address,
        bytes: Vec::new(),
    })
}
