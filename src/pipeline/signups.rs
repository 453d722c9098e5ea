//! Exports of sign-up forms, read with the form files of a program; for those that have none, one is proposed.

use std::collections::BTreeMap;

use crate::check;
use crate::diagnostic::{Diagnostic, Place, Severity, any_error};
use crate::model::form::{Answers, Form};
use crate::model::sheet::Sheet;
use crate::model::store::Store;
use crate::parse::form::{FormRecord, read_all};
use crate::parse::{self, sheet};
use crate::signup::{self, Proposal, Questions};
use crate::source::{Input, Root, Sources};
use crate::validate;

/// What the exports came to.
#[derive(Default)]
pub struct SignUps {
    /// Rows, read with their forms, if nothing keeps them from being read.
    pub read: Option<Rows>,
    /// Forms that were proposed; then there are no rows.
    pub proposed: Vec<Proposed>,
    /// Errors in single rows too: those are not sound.
    pub problems: Vec<Diagnostic>,
}

/// The rows of all sheets.
pub struct Rows {
    /// The form: of several that were read together, all their columns under the name of the first.
    pub form: Form,
    /// In the order of the sheets; those of one address together.
    pub answers: Vec<Answers>,
    /// Each sheet as it is shown, with its form and how many rows it has.
    pub sheets: Vec<(String, String, usize)>,
    /// Columns of which nothing is kept, with how many cells say something.
    pub nowhere: Vec<(String, usize)>,
    /// Rows that were joined to those of an earlier sheet, by their address.
    pub joined: usize,
}

/// A form that was proposed.
pub struct Proposed {
    /// Where it belongs, below the data folder.
    pub path: String,
    /// The sheet that it is for, as it is shown.
    pub sheet: String,
    /// What it says.
    pub proposal: Proposal,
}

/// Reads tables: each as the user knows it, with its bytes. `named` is the name of the form that they were made with, if the
/// user says one. `zone` is the program's time zone.
pub fn signups(
    input: &Input,
    files: &[(String, Vec<u8>)],
    named: Option<&str>,
    zone: &str,
) -> SignUps {
    let mut found = SignUps::default();
    let data = parse::data::read_frame(&input.sources);
    let questions = Questions::of(&validate::vocabulary_of(&data));
    let records = read_all(&input.sources, &mut found.problems);
    let mut sheets: Vec<Vec<Sheet>> = Vec::new();
    for (shown, bytes) in files {
        match sheet::read(bytes, shown) {
            Ok(tables) => {
                found.problems.extend(tables.problems);
                sheets.push(tables.sheets);
            }
            Err(problem) => found.problems.push(problem),
        }
    }
    if sheets.len() < files.len() {
        return found;
    }
    let mut forms = Forms {
        records: &records,
        known: BTreeMap::new(),
        questions: &questions,
    };
    for record in &records {
        let form = signup::form(record, &questions, &mut Vec::new());
        forms.known.insert(record.name.clone(), form);
    }
    let mut chosen: Vec<(Sheet, Option<String>)> = Vec::new();
    for sheets in sheets {
        chosen.extend(forms.choose(sheets, named, &mut found.problems));
    }
    if !found.problems.iter().any(is_of_a_form) {
        propose(&forms, &chosen, named, zone, &mut found);
    }
    if found.proposed.is_empty() {
        read(&forms, &chosen, &mut found);
    }
    found
}

/// What is wrong with the form files of a program, before anybody imports with them.
pub fn check_forms(input: &Input) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let records = match input.site_only {
        true => Vec::new(),
        false => read_all(&input.sources, &mut problems),
    };
    if records.is_empty() {
        return problems;
    }
    let vocabulary = input.sources.of(Root::Data);
    let is_one = |path: &str| {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        Store::of(stem) == Some(Store::Vocabulary)
    };
    let vocabulary = vocabulary.filter(|(_, file)| is_one(&file.path));
    let vocabulary = Sources::new(vocabulary.map(|(_, file)| file.clone()).collect());
    let vocabulary = validate::vocabulary_of(&parse::data::read(&vocabulary));
    let questions = Questions::of(&vocabulary);
    for record in &records {
        signup::form(record, &questions, &mut problems);
    }
    problems
}

/// A form file that cannot be read as it is: which columns it knows is not known either.
fn is_of_a_form(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Error && matches!(problem.place, Place::Span(_))
}

/// The forms of a program.
struct Forms<'a> {
    records: &'a [FormRecord],
    known: BTreeMap<String, Form>,
    questions: &'a Questions,
}

