//! Matches any graph, so that others can hold the solver to its word.
//!
//! ```sh
//! cargo run --release --example solve -- graph.txt            # `-` reads standard input
//! cargo run --release --example solve -- --max-weight graph.txt
//! ```
//!
//! The graph is text: a line `n m`, then `m` lines `u v weight`. People are numbered from 0 to n - 1; a weight is a whole number, negative
//! ones allowed. Empty lines count for nothing. A pair may stand once only, in either order: two weights for one pair would be a
//! contradiction, and it is for the writer of the file to resolve it.
//!
//! As many pairs as possible are matched, and among all ways to do so the heaviest is found; with `--max-weight` the heaviest of all
//! matchings. Printed are `matched M weight W certified`, then the pairs, the smaller number first, in order. It runs the public solver
//! and the certificate and nothing else: what is not proved is not printed.

#![allow(
    clippy::disallowed_methods,
    reason = "an example reads its own arguments and file"
)]

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::process::ExitCode;

use fortnight::matching::certificate::{self, Objective};
use fortnight::matching::pairs::{BadList, ExplicitPairs, MOST_PEOPLE};
use fortnight::matching::solver::{self, Options, Unsolvable};

const USAGE: &str = "usage: solve [--max-weight] FILE    (`-` for standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    ExitCode::from(run(&arguments, io::stdin().lock(), &mut out, &mut err))
}

/// Does what the arguments say. The exit code is 0 if a proved matching was printed, 1 if the input is wrong, 2 if the arguments are.
pub fn run(
    arguments: &[String],
    stdin: impl BufRead,
    out: &mut impl Write,
    err: &mut impl Write,
) -> u8 {
    let (flags, names): (Vec<_>, Vec<_>) = arguments
        .iter()
        .map(String::as_str)
        .partition(|argument| argument.starts_with("--"));
    let objective = match flags[..] {
        [] => Objective::CardinalityFirst,
        ["--max-weight"] => Objective::MaximumWeight,
        _ => return said(err, USAGE, 2),
    };
    let result = match names[..] {
        ["-"] => solve("standard input", stdin, objective, out),
        [name] => match File::open(name) {
            Ok(file) => solve(name, BufReader::new(file), objective, out),
            Err(cause) => Err(format!("error: read {name}: {cause}")),
        },
        _ => return said(err, USAGE, 2),
    };
    match result {
        Ok(()) => 0,
        Err(message) => said(err, &message, 1),
    }
}

fn said(err: &mut impl Write, message: &str, code: u8) -> u8 {
    // Where even this cannot be written, the exit code still tells.
    let _ = writeln!(err, "{message}");
    code
}

fn solve(
    name: &str,
    input: impl BufRead,
    objective: Objective,
    out: &mut impl Write,
) -> Result<(), String> {
    let graph = read(input).map_err(|bad| bad.text(name))?;
    let source =
        ExplicitPairs::new(graph.people, &graph.edges).map_err(|bad| refused(name, &graph, bad))?;
    let options = Options {
        objective,
        ..Options::default()
    };
    let solution = solver::solve(&source, options).map_err(|reason| match reason {
        Unsolvable::TooManyPeople => format!("error: {name}: {}", too_many()),
        Unsolvable::TooHeavy => {
            format!("error: {name}: the weights are too large for so many people to be added up")
        }
    })?;
    let proof = certificate::check(&source, objective, &solution.mate, &solution.duals)
        .map_err(|reason| format!("error: {name}: the matching is not proved: {reason:?}"))?;
    print(out, &solution.mate, &proof).map_err(|cause| format!("error: write the result: {cause}"))
}

fn print(
    out: &mut impl Write,
    mate: &[Option<u32>],
    proof: &certificate::Certificate,
) -> io::Result<()> {
    let certificate::Certificate {
        matched_pairs,
        weight,
        ..
    } = proof;
    let mut text = format!("matched {matched_pairs} weight {weight} certified\n");
    for (u, v) in (0u32..).zip(mate) {
        if let Some(v) = v.filter(|v| u < *v) {
            text.push_str(&format!("{u} {v}\n"));
        }
    }
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// A graph as it was read.
struct Graph {
    people: usize,
    edges: Vec<(u32, u32, i128)>,
    /// The line of each edge.
    lines: Vec<usize>,
}

/// What is wrong, and where.
struct Bad {
    line: usize,
    message: String,
    hint: String,
}

impl Bad {
    fn new(line: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            line,
            message: message.into(),
            hint: hint.into(),
        }
    }

    fn text(&self, name: &str) -> String {
        let Self {
            line,
            message,
            hint,
        } = self;
        format!("error: {name}:{line}: {message}\nhint: {hint}")
    }
}

const EDGE: &str = "a pair is written `u v weight`, for example `0 3 -12`";

