//! The list of parts of the program (SBOM) as CycloneDX 1.5, from what `cargo metadata` says:
//!
//! ```sh
//! cargo metadata --locked --format-version 1 | cargo run --example sbom > fortnight.cdx.json
//! ```
//!
//! It holds what is compiled for a build, not what tests need. The same input gives the same bytes.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example talks to its terminal"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use serde_json::{Value, json};

fn main() -> ExitCode {
    let metadata = serde_json::from_reader(std::io::stdin());
    match metadata.ok().as_ref().and_then(parts) {
        Some(list) => {
            println!("{list:#}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("this is not the output of `cargo metadata --format-version 1`");
            ExitCode::FAILURE
        }
    }
}

/// The list, or nothing if the metadata are of another form.
fn parts(metadata: &Value) -> Option<Value> {
    let packages = by_id(&metadata["packages"])?;
    let nodes = by_id(&metadata["resolve"]["nodes"])?;
    let root = metadata["resolve"]["root"].as_str()?;
    let mut reached = BTreeSet::new();
    let mut waiting = vec![root];
    while let Some(id) = waiting.pop() {
        if reached.insert(id) {
            waiting.extend(needed(nodes.get(id)?)?);
        }
    }
    let components = reached.iter().filter(|id| **id != root);
    let components = components.map(|id| Some(component(packages.get(id)?, "library")));
    let dependencies = reached.iter().map(|id| {
        let of = needed(nodes.get(id)?)?.into_iter().collect::<BTreeSet<_>>();
        let named = of.into_iter().map(|id| Some(purl(packages.get(id)?)));
        let named = named.collect::<Option<Vec<_>>>()?;
        Some(json!({ "ref": purl(packages.get(id)?), "dependsOn": named }))
    });
    Some(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(packages.get(root)?, "application") },
        "components": components.collect::<Option<Vec<_>>>()?,
        "dependencies": dependencies.collect::<Option<Vec<_>>>()?,
    }))
}

fn by_id(list: &Value) -> Option<BTreeMap<&str, &Value>> {
    let entries = list.as_array()?.iter();
    entries
        .map(|one| Some((one["id"].as_str()?, one)))
        .collect()
}

/// The packages that one needs to be built.
fn needed(node: &Value) -> Option<Vec<&str>> {
    let is_built = |kind: &Value| kind["kind"] != "dev";
    let all = node["deps"].as_array()?.iter();
    let built = all.filter(|one| {
        one["dep_kinds"]
            .as_array()
            .is_some_and(|kinds| kinds.iter().any(is_built))
    });
    built.map(|one| one["pkg"].as_str()).collect()
}

fn component(package: &Value, kind: &str) -> Value {
    let sources = package["repository"].as_str();
    let sources: Vec<Value> = sources
        .into_iter()
        .map(|url| json!({ "type": "vcs", "url": url }))
        .collect();
    json!({
        "type": kind,
        "bom-ref": purl(package),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(package),
        "description": package["description"],
        "licenses": [{ "expression": license(package) }],
        "externalReferences": sources,
    })
}

/// Its address as a package (<https://github.com/package-url/purl-spec>).
fn purl(package: &Value) -> String {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    format!(
        "pkg:cargo/{}@{}",
        text("name"),
        text("version").replace('+', "%2B")
    )
}

/// An SPDX expression: older manifests write `/` for `OR`.
fn license(package: &Value) -> String {
    let written = package["license"].as_str().unwrap_or("NOASSERTION");
    let parts: Vec<&str> = written.split('/').map(str::trim).collect();
    parts.join(" OR ")
}