impl Forms<'_> {
    /// The sheets of a file that are read, each with the name of its form: those whose headers a form knows, or else the first.
    fn choose(
        &self,
        sheets: Vec<Sheet>,
        named: Option<&str>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<(Sheet, Option<String>)> {
        let one = sheets.len() == 1;
        let form_of = |sheet: &Sheet| match named {
            Some(name) if one => self.known.contains_key(name).then(|| name.to_owned()),
            Some(name) => self.fitting(sheet).filter(|found| found == name),
            None => self.fitting(sheet),
        };
        let mut with: Vec<(Sheet, Option<String>)> = Vec::new();
        let mut without = Vec::new();
        for sheet in sheets {
            match form_of(&sheet) {
                Some(form) => with.push((sheet, Some(form))),
                None => without.push(sheet),
            }
        }
        let mut without = without.into_iter();
        if with.is_empty() {
            let named = named
                .filter(|name| self.known.contains_key(*name))
                .map(str::to_owned);
            with.extend(without.next().map(|sheet| (sheet, named)));
        }
        for sheet in without {
            let place = Place::File(sheet.shown.to_string(), None);
            let message = "this sheet is not read: no form file knows its columns";
            problems.push(Diagnostic::new(check::SHEET_LEFT_OUT, place, message).hint(
                "if people signed up there too, save it as a file of its own and import that",
            ));
        }
        with
    }

    /// The form that knows the most headers of a sheet: half of them at least, or half of its own.
    fn fitting(&self, sheet: &Sheet) -> Option<String> {
        let fits = self.known.values().filter_map(|form| {
            let (known, headers) = signup::fit(form, sheet);
            let enough = known > 1 && (known * 2 >= headers || known * 2 >= form.columns.len());
            enough.then_some((known, form))
        });
        let best = fits.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, form)| form.name.clone())
    }
}

fn propose(
    forms: &Forms<'_>,
    chosen: &[(Sheet, Option<String>)],
    named: Option<&str>,
    zone: &str,
    found: &mut SignUps,
) {
    let mut names: Vec<String> = forms
        .records
        .iter()
        .map(|record| record.name.clone())
        .collect();
    for (sheet, _) in chosen.iter().filter(|(_, form)| form.is_none()) {
        let name = free_name(named.unwrap_or(&sheet.shown), &names);
        names.push(name.clone());
        found.proposed.push(Proposed {
            path: format!("forms/{name}.yaml"),
            sheet: sheet.shown.to_string(),
            proposal: signup::propose(sheet, forms.questions, zone),
        });
    }
}

/// A name for a form file, made of that of a table: `sign-up` of `exports/Sign-up (Responses).xlsx`.
fn free_name(shown: &str, taken: &[String]) -> String {
    let stem = shown.rsplit(['/', '\\']).next().unwrap_or(shown);
    let stem = stem.split('.').next().unwrap_or(stem).to_lowercase();
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| {
        !word.is_empty() && !["responses", "form", "export", "results"].contains(word)
    });
    let name = words.collect::<Vec<_>>().join("-");
    let name = if name.is_empty() {
        "sign-up".to_owned()
    } else {
        name
    };
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or(name)
}

fn read(forms: &Forms<'_>, chosen: &[(Sheet, Option<String>)], found: &mut SignUps) {
    let mut used: Vec<&str> = chosen
        .iter()
        .filter_map(|(_, form)| form.as_deref())
        .collect();
    used.dedup();
    let Some(form) = whole(forms, &used, &mut found.problems) else {
        return;
    };
    let mut rows = Rows {
        form,
        answers: Vec::new(),
        sheets: Vec::new(),
        nowhere: Vec::new(),
        joined: 0,
    };
    let mut all = Vec::new();
    for (at, (sheet, name)) in chosen.iter().enumerate() {
        let Some((name, form)) = name
            .as_ref()
            .and_then(|name| Some((name, forms.known.get(name)?)))
        else {
            continue;
        };
        let others = chosen
            .iter()
            .enumerate()
            .filter(|(other, (_, form))| *other != at && form.as_ref() == Some(name));
        let others: Vec<&Sheet> = others.map(|(_, (sheet, _))| sheet).collect();
        let read = signup::read(form, sheet, &others, forms.questions);
        found.problems.extend(read.problems);
        rows.nowhere.extend(read.nowhere);
        rows.sheets
            .push((sheet.shown.to_string(), name.clone(), sheet.rows.len()));
        all.push(read.rows);
    }
    if all.iter().any(Vec::is_empty) {
        return;
    }
    (rows.answers, rows.joined) = signup::merge(all, &mut found.problems);
    found.read = Some(rows);
}

/// The forms that are used, as one; `None` if something is wrong with one of them.
fn whole(forms: &Forms<'_>, used: &[&str], problems: &mut Vec<Diagnostic>) -> Option<Form> {
    let mut wrong = problems.iter().any(is_of_a_form);
    let mut whole: Option<Form> = None;
    for record in forms
        .records
        .iter()
        .filter(|record| used.contains(&&*record.name))
    {
        let mut own = Vec::new();
        let form = signup::form(record, forms.questions, &mut own);
        if let Some(span) = record.proposed {
            let message = "this form file was proposed, and nobody has read it yet";
            own.push(
                Diagnostic::new(check::FORM_UNREAD, span, message)
                    .hint("read it, change what is wrong, delete this line, and import again"),
            );
        }
        wrong |= any_error(&own);
        problems.extend(own);
        match &mut whole {
            Some(whole) => whole.columns.extend(form.columns),
            None => whole = Some(form),
        }
    }
    whole.filter(|_| !wrong)
}
