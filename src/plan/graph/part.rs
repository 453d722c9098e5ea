//! Links to a part of a page that is made from data: only the page itself knows its parts.

use crate::address::{Inside, Kind};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Program;
use crate::parse::nearest::nearest;
use crate::plan::kinds::Which;
use crate::plan::{Page, PublicFile, Site};
use crate::source::Span;

/// A link to a part of a page.
pub struct Part<'a> {
    /// The page.
    pub file: &'a PublicFile,
    /// The id of the part, decoded and composed.
    pub id: String,
    /// Where the link is written.
    pub place: Span,
    in_menu: bool,
}

/// All such links of the menu and of texts.
pub fn parts<'a>(program: &Program, site: &'a Site) -> Vec<Part<'a>> {
    let menu = program.config.menu.iter();
    let menu = menu.map(|entry| (&*entry.path, entry.span, true));
    let lists = [
        &program.topics,
        &program.posts,
        &program.pages,
        &program.letters,
    ];
    let links = lists.into_iter().flatten().flat_map(|text| &text.links);
    let links = links.map(|link| (&*link.target, link.span, false));
    let found = menu.chain(links).filter_map(|(target, place, in_menu)| {
        let (file, id) = named(site, target)?;
        Some(Part {
            file,
            id,
            place,
            in_menu,
        })
    });
    found.collect()
}

/// Whether a link may lead to a part of such a page: they are known by whole paths alone.
pub fn may_lead_to_part(target: &str) -> bool {
    target.starts_with('/') && target.contains('#')
}

fn named<'a>(site: &'a Site, target: &str) -> Option<(&'a PublicFile, String)> {
    if !may_lead_to_part(target) || Kind::of(target) != Kind::Inside {
        return None;
    }
    let inside = Inside::new(target);
    let (path, id) = (inside.rooted()?, inside.part.as_deref()?);
    let bare = path.strip_suffix("index.html").unwrap_or(path);
    let folder = match bare.trim_matches('/') {
        "" => String::new(),
        bare => format!("{bare}/"),
    };
    let file = site.file(&format!("{folder}index.html"))?;
    let made = matches!(file.page, Page::Made(_, Which::Number(_)));
    let text = site.addresses.text_at(&site.addresses.link(&folder));
    (made && text.is_none()).then(|| (file, id.to_owned()))
}

impl Part<'_> {
    /// That the page has no such part, but others.
    pub fn missing(&self, others: &[&str]) -> Diagnostic {
        let path = self.file.path.as_str();
        let page = path.strip_suffix("index.html").unwrap_or(path);
        let check = match self.in_menu {
            true => check::BROKEN_MENU,
            false => check::BROKEN_ANCHOR,
        };
        let message = format!("no part `#{}` on the page `/{page}`", self.id);
        Diagnostic::new(check, self.place, message).hint(
            match nearest(&self.id, others.iter().copied()) {
                Some(near) => format!("did you mean `#{near}`?"),
                None => format!("it has: {}", others.join(", ")),
            },
        )
    }
}
