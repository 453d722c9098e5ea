//! The example `solve`: what it prints for a graph, against brute force and known optima, and what it says of a bad one.

#[allow(dead_code, reason = "`main` is for the command line")]
#[path = "../examples/solve.rs"]
mod example;

type Edge = (usize, usize, i128);

/// Exit code, standard output, standard error.
fn run(arguments: &[&str], input: &str) -> (u8, String, String) {
    let arguments: Vec<String> = arguments.iter().map(|one| (*one).to_owned()).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = example::run(&arguments, input.as_bytes(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

fn written(people: usize, edges: &[Edge]) -> String {
    let lines = edges
        .iter()
        .map(|(u, v, weight)| format!("{u} {v} {weight}\n"));
    format!("{people} {}\n", edges.len()) + &lines.collect::<String>()
}

/// Reads the answer back and holds it against the graph: disjoint pairs that exist, in order, with the totals it claims.
fn answer(arguments: &[&str], people: usize, edges: &[Edge]) -> (usize, i128) {
    let input = written(people, edges);
    let (code, out, err) = run(arguments, &input);
    assert_eq!((code, err.as_str()), (0, ""), "{input}");
    let mut lines = out.lines();
    let head: Vec<&str> = lines.next().unwrap().split(' ').collect();
    let ["matched", pairs, "weight", weight, "certified"] = head[..] else {
        panic!("{out}")
    };
    let (pairs, weight): (usize, i128) = (pairs.parse().unwrap(), weight.parse().unwrap());
    let mut taken = vec![false; people];
    let (mut total, mut before, mut count) = (0, None, 0);
    for line in lines {
        let ends: Vec<usize> = line.split(' ').map(|word| word.parse().unwrap()).collect();
        let [u, v] = ends[..] else { panic!("{out}") };
        assert!(u < v && before < Some(u), "{out}");
        before = Some(u);
        assert!(!taken[u] && !taken[v], "{out}");
        (taken[u], taken[v]) = (true, true);
        let edge = edges
            .iter()
            .find(|(a, b, _)| (a.min(b), a.max(b)) == (&u, &v));
        total += edge.expect("a pair of the graph").2;
        count += 1;
    }
    assert_eq!((pairs, weight), (count, total), "{out}");
    (pairs, weight)
}

/// Best (pairs, weight) with cardinality first, and best weight, over all matchings of the people in `free`.
fn brute_force(free: u32, edges: &[Edge]) -> ((usize, i128), i128) {
    if free == 0 {
        return ((0, 0), 0);
    }
    let first = free.trailing_zeros() as usize;
    let rest = free & (free - 1);
    let mut best = brute_force(rest, edges);
    for &(u, v, weight) in edges {
        let other = if u == first { v } else { u };
        if (u == first || v == first) && rest >> other & 1 == 1 {
            let with = brute_force(rest & !(1 << other), edges);
            best.0 = best.0.max((with.0.0 + 1, with.0.1 + weight));
            best.1 = best.1.max(with.1 + weight);
        }
    }
    best
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn graph(
        &mut self,
        people: usize,
        density: u64,
        weigh: impl Fn(&mut Self) -> i128,
    ) -> Vec<Edge> {
        let mut edges = Vec::new();
        for u in 0..people {
            for v in u + 1..people {
                if self.below(100) < density {
                    let ends = if self.below(2) == 0 { (u, v) } else { (v, u) };
                    edges.push((ends.0, ends.1, weigh(self)));
                }
            }
        }
        edges
    }
}

fn check(people: usize, edges: &[Edge]) {
    let (by_pairs, by_weight) = brute_force((1 << people) - 1, edges);
    assert_eq!(answer(&["-"], people, edges), by_pairs, "{edges:?}");
    assert_eq!(
        answer(&["--max-weight", "-"], people, edges).1,
        by_weight,
        "{edges:?}"
    );
}

#[test]
fn small_graphs_are_matched_as_brute_force_does() {
    let mut dice = Dice(6);
    for _ in 0..600 {
        let people = dice.below(9) as usize;
        let density = 20 + dice.below(81);
        let range = [1, 3, 40, 1 << 60][dice.below(4) as usize];
        let edges = dice.graph(people, density, |dice| {
            i128::from(dice.below(2 * range + 1)) - i128::from(range)
        });
        check(people, &edges);
    }
}

#[test]
fn hard_graphs_are_matched_as_brute_force_does() {
    let ring = |from: usize, size: usize, weight: i128| {
        (0..size).map(move |at| (from + at, from + (at + 1) % size, weight))
    };
    let no_edges: Vec<Edge> = Vec::new();
    check(0, &no_edges);
    check(7, &no_edges);
    // An odd ring with a tail; two odd rings and a bridge; rings that share a person; a star.
    check(6, &ring(0, 5, 8).chain([(0, 5, 9)]).collect::<Vec<_>>());
    check(
        10,
        &ring(0, 5, 7)
            .chain(ring(5, 5, 7))
            .chain([(2, 7, 1)])
            .collect::<Vec<_>>(),
    );
    check(
        9,
        &ring(0, 5, 6)
            .chain([(4, 5, 6), (5, 6, 6), (6, 4, 6), (6, 7, 3), (1, 8, 5)])
            .collect::<Vec<_>>(),
    );
    check(
        8,
        &(1..8)
            .map(|leaf| (0, leaf, leaf as i128 - 4))
            .collect::<Vec<_>>(),
    );
    // A blossom inside a blossom that must be opened again, after Galil's survey of 1986.
    let nested = [
        (0, 1, 19),
        (0, 2, 20),
        (0, 7, 8),
        (1, 2, 25),
        (1, 3, 18),
        (2, 4, 18),
        (3, 4, 13),
        (3, 6, 7),
        (4, 5, 7),
    ];
    check(8, &nested);
    // Everybody alike, and one pair worth less than nothing that an extra pair needs.
    check(9, &Dice(1).graph(9, 100, |_| 5));
    check(4, &[(0, 1, 10), (1, 2, 30), (2, 3, -25)]);
    let most = (1i128 << 100) - 1;
    check(
        6,
        &[
            (0, 1, most),
            (1, 2, most - 1),
            (2, 3, most),
            (3, 4, -most),
            (4, 5, most),
            (5, 0, most - 2),
        ],
    );
}

/// Weights -i j on 0..2n: the heaviest perfect matching pairs the first with the last (Machol and Wien, "A hard assignment problem", 1976).
#[test]
fn the_product_graph_has_its_closed_optimum() {
    let half = 40;
    let last = 2 * half - 1;
    let edges: Vec<Edge> = (0..=last)
        .flat_map(|u| (u + 1..=last).map(move |v| (u, v, -((u * v) as i128))))
        .collect();
    let expected: i128 = (0..half).map(|one| -((one * (last - one)) as i128)).sum();
    assert_eq!(answer(&["-"], 2 * half, &edges), (half, expected));
}

#[test]
fn a_constant_on_every_weight_moves_nothing_when_pairs_come_first() {
    let mut dice = Dice(77);
    for _ in 0..40 {
        let edges = dice.graph(24, 40, |dice| i128::from(dice.below(50)));
        let (pairs, weight) = answer(&["-"], 24, &edges);
        let raised: Vec<Edge> = edges.iter().map(|(u, v, w)| (*u, *v, w - 1000)).collect();
        assert_eq!(
            answer(&["-"], 24, &raised),
            (pairs, weight - 1000 * pairs as i128)
        );
    }
}

#[test]
fn the_printed_form_is_exact() {
    let input = "4 3\n\n2 1 -5\r\n0 1 7\n3 2 7\n\n";
    assert_eq!(
        run(&["-"], input),
        (
            0,
            "matched 2 weight 14 certified\n0 1\n2 3\n".into(),
            String::new()
        )
    );
    let path = "4 3\n0 1 -5\n1 2 7\n2 3 -5\n";
    assert_eq!(
        run(&["-"], path).1,
        "matched 2 weight -10 certified\n0 1\n2 3\n"
    );
    assert_eq!(
        run(&["--max-weight", "-"], path).1,
        "matched 1 weight 7 certified\n1 2\n"
    );
    assert_eq!(run(&["-"], "0 0\n").1, "matched 0 weight 0 certified\n");
}

#[test]
fn a_file_is_read_like_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.txt");
    std::fs::write(&path, "2 1\n0 1 3\n").unwrap();
    let name = path.to_str().unwrap();
    assert_eq!(run(&[name], "").1, "matched 1 weight 3 certified\n0 1\n");
    let (code, out, err) = run(&[&format!("{name}.gone")], "");
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("graph.txt.gone"), "{err}");
    for wrong in [&[][..], &["a", "b"], &["--fast", "-"]] {
        let (code, _, err) = run(wrong, "");
        assert!(code == 2 && err.starts_with("usage: "), "{err}");
    }
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let too_heavy = format!("2 1\n0 1 {}\n", 1i128 << 100);
    let cases = [
        ("", "1: there is nothing here"),
        ("\n \n", "2: there is nothing here"),
        ("3\n", "1: `3` is not a line `n m`"),
        ("3 1 1\n", "1: `3 1 1` is not a line `n m`"),
        ("-3 1\n", "1: `-3`: invalid digit found in string"),
        ("3 x\n", "1: `x`: invalid digit found in string"),
        ("9999999 0\n", "1: more than the 1048576 people"),
        (
            "99999999999999999999999 0\n",
            "1: `99999999999999999999999`: number too large",
        ),
        (
            "3 2\n0 1 1\n",
            "1: 2 pairs are announced here, but 1 follow",
        ),
        ("3 1\n0 1 1\n\n1 2 1\n", "4: one pair more than the 1"),
        ("3 1\n0 1\n", "2: `0 1` is not a pair"),
        ("3 1\n0 1 2 3\n", "2: `0 1 2 3` is not a pair"),
        ("3 1\n0 3 2\n", "2: there is no person `3`"),
        ("0 1\n0 1 2\n", "2: there is no person `0`"),
        ("3 1\n0 -1 2\n", "2: `-1`: invalid digit found in string"),
        (
            "3 1\n0 4294967297 2\n",
            "2: there is no person `4294967297`",
        ),
        ("3 1\n1 1 2\n", "2: person `1` is paired with themselves"),
        ("3 1\n0 1 2.5\n", "2: `2.5`: invalid digit found in string"),
        (
            too_heavy.as_str(),
            "2: the weight `1267650600228229401496703205376` is too large",
        ),
        (
            "2 1\n0 1 999999999999999999999999999999999999999999\n",
            "2: `999999999999999999999999999999999999999999`: number too large",
        ),
        (
            "3 3\n0 1 5\n1 2 5\n1 0 6\n",
            "4: the pair `0 1` stands in line 2 already",
        ),
    ];
    for (input, expected) in cases {
        let (code, out, err) = run(&["-"], input);
        assert_eq!((code, out.as_str()), (1, ""), "{input:?}");
        let expected = format!("error: standard input:{expected}");
        assert!(err.starts_with(&expected), "{input:?}: {err}");
        assert!(err.contains("\nhint: "), "{err}");
    }
}
