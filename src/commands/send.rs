//! `fortnight send`: who gets what by mail, and what was sent before; `--write` makes drafts or a table, and notes it.

pub(super) mod books;
mod items;
mod odd;
mod resolve;
mod settle;
pub(super) mod show;
mod smtp;

use std::sync::Arc;

use jiff::Timestamp;

use super::propose::asked;
use super::{Loaded, Stop, Verdict, loaded, secret, tell};
use crate::cli::{Cli, SendArgs, SendWhat, Way};
use crate::diagnostic::{self, Diagnostic};
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Free, Issue, free_folder, issue};
use crate::edge::{Trouble, clock, random};
use crate::model::config::Config;
use crate::model::{Program, Round};
use crate::outbox::journal::{Record, State, line};
use crate::outbox::{Again, Asked, Item, Nothing, Plan, What, digest, plan};
use crate::output::mail::Mail;
use crate::output::{Outgoing, Recipient};
use crate::pipeline::mails::{Mails, Sent};
use crate::pipeline::{self, Prepared};
use crate::render::mail::{Draft, Head, drafts};
use crate::render::{merge, sealed};
use crate::words::Languages;
use books::Books;
use items::{coded, item};

/// One sending: everything that is known before anything is done.
struct Sending<'a> {
    arguments: &'a SendArgs,
    program: &'a Program,
    languages: &'a Languages,
    round: Arc<Round>,
    what: What,
    sent: Sent,
    /// Of each mail.
    items: Vec<Item>,
    books: Books,
    /// Whether codes were made with a secret that is not here any more.
    is_secret_lost: bool,
    now: Timestamp,
}

/// Shows what would be sent, or hands it over.
pub fn run(cli: &Cli, arguments: &SendArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Loaded { folders, input } = loaded(cli)?;
    let outcome = pipeline::prepare(&input);
    tell(&input.sources, &outcome.problems, terminal);
    let Some(prepared) = &outcome.value else {
        return Ok(Verdict::Problems);
    };
    let program = &prepared.ready.program;
    let Some(wanted) = arguments.what.filter(|_| !arguments.resolve) else {
        return resolve::run(&prepared.ready, &folders, arguments, terminal);
    };
    let round = asked(program, arguments.round.as_deref())?;
    let what = chosen(program, &round, wanted, arguments.which.as_deref())?;
    let mut sent = mails(prepared, &round, &what)?;
    let books = Books::read(&input.sources, &folders, &round)?;
    let known = secret::read(&input.sources)?;
    let is_secret_lost = known.is_none() && !books.history.is_empty();
    let is_settled = arguments.sent || arguments.unsent;
    let secret = match known {
        None if (arguments.write || arguments.really) && !is_settled => {
            Some(secret::make(&folders)?)
        }
        known => known,
    };
    let items = sent.mails.iter().map(|mail| item(mail, secret.as_ref()));
    let items = items.collect();
    if let Some(secret) = &secret {
        sent.mails = coded(sent.mails, secret, &round);
    }
    let sending = Sending {
        items,
        books,
        is_secret_lost,
        now: clock::now()?,
        arguments,
        program,
        languages: prepared.ready.languages(),
        round,
        what,
        sent,
    };
    sending.check_names()?;
    match arguments {
        _ if arguments.sent || arguments.unsent => settle::run(&sending, &folders, terminal),
        _ if arguments.really && arguments.by != Way::Smtp => Err(no_server().into()),
        SendArgs {
            by: Way::Smtp,
            to_me: Some(most),
            ..
        } => smtp::to_me(sending, &cli.options.root, *most, terminal),
        SendArgs { by: Way::Smtp, .. } => {
            smtp::run(&sending, &folders, &cli.options.root, terminal)
        }
        SendArgs {
            to_me: Some(most), ..
        } => to_me(sending, &folders, *most, terminal),
        _ => send(&sending, &folders, terminal),
    }
}

fn no_server() -> Trouble {
    let cause = "drafts and tables are written, and sent by your mail program";
    Trouble::new("use", "--really", cause)
        .hint("`--write` writes them; `--by smtp --really` sends mails by your account")
}

