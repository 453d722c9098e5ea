//! Bytes to and from a server, plain or through TLS, each exchange with an end in time: a server that hangs, or drips, is left.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::{Duration, Instant};

use rustls::{ClientConnection, StreamOwned};

use super::{Fault, Server, tls};

/// A connection.
pub(super) struct Wire {
    stream: Stream,
    /// What was read and not yet looked at.
    read: Vec<u8>,
}

enum Stream {
    Plain(Timed),
    Tls(Box<StreamOwned<ClientConnection, Timed>>),
    /// Between the two.
    None,
}

/// A stream on which nothing goes on beyond a moment.
pub(super) struct Timed {
    tcp: TcpStream,
    until: Instant,
}

impl Timed {
    fn left(&self) -> io::Result<Duration> {
        let left = self.until.saturating_duration_since(Instant::now());
        match left.is_zero() {
            true => Err(io::ErrorKind::TimedOut.into()),
            false => Ok(left),
        }
    }
}

impl Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.tcp.set_read_timeout(Some(self.left()?))?;
        self.tcp.read(buffer).map_err(timed)
    }
}

impl Write for Timed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.tcp.set_write_timeout(Some(self.left()?))?;
        self.tcp.write(bytes).map_err(timed)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.tcp.flush()
    }
}

/// Unix says of a time that is over that one would have to wait.
fn timed(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::WouldBlock => io::ErrorKind::TimedOut.into(),
        _ => error,
    }
}

impl Wire {
    /// Connects, without TLS yet.
    pub fn connect(server: &Server) -> Result<Self, Fault> {
        let until = Instant::now() + server.timeout;
        let addresses = (server.host.as_str(), server.port).to_socket_addrs();
        let addresses = addresses.map_err(|_| {
            server
                .trouble("there is no server of this name, or no network")
                .hint("is `host` in `[mail]` spelled as your provider says?")
        })?;
        let mut last = io::Error::from(io::ErrorKind::NotFound);
        for address in addresses {
            let left = until.saturating_duration_since(Instant::now());
            let left = left.max(Duration::from_millis(1));
            match TcpStream::connect_timeout(&address, left) {
                Ok(tcp) => {
                    // A command is one packet; nothing is gained by waiting for a second.
                    let _ = tcp.set_nodelay(true);
                    return Ok(Self {
                        stream: Stream::Plain(Timed { tcp, until }),
                        read: Vec::new(),
                    });
                }
                Err(error) => last = error,
            }
        }
        let cause = match last.kind() {
            io::ErrorKind::ConnectionRefused => "nothing answers at this port".to_owned(),
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => {
                format!("it did not answer within {}", server.patience())
            }
            _ => format!(
                "there is no way to it: {}",
                super::super::trouble::cause(&last)
            ),
        };
        let hint = "is the server right, and the port? some networks let no mail out: try another one, for example by telephone";
        Err(server.trouble(cause).hint(hint).into())
    }

    /// Goes on in TLS. What the server said before it that nobody had asked for is no part of what it says in it.
    pub fn encrypt(&mut self, server: &Server) -> Result<(), Fault> {
        if !self.read.is_empty() {
            let cause = "something was said before TLS began that nobody had asked for";
            return Err(server
                .trouble(cause)
                .hint("somebody may be in between: try another network; nothing was sent")
                .into());
        }
        let Stream::Plain(timed) = std::mem::replace(&mut self.stream, Stream::None) else {
            return Ok(());
        };
        let connection = tls::connection(server)?;
        let mut stream = StreamOwned::new(connection, timed);
        while stream.conn.is_handshaking() {
            let done = stream.conn.complete_io(&mut stream.sock);
            done.map_err(|error| tls::fault(server, &error))?;
        }
        self.stream = Stream::Tls(Box::new(stream));
        Ok(())
    }

    /// Whether it is encrypted.
    pub fn is_tls(&self) -> bool {
        matches!(self.stream, Stream::Tls(_))
    }

    /// What follows is over within this time.
    pub fn within(&mut self, time: Duration) {
        let until = Instant::now() + time;
        match &mut self.stream {
            Stream::Plain(timed) => timed.until = until,
            Stream::Tls(stream) => stream.sock.until = until,
            Stream::None => {}
        }
    }

    /// Writes all of it.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let stream: &mut dyn Write = match &mut self.stream {
            Stream::Plain(stream) => stream,
            Stream::Tls(stream) => stream,
            Stream::None => return Err(io::ErrorKind::NotConnected.into()),
        };
        stream.write_all(bytes)?;
        stream.flush()
    }

    /// The next line without its end, of at most so many bytes.
    pub fn line(&mut self, longest: usize) -> io::Result<Vec<u8>> {
        loop {
            if let Some(end) = memchr::memchr(b'\n', &self.read) {
                let mut line: Vec<u8> = self.read.drain(..=end).collect();
                line.pop();
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(line);
            }
            if self.read.len() > longest {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let mut room = [0; 2_048];
            let stream: &mut dyn Read = match &mut self.stream {
                Stream::Plain(stream) => stream,
                Stream::Tls(stream) => stream,
                Stream::None => return Err(io::ErrorKind::NotConnected.into()),
            };
            match stream.read(&mut room) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(length) => self.read.extend_from_slice(&room[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}
