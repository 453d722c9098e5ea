//! A mail server for tests: it takes mails into a mailbox that is counted, or does at any step what it is told.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The password of everybody.
const PASSWORD: &str = "tulip";

/// How TLS begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    AtOnce,
    OnRequest,
    /// It is not offered.
    Never,
    /// It is offered, and refused when it is asked for.
    Refused,
    /// It is offered, and answers to what has not been asked come with the yes.
    Early,
}

/// Where in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Connect,
    Hello,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// All of a mail is there.
    Body,
    /// It was answered.
    Done,
}

/// A moment.
pub struct At<'a> {
    pub step: Step,
    /// The recipient of the mail that is spoken of.
    pub to: &'a str,
}

/// What a server does.
#[derive(Clone, Copy)]
pub enum Answer {
    /// What it should.
    Fine,
    /// It says this instead; a mail is not taken.
    Say(&'static str),
    /// It says this, without a line's end, and nothing more.
    Drip(&'static str),
    /// It ends the connection; a mail is not taken.
    Close,
    /// It says nothing any more.
    Hang,
    /// It takes the mail, and ends the connection.
    TakeAndClose,
    /// It takes the mail, and says nothing any more.
    TakeAndHang,
    /// It takes the mail, and says this.
    TakeAndSay(&'static str),
}

/// A mail that was taken.
#[derive(Clone)]
pub struct Taken {
    pub from: String,
    pub to: String,
    pub bytes: Vec<u8>,
}

type Behaviour = Box<dyn Fn(&At<'_>) -> Answer + Send + Sync>;

struct Shared {
    tls: Tls,
    config: Arc<ServerConfig>,
    behaviour: Behaviour,
    mailbox: Mutex<Vec<Taken>>,
    /// What was said without TLS.
    plain: Mutex<Vec<String>>,
    connections: AtomicUsize,
    is_over: AtomicBool,
}

pub struct Server {
    port: u16,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn honest() -> Self {
        Self::start(Tls::AtOnce, "good.pem", |_| Answer::Fine)
    }

    pub fn start(
        tls: Tls,
        certificate: &str,
        behaviour: impl Fn(&At<'_>) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            tls,
            config: config(certificate),
            behaviour: Box::new(behaviour),
            mailbox: Mutex::default(),
            plain: Mutex::default(),
            connections: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
        });
        let own = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for tcp in listener.incoming().flatten() {
                if own.is_over.load(Ordering::SeqCst) {
                    return;
                }
                own.connections.fetch_add(1, Ordering::SeqCst);
                let own = Arc::clone(&own);
                // Whoever breaks off is no trouble of the server's.
                std::thread::spawn(move || drop(Talk::serve(&own, tcp)));
            }
        });
        Self {
            port,
            shared,
            thread: Some(thread),
        }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn mailbox(&self) -> Vec<Taken> {
        self.shared.mailbox.lock().unwrap().clone()
    }

    /// How many mails each address has got.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for taken in self.mailbox() {
            *counts.entry(taken.to).or_default() += 1;
        }
        counts
    }

    pub fn plain(&self) -> Vec<String> {
        self.shared.plain.lock().unwrap().clone()
    }

    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        drop(self.thread.take().unwrap().join());
    }
}

