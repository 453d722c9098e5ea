//! The preview's server: HTTP/1 on the user's own machine.
//!
//! It knows three rooms and gives what they answer: the site, what the preview's scripts ask about it, and the
//! coordinator's desk. No path is ever joined to a folder: rooms look up what they know. [`guard`] decides who may enter.

mod body;
pub mod guard;
mod places;

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;

use self::body::Sent;
use self::guard::{Ask, Door, Hosts, admit};
use self::places::{Place, Places};
use super::Trouble;
use crate::output::{Answer, DeskAnswer, PublicAnswer};

pub use self::body::Channel;

/// The port that is tried first.
pub const PORT: u16 = 4014;

/// So many ports are tried after the first.
const MORE_PORTS: u16 = 100;

const HEAD_TIME: Duration = Duration::from_secs(10);
const BREATH: Duration = Duration::from_secs(15);

/// Goes with every answer: nothing is kept, guessed, embedded elsewhere or told to others.
const ALWAYS: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// What must be shown to be answered.
#[derive(Clone, Debug)]
pub struct Keys {
    /// By the preview's scripts; it stands in every page.
    pub page: String,
    /// At the desk; only the terminal tells it. `None`: there is no desk.
    pub desk: Option<String>,
}

/// What answers. Only the desk can give away what is private.
pub struct Rooms {
    /// Pages and files of the site, by path.
    pub site: Box<dyn Fn(&str) -> PublicAnswer + Send + Sync>,
    /// Files of the preview itself, by name.
    pub own: Box<dyn Fn(&str) -> PublicAnswer + Send + Sync>,
    /// Questions of the preview's scripts.
    pub tools: Box<dyn Fn(&Ask) -> PublicAnswer + Send + Sync>,
    /// The desk.
    pub desk: Box<dyn Fn(&Ask) -> DeskAnswer + Send + Sync>,
}

/// A port that is ours.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    taken: Option<u16>,
}

impl Server {
    /// Takes a port: the one that is asked for, or if another program has it, the next free one.
    ///
    /// # Errors
    /// None is free, or the address is not this machine's.
    pub fn bind(ip: IpAddr, port: u16) -> Result<Self, Trouble> {
        let is_for_many = match ip {
            IpAddr::V4(ip) => ip.is_broadcast() || ip.is_multicast(),
            IpAddr::V6(ip) => ip.is_multicast(),
        };
        if is_for_many {
            let cause = "this is the address of many machines at once: no browser could open it";
            return Err(Trouble::new("listen on", ip.to_string(), cause)
                .hint("write `--bind 0.0.0.0` to be found by others"));
        }
        let mut last = None;
        for next in port..=port.saturating_add(MORE_PORTS) {
            match TcpListener::bind((ip, next)) {
                Ok(listener) => {
                    let address = listener.local_addr();
                    let address = address.unwrap_or_else(|_| SocketAddr::new(ip, next));
                    let taken = (next != port).then_some(port);
                    return Ok(Self {
                        listener,
                        address,
                        taken,
                    });
                }
                Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => last = Some(error),
                Err(error) => {
                    let place = SocketAddr::new(ip, next).to_string();
                    return Err(Trouble::io("listen on", place, &error)
                        .hint("name another with `--port` or `--bind`"));
                }
            }
        }
        let place = SocketAddr::new(ip, port).to_string();
        let cause = last.map_or_else(String::new, |error| super::trouble::cause(&error));
        Err(Trouble::new("listen on", place, cause).hint("name another port with `--port`"))
    }

    /// Where a browser on this machine finds it.
    pub fn address(&self) -> SocketAddr {
        let ip = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        SocketAddr::new(ip, self.address.port())
    }

