//! `fortnight import`: the answers of a sign-up form become people's files; `--write` writes them.

use jiff::civil::Date;

use super::{Loaded, Stop, Verdict, count, loaded, warn};
use crate::cli::{Cli, ImportArgs};
use crate::diagnostic::{self, printable};
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::load;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Change, change_files};
use crate::import::{self, Imported};
use crate::model::store::Store;
use crate::parse::sheet::MOST_BYTES;
use crate::pipeline;
use crate::pipeline::signups::{Proposed, Rows, signups};
use crate::source::Input;
use crate::validate;

/// Reads exports, and says what they come to; proposes a form file for those that have none.
pub fn run(cli: &Cli, arguments: &ImportArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let mut files = Vec::new();
    for path in &arguments.files {
        let bytes = load::read_sheet(path, MOST_BYTES)?;
        files.push((path.to_string_lossy().into_owned(), bytes));
    }
    let Loaded { folders, input } = loaded(cli)?;
    let form = arguments.form.as_deref().map(name_of);
    let config = pipeline::config_so_far(&input.sources);
    let zone = config.map_or_else(|| "UTC".to_owned(), |config| config.time_zone);
    let mut found = signups(&input, &files, form.as_deref(), &zone);
    drop(files);
    diagnostic::sort(&input.sources, &mut found.problems);
    warn(&input.sources, &found.problems, terminal);
    if !found.proposed.is_empty() {
        propose(&folders, &found.proposed, terminal)?;
        return Ok(Verdict::Problems);
    }
    let Some(rows) = found.read.take() else {
        terminal.problem("nothing was imported");
        return Ok(Verdict::Problems);
    };
    tell(&rows, terminal);
    let imported = imported(&input, rows, arguments, &folders)?;
    told(&input, &imported, terminal)?;
    match arguments.write {
        _ if imported.files.is_empty() && imported.accounts.need_you > 0 => {
            terminal
                .news("nothing is to be written before somebody has looked at those that need you");
        }
        _ if imported.files.is_empty() => terminal.news("every file says it already"),
        true => write(&folders, imported.files, terminal)?,
        false => terminal.news("nothing was written: `--write` writes all but those that need you"),
    }
    Ok(
        match diagnostic::any_error(&found.problems) || imported.accounts.need_you > 0 {
            true => Verdict::Problems,
            false => Verdict::Fine,
        },
    )
}

fn imported(
    input: &Input,
    rows: Rows,
    arguments: &ImportArgs,
    folders: &Folders,
) -> Result<Imported, Trouble> {
    let config = pipeline::config_so_far(&input.sources);
    let today = validate::today(input.today, config.and_then(|config| config.today));
    let named = arguments.round.as_deref();
    let round = import::round(&input.sources, named, today);
    let round = round.ok_or_else(|| no_round(named, today))?;
    let folder = folders.data.shown();
    Ok(import::import(
        input,
        &rows.form,
        &round,
        rows.answers,
        today,
        folder,
    ))
}

fn no_round(named: Option<&str>, today: Date) -> Trouble {
    match named {
        Some(name) => Trouble::new("import", format!("round {name}"), "there is no such round")
            .hint("name a round of the `rounds` folder"),
        None => Trouble::new(
            "import",
            "the answers",
            format!("no round takes sign-ups on {today}"),
        )
        .hint("name the round that they are for with `--round ID`, or give a day with `--date`"),
    }
}

/// Who needs somebody, what changes, and how many rows there are of which kind.
fn told(input: &Input, imported: &Imported, terminal: Terminal) -> Result<(), Trouble> {
    let mut problems = imported.problems.clone();
    diagnostic::sort(&input.sources, &mut problems);
    warn(&input.sources, &problems, terminal);
    let changes = import::told(imported, terminal.telling().all);
    terminal.result(&(changes + &import::total(&imported.accounts)))
}

/// Writes people's files, and what was taken of them last.
fn write(folders: &Folders, files: Vec<import::File>, terminal: Terminal) -> Result<(), Trouble> {
    let changes = files.into_iter().map(|file| Change {
        path: file.path,
        before: file.before.map(|text| text.to_string()),
        after: file.after.to_string(),
    });
    let changes: Vec<Change> = changes.collect();
    change_files(&folders.data, &changes)?;
    let of_people = changes.iter().filter(|change| is_of_people(&change.path));
    let (people, shown) = (of_people.count(), folders.data.shown());
    let files = match people {
        0 => format!("nobody's file is another one now; {shown}/imports keeps what was taken"),
        _ => format!(
            "{} written below {shown}/participants, and {shown}/imports keeps what was taken; `fortnight check` looks at the whole",
            count(people, "file was", "files were")
        ),
    };
    terminal.news(&files);
    Ok(())
}

fn is_of_people(path: &str) -> bool {
    Store::of(path) == Some(Store::Participants)
}

/// The name of a form, by its file or as it is.
fn name_of(form: &str) -> String {
    let name = form.rsplit(['/', '\\']).next().unwrap_or(form);
    let name = name
        .strip_suffix(".yaml")
        .or(name.strip_suffix(".yml"))
        .unwrap_or(name);
    name.to_owned()
}

/// Writes the forms that were proposed, and shows what each column would be.
fn propose(folders: &Folders, proposed: &[Proposed], terminal: Terminal) -> Result<(), Stop> {
    let changes = proposed.iter().map(|one| Change {
        path: one.path.clone(),
        before: None,
        after: one.proposal.text.clone(),
    });
    change_files(&folders.data, &changes.collect::<Vec<_>>())?;
    for one in proposed {
        let path = folders.data.show(&one.path);
        let mut text = format!(
            "{}: no form file knows its columns, so one is proposed\n",
            printable(&one.sheet)
        );
        for column in &one.proposal.columns {
            let samples: Vec<String> = column
                .samples
                .iter()
                .map(|sample| printable(sample).into_owned())
                .collect();
            let doubt = column
                .doubt
                .as_ref()
                .map_or(String::new(), |why| format!(" (? {})", printable(why)));
            text += &format!(
                "  {:>3}  {}\n       to {}{doubt}\n",
                column.letters,
                printable(&column.header),
                column.to
            );
            if !samples.is_empty() {
                text += &format!("       e.g. {}\n", samples.join(" | "));
            }
        }
        terminal.result(&text)?;
        terminal.news(&format!(
            "{path} was written: read it, change what is wrong, delete its line `proposed: true`, and import again"
        ));
    }
    Ok(())
}

/// What was read, and of what nothing is kept.
fn tell(rows: &Rows, terminal: Terminal) {
    for (sheet, form, number) in &rows.sheets {
        let rows = count(*number, "row", "rows");
        terminal.news(&format!(
            "{}: {rows}, read with data/forms/{form}.yaml",
            printable(sheet)
        ));
    }
    if rows.joined > 0 {
        terminal.news(&format!(
            "{} joined to another by the address",
            count(rows.joined, "row was", "rows were")
        ));
    }
    for (column, cells) in &rows.nowhere {
        let cells = count(*cells, "answer", "answers");
        terminal.news(&format!(
            "nothing is kept of `{}`: {cells}",
            printable(column)
        ));
    }
}