fn config(certificate: &str) -> Arc<ServerConfig> {
    let chain = CertificateDer::pem_file_iter(super::certificate(certificate)).unwrap();
    let chain: Result<Vec<_>, _> = chain.collect();
    let key = PrivateKeyDer::from_pem_file(super::certificate("server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider);
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let config = builder.with_no_client_auth();
    Arc::new(config.with_single_cert(chain.unwrap(), key).unwrap())
}

trait Stream: Read + Write {}

impl<T: Read + Write> Stream for T {}

/// One session.
struct Talk<'a> {
    shared: &'a Shared,
    tcp: TcpStream,
    stream: BufReader<Box<dyn Stream>>,
    is_tls: bool,
    from: String,
    to: String,
}

/// That a session is over.
fn over<T>() -> io::Result<T> {
    Err(io::ErrorKind::ConnectionAborted.into())
}

impl<'a> Talk<'a> {
    fn serve(shared: &'a Shared, tcp: TcpStream) -> io::Result<()> {
        tcp.set_read_timeout(Some(Duration::from_secs(30)))?;
        tcp.set_nodelay(true)?;
        let stream: Box<dyn Stream> = Box::new(tcp.try_clone()?);
        let mut talk = Self {
            shared,
            tcp,
            stream: BufReader::new(stream),
            is_tls: false,
            from: String::new(),
            to: String::new(),
        };
        if shared.tls == Tls::AtOnce {
            talk.encrypt()?;
        }
        talk.answer(Step::Connect, "220 localhost ready")?;
        loop {
            let line = talk.line()?;
            talk.command(&line)?;
        }
    }

    fn encrypt(&mut self) -> io::Result<()> {
        let connection = ServerConnection::new(Arc::clone(&self.shared.config)).unwrap();
        let stream = StreamOwned::new(connection, self.tcp.try_clone()?);
        self.stream = BufReader::new(Box::new(stream));
        self.is_tls = true;
        Ok(())
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return over();
        }
        let line = line.trim_end().to_owned();
        if !self.is_tls {
            self.shared.plain.lock().unwrap().push(line.clone());
        }
        Ok(line)
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        let stream = self.stream.get_mut();
        stream.write_all(text.as_bytes())?;
        stream.flush()
    }

    fn hang(&mut self) -> io::Result<()> {
        // Until the other side has had enough.
        while self.stream.read(&mut [0; 512])? > 0 {}
        over()
    }

    fn answer(&mut self, step: Step, fine: &str) -> io::Result<()> {
        let at = At { step, to: &self.to };
        match (self.shared.behaviour)(&at) {
            Answer::Fine => self.say(&format!("{fine}\r\n")),
            Answer::Say(text) | Answer::TakeAndSay(text) => self.say(&format!("{text}\r\n")),
            Answer::Drip(text) => {
                for _ in 0..100 {
                    self.say(text)?;
                    std::thread::sleep(Duration::from_millis(100));
                }
                over()
            }
            Answer::Close | Answer::TakeAndClose => over(),
            Answer::Hang | Answer::TakeAndHang => self.hang(),
        }
    }

    fn command(&mut self, line: &str) -> io::Result<()> {
        let address = || {
            let inside = line
                .split_once('<')
                .and_then(|(_, rest)| rest.split_once('>'));
            inside.map_or("", |(address, _)| address).to_owned()
        };
        let verb = line.split([' ', ':']).next().unwrap_or_default();
        match &*verb.to_ascii_uppercase() {
            "EHLO" => {
                let offers = self.shared.tls != Tls::Never && !self.is_tls;
                let tls = if offers { "250-STARTTLS\r\n" } else { "" };
                let fine =
                    format!("250-localhost\r\n{tls}250-8BITMIME\r\n250 AUTH PLAIN LOGIN XOAUTH2");
                self.answer(Step::Hello, &fine)
            }
            "STARTTLS" => match self.shared.tls {
                Tls::Refused => self.say("454 4.7.0 not now\r\n"),
                Tls::Early => {
                    let early = "250-localhost\r\n250 AUTH PLAIN\r\n235 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n";
                    self.say(&format!("220 go\r\n{early}"))?;
                    self.encrypt()
                }
                _ => {
                    self.say("220 go\r\n")?;
                    self.encrypt()
                }
            },
            "AUTH" => self.auth(line),
            "MAIL" => {
                self.from = address();
                self.answer(Step::Mail, "250 2.1.0 ok")
            }
            "RCPT" => {
                self.to = address();
                self.answer(Step::Rcpt, "250 2.1.5 ok")
            }
            "DATA" => {
                self.answer(Step::Data, "354 go on")?;
                self.body()
            }
            "RSET" => self.say("250 2.0.0 ok\r\n"),
            "QUIT" => {
                self.say("221 2.0.0 bye\r\n")?;
                over()
            }
            _ => self.say("502 5.5.1 what?\r\n"),
        }
    }

    /// A password is known, whichever way it comes.
    fn auth(&mut self, line: &str) -> io::Result<()> {
        use base64::Engine as _;
        let text = |word: &str| {
            let bytes = base64::engine::general_purpose::STANDARD.decode(word);
            String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
        };
        let words: Vec<&str> = line.split(' ').collect();
        let is_known = match words[..] {
            [_, "PLAIN", word] => text(word).ends_with(&format!("\0{PASSWORD}")),
            [_, "XOAUTH2", word] => {
                let is_known =
                    text(word).contains(&format!("\u{1}auth=Bearer {PASSWORD}\u{1}\u{1}"));
                if !is_known {
                    self.say("334 eyJzdGF0dXMiOiI0MDEifQ==\r\n")?;
                    self.line()?;
                }
                is_known
            }
            _ => {
                self.say("334 VXNlcm5hbWU6\r\n")?;
                self.line()?;
                self.say("334 UGFzc3dvcmQ6\r\n")?;
                text(&self.line()?) == PASSWORD
            }
        };
        match is_known {
            true => self.answer(Step::Auth, "235 2.7.0 welcome"),
            false => self.say("535 5.7.8 wrong name or password\r\n"),
        }
    }

    fn body(&mut self) -> io::Result<()> {
        let mut bytes = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.stream.read_until(b'\n', &mut line)? == 0 {
                return over();
            }
            if line == b".\r\n" {
                break;
            }
            bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        let at = At {
            step: Step::Body,
            to: &self.to,
        };
        let answer = (self.shared.behaviour)(&at);
        let is_taken = matches!(
            answer,
            Answer::Fine | Answer::TakeAndClose | Answer::TakeAndHang | Answer::TakeAndSay(_)
        );
        if is_taken {
            self.shared.mailbox.lock().unwrap().push(Taken {
                from: self.from.clone(),
                to: self.to.clone(),
                bytes,
            });
        }
        match answer {
            Answer::Fine => self.say("250 2.0.0 taken\r\n")?,
            Answer::Say(text) | Answer::TakeAndSay(text) => self.say(&format!("{text}\r\n"))?,
            Answer::Drip(text) => self.say(text)?,
            Answer::Close | Answer::TakeAndClose => return over(),
            Answer::Hang | Answer::TakeAndHang => return self.hang(),
        }
        match (self.shared.behaviour)(&At {
            step: Step::Done,
            to: &self.to,
        }) {
            Answer::Close => over(),
            _ => Ok(()),
        }
    }
}
