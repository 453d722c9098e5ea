//! Themes: templates and static files, and the only place that knows the template engine.
//!
//! A theme is a folder of the program laid over the built-in `default` theme; a template that it lacks comes from
//! there. Inside the engine every template is called `<theme>/<file>`, so a theme may write
//! `{% extends "default/home.html" %}` to change one block of a page.

mod cards;
mod files;
mod filters;
mod parts;
mod report;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde::Serialize;
use tera::value::Key;
use tera::{Context, Map, Tera, Value};

use super::escape;
use crate::diagnostic::Diagnostic;
use crate::model::theme::{Layers, Setting};
use crate::source::Sources;
use crate::view::{Head, SiteView};
use crate::words::{Languages, Words};

pub use cards::{Cards, Shared};
pub use files::{StaticBytes, StaticFile, is_built_in, static_files};

/// Everything that is escaped in templates whose name ends so.
const ESCAPED: [&str; 3] = [".html", ".htm", ".xml"];

/// In bytes: most pages fit, so that their text is not moved while it grows.
const ROOM: usize = 24 * 1024;

/// A theme, ready to render in one language.
#[derive(Clone)]
pub struct Theme {
    engine: Arc<Tera>,
    origins: Arc<files::Templates>,
    parts: Arc<parts::Parts>,
    layers: Arc<Layers>,
    languages: Arc<Languages>,
    /// What every template sees of a site and of the settings, once there is one.
    seen: Option<[Value; 2]>,
    /// Made for letters in other languages than the site's, by their tags.
    others: Arc<Mutex<BTreeMap<String, Arc<Tera>>>>,
}

impl Theme {
    /// Reads the templates of a theme over those of the built-in one.
    ///
    /// # Errors
    /// Every template that does not parse or names something that is not there.
    #[allow(dead_code, reason = "tests make a theme without a program")]
    pub fn new(
        sources: &Sources,
        layers: &Layers,
        site: &SiteView,
    ) -> Result<Self, Vec<Diagnostic>> {
        let languages = Arc::new(Languages::new(&site.language, &[]));
        Self::of_any_site(None, sources, layers, languages)?.of(site)
    }

    /// The templates alone: they can be read while the site is still being planned. Those of `earlier` are not read again.
    ///
    /// # Errors
    /// Those of [`new`](Self::new), but for what `site` lacks.
    pub fn of_any_site(
        earlier: Option<&Self>,
        sources: &Sources,
        layers: &Layers,
        languages: Arc<Languages>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let origins = files::Templates::new(sources, layers);
        let same = |earlier: &&Self| {
            let same_templates = *earlier.origins == origins;
            same_templates && earlier.layers.names == layers.names && earlier.languages == languages
        };
        if let Some(earlier) = earlier.filter(same) {
            return Ok(Self {
                layers: Arc::new(layers.clone()),
                ..earlier.clone()
            });
        }
        Ok(Self {
            engine: Arc::new(load(layers, &origins, languages.site())?),
            origins: Arc::new(origins),
            parts: Arc::default(),
            layers: Arc::new(layers.clone()),
            languages,
            seen: None,
            others: Arc::default(),
        })
    }

    /// The same theme with what every template sees of a site. If that is what it sees already, all that it has made holds.
    ///
    /// # Errors
    /// The site cannot be shown to templates.
    pub fn of(mut self, site: &SiteView) -> Result<Self, Vec<Diagnostic>> {
        let value = value(site, &self.origins)?;
        let settings = self.layers.settings.iter();
        let settings = settings.map(|(key, value)| (Key::from(key.clone()), shown(value)));
        let seen = [value, Value::from(settings.collect::<Map>())];
        if self.seen.as_ref() == Some(&seen) {
            return Ok(self);
        }
        let [site_value, settings] = seen.clone();
        let engine = Arc::make_mut(&mut self.engine);
        let context = engine.global_context();
        context.insert_value("site", site_value);
        context.insert_value("theme", settings);
        self.parts = Arc::new(parts::Parts::new(self.origins.files(), site));
        self.others = Arc::default();
        self.seen = Some(seen);
        Ok(self)
    }

