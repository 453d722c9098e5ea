//! `fortnight serve`: shows the site in the browser while its files are written.

mod session;

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::mpsc;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Stop, Verdict, config, failed, folders, settings};
use crate::cli::{Cli, ServeArgs};
use crate::edge::folders::{Folders, here};
use crate::edge::load::{self, Live, read_asset};
use crate::edge::serve::{Channel, Keys, PORT, Rooms, Server, new_key};
use crate::edge::terminal::Terminal;
use crate::edge::watch::Watch;
use crate::edge::{Trouble, browser, clock};
use crate::plan::addresses::base_path;
use crate::preview::{Editor, Engine, Preview, Read, Settings};
use session::{GLANCE, Session, Wake};

/// Editors that open a file at an address of their own.
const EDITORS: [(&str, &str); 6] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    (
        "idea",
        "idea://open?file={path}&line={line}&column={column}",
    ),
    (
        "textmate",
        "txmt://open?url=file://{path}&line={line}&column={column}",
    ),
];

/// Serves until it is stopped.
pub fn run(cli: &Cli, arguments: &ServeArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let file = load::read_config(&cli.options.root).map_err(failed)?;
    let config = config(&file)?;
    let folders = folders(&cli.options, &config);
    let settings = settings(&cli.options, &config)?;
    let ip = arguments.bind.map(|ip| ip.to_canonical());
    let ip = ip.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let server = Server::bind(ip, arguments.port.unwrap_or(PORT))?;

    let live = Live::load(&folders, file, settings)?;
    let (wake, inbox) = mpsc::channel();
    let tell = wakes(wake.clone(), Wake::Disk);
    let (watch, polling) = Watch::start(&folders, Arc::new(tell));
    let mut engine = Engine::default();
    let state = engine.moment(live.input(), &BTreeSet::new(), false);
    let keys = keys(ip)?;
    let shared = Arc::new(RwLock::new(folders.clone()));
    let waker = wake.clone();
    let settings = Settings {
        key: keys.page.clone(),
        editor: keys.desk.is_some().then_some(editor(&arguments.editor)?),
        travel: Box::new(wakes(wake, Wake::Travel)),
    };
    let preview = Arc::new(Preview::new(settings, reader(&shared), state));
    let channel = Channel::default();
    channel.tell(&preview.news());
    let link = link(server.address(), &config.base_url, &keys);
    greet(&server, &keys, polling.as_ref(), terminal);
    terminal.result(&format!("preview at {link}"))?;
    say_outside(&server, base_path(&config.base_url), terminal);
    server.start(rooms(&preview), keys.clone(), channel.clone())?;
    if arguments.open
        && let Err(trouble) = browser::open(&link)
    {
        Stop::from(trouble).tell(terminal);
    }
    let date = cli.options.date;
    let mut session = Session {
        options: &cli.options,
        terminal,
        folders,
        shared,
        live,
        watch,
        engine,
        preview,
        channel,
        missing: None,
        travelled: None,
        clock: Box::new(move |zone| clock::today(date, zone)),
        glance: GLANCE,
        waker,
        untold: None,
        told: String::new(),
    };
    session.tell_problems();
    session.run(&inbox);
    Ok(Verdict::Fine)
}

/// Wakes the session; one that has ended is woken in vain.
fn wakes<T>(wake: mpsc::Sender<Wake>, with: fn(T) -> Wake) -> impl Fn(T) {
    move |what| {
        let _ = wake.send(with(what));
    }
}

/// Reads assets from the folders of the moment.
fn reader(folders: &Arc<RwLock<Folders>>) -> Read {
    let folders = Arc::clone(folders);
    Box::new(move |asset| {
        let folders = folders.read().unwrap_or_else(PoisonError::into_inner);
        read_asset(&folders, asset)
    })
}

fn keys(ip: IpAddr) -> Result<Keys, Trouble> {
    let desk = match ip.is_loopback() {
        true => Some(new_key()?),
        false => None,
    };
    Ok(Keys {
        page: new_key()?,
        desk,
    })
}

fn editor(editor: &str) -> Result<Editor, Trouble> {
    let known = EDITORS.iter().find(|(name, _)| *name == editor);
    let template = match known {
        Some((_, template)) => (*template).to_owned(),
        None if editor.contains("{path}") => editor.to_owned(),
        None => {
            let names: Vec<&str> = EDITORS.iter().map(|(name, _)| *name).collect();
            return Err(
                Trouble::new("open files with", editor, "there is no such editor").hint(format!(
                    "known are {}; or give an address with {{path}}, {{line}} and {{column}}",
                    names.join(", ")
                )),
            );
        }
    };
    Ok(Editor {
        template,
        here: here()?,
    })
}

fn rooms(preview: &Arc<Preview>) -> Rooms {
    let [site, own, tools, desk] = [(); 4].map(|()| Arc::clone(preview));
    Rooms {
        site: Box::new(move |path| site.site(path)),
        own: Box::new(move |name| own.own(name)),
        tools: Box::new(move |ask| tools.tool(&ask.name, &ask.words, ask.at_desk)),
        desk: Box::new(move |ask| desk.desk(&ask.name, &ask.words)),
    }
}

/// What the user should know before the line with the address.
fn greet(
    server: &Server,
    keys: &Keys,
    polling: Option<&crate::edge::watch::Polling>,
    terminal: Terminal,
) {
    if let Some(port) = server.taken() {
        terminal.problem(&format!("port {port} is taken by another program"));
    }
    if let Some(polling) = polling {
        terminal.problem(&polling.words());
    }
    if keys.desk.is_none() {
        terminal.problem(
            "warning: everybody who reaches this machine can read the site; there is no desk, no letter is shown, and the day stays as it is",
        );
    }
}

/// The address for others, if there is one, and how to end.
fn say_outside(server: &Server, path: &str, terminal: Terminal) {
    if let Some(outside) = server.outside() {
        terminal.news(&format!("others find it at http://{outside}{path}"));
    }
    terminal.news("Ctrl+C ends it");
}

/// The address to open. What follows `#` never leaves the browser.
fn link(address: std::net::SocketAddr, base_url: &str, keys: &Keys) -> String {
    let site = format!("http://{address}{}", base_path(base_url));
    match &keys.desk {
        Some(desk) => format!("{site}#desk={desk}"),
        None => site,
    }
}
