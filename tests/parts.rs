//! What is built in: licences and sources as `deny.toml` allows them, and the list of parts.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What cargo knows of all packages for this machine; it needs no network, since the tests have been built.
fn metadata() -> Vec<u8> {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--offline", "--locked", "--format-version", "1"]);
    command.args(["--filter-platform", host.unwrap()]);
    let output = command.current_dir(root()).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// All packages for this machine.
pub fn packages() -> Vec<Value> {
    let metadata: Value = serde_json::from_slice(&metadata()).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Whether one may choose licences of the list; `allows` is true of every `AND`, and of one side of each `OR`.
fn allows(allowed: &[&str], license: &str) -> bool {
    let license = license.replace('/', " OR ");
    let all = license.split(" AND ");
    all.into_iter().all(|part| {
        let mut choices = part
            .split(" OR ")
            .map(|one| one.trim_matches([' ', '(', ')']));
        choices.any(|one| allowed.contains(&one))
    })
}

#[test]
fn a_release_asks_for_known_holes() {
    let script = std::fs::read_to_string(root().join("release/build")).unwrap();
    let check = script.find("\n    cargo deny --locked check\n");
    assert!(check < script.find("cargo build --profile dist") && check.is_some());
}

#[test]
fn every_part_has_an_allowed_licence_and_comes_from_the_registry() {
    let rules = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let list = rules
        .split("allow = [")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap();
    let allowed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert!(allowed.contains(&"MIT") && !allows(&allowed, "GPL-3.0"));
    let packages = packages();
    assert!(packages.len() > 50);
    for package in &packages {
        let license = package["license"].as_str().unwrap_or_default();
        assert!(allows(&allowed, license), "{}: {license}", package["name"]);
        let own = package["name"] == "fortnight";
        let source = package["source"].as_str();
        let registry = "registry+https://github.com/rust-lang/crates.io-index";
        assert!(
            own || source == Some(registry),
            "{}: {source:?}",
            package["name"]
        );
    }
}

#[test]
fn the_list_of_parts_names_what_is_built_and_nothing_of_the_tests() {
    // The examples are built with the tests, beside their binary.
    let own = std::env::current_exe().unwrap();
    let example = own
        .parent()
        .unwrap()
        .with_file_name("examples")
        .join("sbom");
    if !example.exists() {
        return; // only the tests were built
    }
    let mut child = Command::new(example)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let bytes = metadata();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<&str> = list["components"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert!(names.contains(&"tera") && names.contains(&"rustix"));
    assert!(!names.contains(&"proptest") && !names.contains(&"fortnight"));
    assert_eq!(list["metadata"]["component"]["name"], "fortnight");
}