    /// The themes that it is made of.
    pub fn layers(&self) -> &Layers {
        &self.layers
    }

    /// The languages in which it can speak.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The same theme with its words in another language.
    pub fn speaking(&self, words: &Words) -> Self {
        let mut speaking = self.clone();
        if words.language() != self.languages.site().language() {
            let others = self.others.lock();
            let mut others = others.unwrap_or_else(std::sync::PoisonError::into_inner);
            let made = others
                .entry(words.language().to_owned())
                .or_insert_with(|| {
                    let mut engine = Tera::clone(&self.engine);
                    filters::register(&mut engine, words);
                    Arc::new(engine)
                });
            speaking.engine = Arc::clone(made);
        }
        speaking
    }

    /// Renders a page: `view` under its `key`, and for documents their `content` (safe HTML).
    ///
    /// # Errors
    /// What went wrong, at its place in the template.
    pub fn render(
        &self,
        template: &str,
        root: &str,
        head: &Head,
        key: &'static str,
        view: &impl Serialize,
        content: Option<&str>,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut context = self.context(key, view)?;
        context.insert_value("root", Value::from(root));
        context.insert_value("page", value(head, &self.origins)?);
        let parts = |template: &str, context: &Context| self.run(template, context);
        context.insert_value("parts", self.parts.of(root, &head.url, parts)?);
        if let Some(html) = content {
            context.insert_value("content", Value::safe_string(html));
        }
        self.run_bytes(template, &context)
    }

    /// Renders a template that needs no page around it: a block of a letter.
    ///
    /// # Errors
    /// What went wrong, at its place in the template.
    pub fn block(
        &self,
        template: &str,
        key: &'static str,
        view: &impl Serialize,
    ) -> Result<String, Vec<Diagnostic>> {
        self.run(template, &self.context(key, view)?)
    }

    /// The same as bytes: a whole file.
    ///
    /// # Errors
    /// What went wrong, at its place in the template.
    pub fn file(
        &self,
        template: &str,
        key: &'static str,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.run_bytes(template, &self.context(key, view)?)
    }

    fn context(
        &self,
        key: &'static str,
        view: &impl Serialize,
    ) -> Result<Context, Vec<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value(key, value(view, &self.origins)?);
        Ok(context)
    }

    fn run(&self, template: &str, context: &Context) -> Result<String, Vec<Diagnostic>> {
        let out = self.run_bytes(template, context)?;
        String::from_utf8(out).map_err(|error| report::on_render(&error.into(), &self.origins))
    }

    fn run_bytes(&self, template: &str, context: &Context) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut out = Vec::with_capacity(ROOM);
        let name = self.origins.name(template);
        let done = self.engine.render_to(name, context, &mut out);
        done.map_err(|error| report::on_render(&error, &self.origins))?;
        Ok(out)
    }
}

fn load(
    layers: &Layers,
    origins: &files::Templates,
    words: &Words,
) -> Result<Tera, Vec<Diagnostic>> {
    let mut engine = engine(words);
    let prefixes = layers.names.iter().map(|layer| format!("{layer}/"));
    engine
        .set_fallback_prefixes(prefixes)
        .and_then(|()| engine.add_raw_templates(origins.texts()))
        .map_err(|error| report::on_load(&error, origins))?;
    Ok(engine)
}

fn engine(words: &Words) -> Tera {
    let mut engine = Tera::default();
    engine.autoescape_on(ESCAPED);
    engine.set_escape_fn(escape::shown);
    filters::register(&mut engine, words);
    engine
}

fn shown(setting: &Setting) -> Value {
    match setting {
        Setting::None => Value::none(),
        Setting::Text(text) => Value::from(text.as_str()),
        Setting::Number(number) => Value::from(*number),
        Setting::Flag(flag) => Value::from(*flag),
    }
}

fn value(view: &impl Serialize, origins: &files::Templates) -> Result<Value, Vec<Diagnostic>> {
    Value::try_from_serializable(view).map_err(|error| report::on_render(&error, origins))
}
