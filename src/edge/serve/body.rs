//! The body of an answer: bytes, or the endless one of the reload channel.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::sync::mpsc;

/// Messages that wait for one listener; a listener who is further behind is dropped and comes back by itself.
const WAITING: usize = 16;

/// What is sent.
pub enum Sent {
    /// All at once.
    Whole(Option<Bytes>),
    /// As it comes: what is known at first, then the rest.
    Stream(VecDeque<Bytes>, mpsc::Receiver<Bytes>),
}

impl Sent {
    /// A body of these bytes.
    pub fn whole(bytes: Vec<u8>) -> Self {
        Self::Whole((!bytes.is_empty()).then(|| bytes.into()))
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let frame = |bytes: Bytes| Ok(Frame::data(bytes));
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(frame)),
            Self::Stream(first, later) => match first.pop_front() {
                Some(bytes) => Poll::Ready(Some(frame(bytes))),
                None => later.poll_recv(context).map(|bytes| bytes.map(frame)),
            },
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Self::Stream(..) => SizeHint::default(),
        }
    }
}

/// The reload channel: tells every open page what has changed (server-sent events, HTML standard section 9.2).
#[derive(Clone, Default)]
pub struct Channel(Arc<Mutex<Listeners>>);

#[derive(Default)]
struct Listeners {
    latest: Option<Bytes>,
    all: Vec<mpsc::Sender<Bytes>>,
}

impl Channel {
    /// Tells everybody, and whoever comes later, one line of text.
    pub fn tell(&self, line: &str) {
        let message = Bytes::from(format!("data: {}\n\n", line.replace(['\r', '\n'], " ")));
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.latest = Some(message.clone());
        listeners.send(&message);
    }

    /// Keeps connections open, and finds those that are not.
    pub(super) fn breathe(&self) {
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.send(&Bytes::from_static(b":\n\n"));
    }

    /// A new listener, who is told the latest message at once.
    pub(super) fn listen(&self) -> Sent {
        let (sender, receiver) = mpsc::channel(WAITING);
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.all.push(sender);
        let hello = Bytes::from_static(b"retry: 300\n\n");
        let first = [Some(hello), listeners.latest.clone()];
        Sent::Stream(first.into_iter().flatten().collect(), receiver)
    }
}

impl Listeners {
    fn send(&mut self, message: &Bytes) {
        self.all
            .retain(|listener| listener.try_send(message.clone()).is_ok());
    }
}