fn read(input: impl BufRead) -> Result<Graph, Bad> {
    let mut head = None;
    let mut graph = Graph {
        people: 0,
        edges: Vec::new(),
        lines: Vec::new(),
    };
    let mut last = 0;
    for (line, text) in (1..).zip(input.lines()) {
        let text = text.map_err(|cause| {
            Bad::new(
                line,
                format!("this cannot be read: {cause}"),
                "the file must be plain text",
            )
        })?;
        last = line;
        if text.trim().is_empty() {
            continue;
        }
        let Some((_, count)) = head else {
            let (people, count) = counts(line, &text)?;
            graph.people = people;
            head = Some((line, count));
            continue;
        };
        if graph.edges.len() == count {
            let message = format!("one pair more than the {count} that the first line announces");
            return Err(Bad::new(
                line,
                message,
                "correct the count, or take the line out",
            ));
        }
        graph.edges.push(edge(line, &text, graph.people)?);
        graph.lines.push(line);
    }
    let Some((line, count)) = head else {
        let hint = "begin with a line `n m`: how many people, how many pairs";
        return Err(Bad::new(last.max(1), "there is nothing here", hint));
    };
    if graph.edges.len() < count {
        let message = format!(
            "{count} pairs are announced here, but {} follow",
            graph.edges.len()
        );
        return Err(Bad::new(
            line,
            message,
            "correct the count, or add the pairs",
        ));
    }
    once_each(&graph)?;
    Ok(graph)
}

fn counts(line: usize, text: &str) -> Result<(usize, usize), Bad> {
    let hint = "begin with a line `n m`: how many people, how many pairs";
    let mut words = text.split_whitespace();
    let (Some(people), Some(count), None) = (words.next(), words.next(), words.next()) else {
        return Err(Bad::new(
            line,
            format!("`{}` is not a line `n m`", text.trim()),
            hint,
        ));
    };
    let people: usize = number(line, people, hint)?;
    let count: usize = number(line, count, hint)?;
    if people > MOST_PEOPLE {
        return Err(Bad::new(line, too_many(), "split the graph"));
    }
    Ok((people, count))
}

fn edge(line: usize, text: &str, people: usize) -> Result<(u32, u32, i128), Bad> {
    let mut words = text.split_whitespace();
    let (Some(u), Some(v), Some(weight), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Bad::new(
            line,
            format!("`{}` is not a pair", text.trim()),
            EDGE,
        ));
    };
    let person = |word: &str| {
        let number: u64 = number(line, word, EDGE)?;
        let known = u32::try_from(number)
            .ok()
            .filter(|known| (*known as usize) < people);
        let hint = match people {
            0 => "the first line says that there is nobody".to_owned(),
            _ => format!("people are numbered from 0 to {}", people - 1),
        };
        known.ok_or_else(|| Bad::new(line, format!("there is no person `{word}`"), hint))
    };
    let (u, v) = (person(u)?, person(v)?);
    if u == v {
        let message = format!("person `{u}` is paired with themselves");
        return Err(Bad::new(line, message, "name two different people"));
    }
    let weight: i128 = number(line, weight, EDGE)?;
    if weight.unsigned_abs() >> 100 != 0 {
        let message = format!("the weight `{weight}` is too large");
        return Err(Bad::new(
            line,
            message,
            "weights lie between -2^100 and 2^100",
        ));
    }
    Ok((u.min(v), u.max(v), weight))
}

fn number<T: std::str::FromStr<Err: Display>>(
    line: usize,
    word: &str,
    hint: &str,
) -> Result<T, Bad> {
    word.parse()
        .map_err(|cause| Bad::new(line, format!("`{word}`: {cause}"), hint))
}

fn too_many() -> String {
    format!("more than the {MOST_PEOPLE} people that one graph may have")
}

/// Refuses a pair that stands twice, naming the second place and the first.
fn once_each(graph: &Graph) -> Result<(), Bad> {
    let mut places: Vec<(u32, u32, usize)> = graph
        .edges
        .iter()
        .zip(&graph.lines)
        .map(|((u, v, _), line)| (*u, *v, *line))
        .collect();
    places.sort_unstable();
    let repeated = places.windows(2).filter_map(|two| {
        let ((u, v, first), (x, y, second)) = (two[0], two[1]);
        ((u, v) == (x, y)).then_some((second, first, u, v))
    });
    match repeated.min() {
        None => Ok(()),
        Some((line, first, u, v)) => {
            let message = format!("the pair `{u} {v}` stands in line {first} already");
            Err(Bad::new(line, message, "keep one of the two"))
        }
    }
}

/// What the pair source says of an edge that was let through: a fault here rather than of the file, told all the same.
fn refused(name: &str, graph: &Graph, bad: BadList) -> String {
    let at = match bad {
        BadList::TooManyPeople => return format!("error: {name}: {}", too_many()),
        BadList::NoSuchPerson(at) | BadList::SamePerson(at) | BadList::TooHeavy(at) => at,
    };
    Bad::new(graph.lines[at], format!("{bad:?}"), EDGE).text(name)
}
