//! `fortnight import`: the answers of a sign-up form become people's files; `--write` writes them.

use super::{Loaded, Stop, Verdict, count, loaded, warn};
use crate::cli::{Cli, ImportArgs};
use crate::diagnostic::{self, printable};
use crate::edge::folders::Folders;
use crate::edge::load;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Change, change_files};
use crate::parse::sheet::MOST_BYTES;
use crate::pipeline;
use crate::pipeline::signups::{Proposed, Rows, signups};
use crate::words::english as words;

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
    let Some(rows) = found.read else {
        terminal.problem("nothing was imported");
        return Ok(Verdict::Problems);
    };
    tell(&rows, terminal)?;
    Ok(match diagnostic::any_error(&found.problems) {
        true => Verdict::Problems,
        false => Verdict::Fine,
    })
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
fn tell(rows: &Rows, terminal: Terminal) -> Result<(), Stop> {
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
    let unread = rows
        .answers
        .iter()
        .filter(|answers| !answers.unread.is_empty())
        .count();
    let all = count(rows.answers.len(), "row", "rows");
    let needs = if unread == 1 { "needs" } else { "need" };
    terminal.result(&format!(
        "{all}: {} {needs} you",
        words::number(unread as u64)
    ))?;
    Ok(())
}