fn chosen(
    program: &Program,
    round: &Round,
    asked: SendWhat,
    which: Option<&str>,
) -> Result<What, Trouble> {
    let asked = match asked {
        SendWhat::Letters => Asked::Letters,
        SendWhat::Topic => Asked::Topic,
        SendWhat::News => Asked::News,
        SendWhat::Reminder => Asked::Reminder,
    };
    What::choose(program, round, asked, which).map_err(|nothing| {
        let trouble = |cause: String| Trouble::new("send", round.id.to_string(), cause);
        let today = program.today;
        match nothing {
            Nothing::NoTopic => trouble(format!("no topic is discussed on {today}"))
                .hint("`--which` names a topic of the round; `--date` takes another day for today"),
            Nothing::NoPost => trouble("no post is published".to_owned()).hint(
                "a post is a file in `content/posts`; one that is dated later is not there yet",
            ),
            Nothing::NotRunning => trouble(format!(
                "the round does not run on {today}, so nobody is reminded"
            ))
            .hint("`--which week`, `half` or `end` names one all the same"),
            Nothing::Unknown(known) => {
                let name = which.unwrap_or_default();
                let what = diagnostic::printable(name);
                trouble(format!("there is no `{what}` of that kind"))
                    .hint(format!("there are: {}", known.join(", ")))
            }
        }
    })
}

/// The mails, if they may be sent.
fn mails(prepared: &Prepared, round: &Round, what: &What) -> Result<Sent, Stop> {
    let refuse = |cause: &str| Trouble::new("send", round.id.to_string(), cause);
    let sources = &prepared.ready.input.sources;
    let stop = |mut problems: Vec<Diagnostic>| {
        diagnostic::sort(sources, &mut problems);
        Stop::Problems(sources.clone(), problems)
    };
    match prepared.mails(round, what).map_err(stop)? {
        Mails::Of(sent) => Ok(sent),
        Mails::None => Err(refuse("it has no letters today")
            .hint("a round has letters once its sign-ups have closed, until its last day; `--site-only` makes none")
            .into()),
        Mails::Proposed => Err(refuse("its matches are a proposal")
            .hint(format!("look at them and accept them: `fortnight match {} --accept`", round.id))
            .into()),
    }
}

impl Sending<'_> {
    fn plan(&self) -> Plan<'_> {
        let again = self.arguments.again.iter().map(|word| match word.as_str() {
            "pairs" => Again::Pairs,
            id => Again::Person(id.to_owned()),
        });
        let again: Vec<Again> = again.collect();
        let key = self.what.key();
        plan(
            &self.items,
            &key,
            &self.books.history,
            &again,
            &self.arguments.only,
        )
    }

    /// Whoever names somebody means somebody.
    fn check_names(&self) -> Result<(), Trouble> {
        let arguments = self.arguments;
        let again = arguments.again.iter().filter(|word| *word != "pairs");
        let key = self.what.key();
        for id in again.chain(&arguments.only) {
            let is_known = self.items.iter().any(|item| item.id == *id)
                || self.books.history.people(&key).any(|known| known == id);
            if !is_known {
                let shown = diagnostic::printable(id).into_owned();
                return Err(Trouble::new("send to", shown, "no such mail is for anybody of this id")
                    .hint("ids are the names of the files in `data/participants`; without names, everybody is shown"));
            }
        }
        Ok(())
    }

    /// The names of folders hold no slash.
    fn issue_name(&self, suffix: &str) -> String {
        let what = self.what.key().replace('/', "-");
        format!("{}-{what}-{suffix}", self.program.today)
    }

    fn free(&self, folders: &Folders, suffix: &str) -> Result<Free, Trouble> {
        let name = self.issue_name(suffix);
        let round = self.round.id.0.as_str();
        free_folder(folders, Issue { round, name: &name })
    }

    /// What tells a mail from every other; the same for the same content.
    fn message_id(&self, item: &Item) -> String {
        let config = &self.program.config;
        let (round, key) = (self.round.id.to_string(), self.what.key());
        let own = digest(&[&config.base_url, &round, &key, &item.id, &item.content]);
        format!("{own}@{}", config.host())
    }

    fn record(&self, at: usize, state: State, note: Option<&str>) -> Record {
        self.record_at(self.now, at, state, note)
    }

    /// What happens to a mail at a moment.
    fn record_at(&self, now: Timestamp, at: usize, state: State, note: Option<&str>) -> Record {
        let item = &self.items[at];
        Record {
            at: now,
            what: self.what.key(),
            id: item.id.clone(),
            state,
            by: self.arguments.by.word().to_owned(),
            content: item.content.clone(),
            with: item.with.clone(),
            message: self.message_id(item),
            note: note.map(str::to_owned),
        }
    }

    /// The files of some mails.
    fn files(&self, mails: &[(&Item, &Mail)], terminal: Terminal) -> Result<Outgoing, Trouble> {
        let ids: Vec<String> = mails
            .iter()
            .map(|(item, _)| self.message_id(item))
            .collect();
        let only: Vec<&Mail> = mails.iter().map(|(_, mail)| *mail).collect();
        let made = match self.arguments.by {
            Way::Table => merge::merge(&only, self.program.today),
            Way::Pages => {
                let mut chance = vec![[0; sealed::CHANCE]; only.len()];
                random::fill(chance.as_flattened_mut())?;
                let progress = terminal.progress("sealing", only.len());
                sealed::sealed(&only, &chance, self.languages, sealed::ROUNDS, &|| {
                    progress.step();
                })
            }
            // A mail that goes by a server leaves no file; these are for whoever would look.
            Way::Drafts | Way::Smtp => {
                let both = mails.iter().zip(&ids);
                let each = both.map(|((_, mail), id)| Draft {
                    mail,
                    head: head(&self.program.config, id, self.now),
                });
                drafts(&each.collect::<Vec<_>>()).map_err(str::to_owned)
            }
        };
        made.map_err(|fault| Trouble::new("send", self.round.id.to_string(), fault))
    }
}