    /// Where others find it, if that is another address: the one from which this machine would reach them. Nothing is sent.
    pub fn outside(&self) -> Option<SocketAddr> {
        let (here, there) = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => ("0.0.0.0:0", "192.0.2.1:9"),
            IpAddr::V6(ip) if ip.is_unspecified() => ("[::]:0", "[2001:db8::1]:9"),
            _ => return None,
        };
        let socket = UdpSocket::bind(here).ok()?;
        socket.connect(there).ok()?;
        let ip = socket.local_addr().ok()?.ip();
        let known = !ip.is_unspecified() && !ip.is_loopback();
        known.then(|| SocketAddr::new(ip, self.address.port()))
    }

    /// The port that was asked for, if another program has it.
    pub fn taken(&self) -> Option<u16> {
        self.taken
    }

    /// Serves in a thread of its own from now on.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(self, rooms: Rooms, keys: Keys, channel: Channel) -> Result<(), Trouble> {
        let failed = |error| Trouble::io("start", "the preview's server", &error);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(4)
            .build()
            .map_err(failed)?;
        self.listener.set_nonblocking(true).map_err(failed)?;
        let house = Arc::new(House {
            rooms,
            keys,
            channel,
            hosts: Hosts::of(self.address.ip()),
        });
        let listener = self.listener;
        let serve = move || runtime.block_on(accept(listener, house));
        std::thread::Builder::new()
            .name("preview".to_owned())
            .spawn(serve)
            .map_err(failed)?;
        Ok(())
    }
}

/// A key that nobody can guess: 128 bits from the system, in hexadecimal digits.
///
/// # Errors
/// The system has none.
pub fn new_key() -> Result<String, Trouble> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Trouble::new("draw", "a key for the preview", error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

struct House {
    rooms: Rooms,
    keys: Keys,
    channel: Channel,
    hosts: Hosts,
}

async fn accept(listener: TcpListener, house: Arc<House>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let breathing = Arc::clone(&house);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(BREATH).await;
            breathing.channel.breathe();
        }
    });
    let places = Places::default();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let place = places.take(peer.ip());
                let id = place.id();
                let conversation = tokio::spawn(converse(stream, Arc::clone(&house), place));
                places.set_handle(id, conversation.abort_handle());
            }
            // Out of descriptors, say: others will be given back.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

async fn converse(stream: TcpStream, house: Arc<House>, place: Place) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let house = Arc::clone(&house);
        place.speaks();
        async move { Ok::<_, Infallible>(respond(request, house).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_headers(64)
        .max_buf_size(64 << 10)
        .serve_connection(TokioIo::new(stream), service);
    // What a broken or hostile client does is not the user's business.
    let _ = connection.await;
}

async fn respond(request: Request<Incoming>, house: Arc<House>) -> Response<Sent> {
    let (head, _) = request.into_parts();
    match admit(&head, house.hosts, &house.keys) {
        Ok(Door::Events) => events(&head, &house.channel),
        Ok(door) => {
            let answer = tokio::task::spawn_blocking(move || house.answer(door)).await;
            response(&head, answer.unwrap_or_else(|_| failed()))
        }
        Err(refusal) => {
            let (status, text) = refusal.words();
            let mut refused = response(&head, plain(status, text));
            let headers = refused.headers_mut();
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            if status == 405 {
                headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            refused
        }
    }
}

impl House {
    fn answer(&self, door: Door) -> Answer {
        match door {
            Door::Site(path) => (self.rooms.site)(&path).into_answer(),
            Door::Own(name) => (self.rooms.own)(&name).into_answer(),
            Door::Tool(ask) => (self.rooms.tools)(&ask).into_answer(),
            Door::Desk(ask) => (self.rooms.desk)(&ask).into_answer(),
            Door::Events => failed(),
        }
    }
}

fn plain(status: u16, text: &str) -> Answer {
    Answer {
        status,
        kind: "text/plain; charset=utf-8".to_owned(),
        bytes: format!("{text}\n").into_bytes(),
    }
}

fn failed() -> Answer {
    plain(500, "this could not be answered")
}

fn response(head: &Parts, answer: Answer) -> Response<Sent> {
    let length = answer.bytes.len();
    let body = match head.method {
        Method::HEAD => Sent::whole(Vec::new()),
        _ => Sent::whole(answer.bytes),
    };
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let moved = answer.status == 302;
    let name = if moved {
        header::LOCATION
    } else {
        header::CONTENT_TYPE
    };
    if let Ok(value) = HeaderValue::from_str(&answer.kind) {
        headers.insert(name, value);
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn events(head: &Parts, channel: &Channel) -> Response<Sent> {
    let answer = Answer {
        status: 200,
        kind: "text/event-stream".to_owned(),
        bytes: Vec::new(),
    };
    let mut response = response(head, answer);
    response.headers_mut().remove(header::CONTENT_LENGTH);
    if head.method == Method::GET {
        *response.body_mut() = channel.listen();
    }
    response
}
