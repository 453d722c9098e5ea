//! The program serving a folder of its own.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Long enough for the slowest machine: only a failure waits so long.
pub const LONG: Duration = Duration::from_secs(60);

pub const CONFIG: &str = "\
title = \"Across the Stacks\"
base_url = \"https://across.example.org/\"
[organiser]
name = \"Ines\"
email = \"hello@across.example.org\"
";

/// A topic whose text is one word.
pub fn topic(title: &str, word: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nsummary = \"A summary.\"\ndate = 2026-02-01\n+++\n{word}\n")
}

pub struct Running {
    folder: tempfile::TempDir,
    child: Child,
    said: Arc<Mutex<String>>,
    pub address: SocketAddr,
    pub desk: Option<String>,
}

/// An answer: status, head and body.
pub struct Got {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Got {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Running {
    /// Serves a program of one topic, `topics/a.md`.
    pub fn small() -> Self {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "fortnight.toml", CONFIG);
        write(
            folder.path(),
            "content/topics/a.md",
            &topic("First", "begin"),
        );
        Self::serve(folder, &[])
    }

    /// Serves a copy of the demonstration.
    pub fn demonstration() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let origin = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["content", "data", "themes"] {
            copy(&origin.join(part), &folder.path().join(part));
        }
        fs::copy(
            origin.join("fortnight.toml"),
            folder.path().join("fortnight.toml"),
        )
        .unwrap();
        Self::serve(folder, &[])
    }

    /// Serves a folder, and waits for the line with the address.
    pub fn serve(folder: tempfile::TempDir, more: &[&str]) -> Self {
        Self::serve_behind("", folder, more)
    }

    /// The same behind a shell prefix such as `ulimit -n 64;`.
    pub fn serve_behind(prefix: &str, folder: tempfile::TempDir, more: &[&str]) -> Self {
        let mut child = Command::new("sh")
            .args(["-c", &format!("{prefix} exec \"$0\" \"$@\"")])
            .arg(env!("CARGO_BIN_EXE_fortnight"))
            .args(["serve", "--root"])
            .arg(folder.path())
            .args(more)
            .env_remove("SOURCE_DATE_EPOCH")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = listen(child.stderr.take().unwrap());
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line
            .trim()
            .strip_prefix("preview at http://")
            .unwrap_or_else(|| panic!("{line}{}", said.lock().unwrap()));
        let (place, desk) = match url.split_once("/#desk=") {
            Some((place, desk)) => (place, Some(desk.to_owned())),
            None => (url.trim_end_matches('/'), None),
        };
        Self {
            address: place.parse().unwrap(),
            desk,
            folder,
            child,
            said,
        }
    }

    /// Builds the program, as `fortnight build` does.
    pub fn build(&self) {
        let built = Command::new(env!("CARGO_BIN_EXE_fortnight"))
            .args(["build", "--root"])
            .arg(self.path(""))
            .env_remove("SOURCE_DATE_EPOCH")
            .output()
            .unwrap();
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    pub fn write(&self, inside: &str, text: &str) {
        write(self.folder.path(), inside, text);
    }

    /// What the program has said so far, as far as it has been heard: to be waited for.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.address.port())
    }

    pub fn get(&self, path: &str) -> Got {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.host()
        ))
    }

    /// A question that only the preview's own scripts may put.
    pub fn tool(&self, name: &str, words: &str, desk: &str) -> Got {
        self.ask(&format!(
            "GET /~fortnight/{name}?token={}&{words} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\n\
             X-Fortnight-Desk: {desk}\r\nConnection: close\r\n\r\n",
            self.key(),
            self.host()
        ))
    }

    /// The key that stands in every page.
    pub fn key(&self) -> String {
        let page = self.get("/").text();
        page.split_once("data-key=\"").unwrap().1[..32].to_owned()
    }

    /// Sends bytes as they are and no more, and reads all that comes back.
    pub fn raw(&self, bytes: &[u8]) -> Vec<u8> {
        self.send(bytes, true)
    }

    fn send(&self, bytes: &[u8], is_all: bool) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        // A server that has refused may have closed already.
        let _ = stream.write_all(bytes);
        if is_all {
            let _ = stream.shutdown(std::net::Shutdown::Write);
        }
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    pub fn ask(&self, request: &str) -> Got {
        let answer = self.send(request.as_bytes(), false);
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer to {request}"));
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        Got {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head,
            body: answer[end + 4..].to_vec(),
        }
    }

    /// Waits until a page holds a text.
    pub fn wait_for(&self, path: &str, text: &str) {
        self.wait(&format!("`{text}` in {path}"), || {
            self.get(path).text().contains(text)
        });
    }

    pub fn wait(&self, what: &str, is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(
                begun.elapsed() < LONG,
                "waited in vain for {what}; said:\n{}",
                self.said()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Sends a signal: `STOP`, `CONT`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &self.child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Resident memory in kB.
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Gathers what is said, in a thread of its own.
fn listen(stderr: ChildStderr) -> Arc<Mutex<String>> {
    let said = Arc::new(Mutex::new(String::new()));
    let heard = Arc::clone(&said);
    std::thread::spawn(move || {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            let mut said = heard.lock().unwrap();
            said.push_str(&line);
            said.push('\n');
        }
    });
    said
}

pub fn write(root: &Path, inside: &str, text: &str) {
    let path = root.join(inside);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