fn head<'a>(config: &'a Config, id: &'a str, now: Timestamp) -> Head<'a> {
    Head {
        from: [&config.letters.whom_to_ask, &config.letters.email],
        answers: &config.letters.email,
        id,
        date: now.as_second(),
        is_draft: true,
    }
}

fn send(sending: &Sending<'_>, folders: &Folders, terminal: Terminal) -> Result<Verdict, Stop> {
    let plan = sending.plan();
    let odd = odd::odd(sending, &plan, folders);
    terminal.result(&show::text(sending, &plan, &odd, terminal))?;
    let by = sending.arguments.by.word();
    if plan.due.is_empty() {
        terminal.news("nothing is left to send");
        return Ok(Verdict::Fine);
    }
    let free = sending.free(folders, by)?;
    let files = show::files(plan.due.len(), sending.arguments.by);
    if !sending.arguments.write {
        let news = format!(
            "nothing was written: `--write` puts {files} into {}/",
            free.shown()
        );
        terminal.news(&news);
        return Ok(Verdict::Fine);
    }
    hand_over(sending, folders, &plan.due, &free, terminal)?;
    let note = match sending.arguments.by {
        Way::Drafts | Way::Smtp => "send them with your mail program",
        Way::Table => "send them with your mail merge",
        Way::Pages => "give each person their page, and their words by another way",
    };
    let round = &sending.round.id;
    let what = sending.what.key();
    let word = what.split('/').next().unwrap_or_default();
    terminal.result(&format!(
        "{files} are in {}/: {note}, then say so: `fortnight send {word} {round} --sent --write`",
        free.shown()
    ))?;
    Ok(Verdict::Fine)
}

/// Writes drafts or a table. The journal says first what is about to be written, and then that it was: a program that is
/// killed in between leaves a folder that tells, or none.
fn hand_over(
    sending: &Sending<'_>,
    folders: &Folders,
    due: &[usize],
    free: &Free,
    terminal: Terminal,
) -> Result<(), Trouble> {
    let mails = due
        .iter()
        .map(|at| (&sending.items[*at], &sending.sent.mails[*at]));
    let files = sending.files(&mails.collect::<Vec<_>>(), terminal)?;
    let lines = |state| -> String {
        let records = due
            .iter()
            .map(|at| sending.record(*at, state, Some(&free.name)));
        records.map(|record| line(&record)).collect()
    };
    let mut journal = sending.books.open(folders)?;
    journal.add(&lines(State::Prepared))?;
    issue(folders, free, files)?;
    journal.add(&lines(State::Handed))
}

/// Some mails to whoever sends them, one of each group as far as it goes.
fn to_me(
    mut sending: Sending<'_>,
    folders: &Folders,
    most: usize,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let chosen = show::examples(&sending, most.max(1));
    let contact = &sending.program.config.letters;
    let mails = std::mem::take(&mut sending.sent.mails);
    let mut own = Vec::new();
    for (at, mail) in mails.into_iter().enumerate() {
        let to_me = || Recipient {
            name: contact.whom_to_ask.clone(),
            email: contact.email.clone(),
        };
        if chosen.contains(&at) {
            own.push((&sending.items[at], mail.readdressed(to_me())));
        }
    }
    let free = sending.free(folders, "to-me")?;
    let files = show::files(own.len(), sending.arguments.by);
    let email = diagnostic::printable(&contact.email);
    if !sending.arguments.write {
        terminal.result(&format!("{files} to {email} would go to {}/", free.shown()))?;
        terminal.news("nothing was written: `--write` writes them");
        return Ok(Verdict::Fine);
    }
    let pairs: Vec<(&Item, &Mail)> = own.iter().map(|(item, mail)| (*item, mail)).collect();
    issue(folders, &free, sending.files(&pairs, terminal)?)?;
    terminal.result(&format!(
        "{files} to {email} are in {}/; they do not count as sent",
        free.shown()
    ))?;
    Ok(Verdict::Fine)
}
