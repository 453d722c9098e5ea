// The schemas take the files of the demonstration and of the examples, and refuse a key that nobody reads.
//
//     node schema.mjs FORTNIGHT
//
// Exit code 1 if anything fails; the last line says `N passed, M failed`.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import Ajv from "ajv";
import { parse as toml } from "smol-toml";
import { parse as yaml } from "yaml";

const fortnight = process.argv[2];
const root = new URL("../..", import.meta.url).pathname;
const results = { passed: 0, failed: 0 };

const all = (folder) => readdirSync(join(root, folder)).map((name) => join(folder, name));
const FILES = {
  settings: ["fortnight.toml", "docs/examples/fortnight.toml"],
  participant: [...all("data/participants"), "docs/examples/participant.yaml"],
  round: [...all("data/rounds"), "docs/examples/round.yaml"],
  ledger: [...all("data/matches"), "docs/examples/ledger.yaml"],
  vocabulary: ["data/vocabulary.yaml", "docs/examples/vocabulary.yaml"],
  organisers: ["data/organisers.yaml", "docs/examples/organisers.yaml"],
  form: [],
};

for (const [kind, files] of Object.entries(FILES)) {
  const schema = JSON.parse(execFileSync(fortnight, ["schema", kind, "--root", root], { encoding: "utf8", maxBuffer: 1 << 24 }));
  const takes = new Ajv({ allErrors: true, strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(schema);
  for (const file of files) {
    const value = read(file);
    report(`${file} is a ${kind}`, takes(value) ? [] : takes.errors.map((error) => `${error.instancePath} ${error.message}`));
    const one = Array.isArray(value) ? value[0] : value;
    one.nobody_reads_this = 1;
    report(`${file}: an unknown key is refused`, takes(value) ? ["it was taken"] : []);
  }
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;

/** As JSON has it: days are texts. */
function read(file) {
  const text = readFileSync(join(root, file), "utf8");
  const value = file.endsWith(".toml") ? toml(text) : yaml(text);
  const days = (key, value) => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T00:00/.test(value) ? value.slice(0, 10) : value);
  return JSON.parse(JSON.stringify(value), days);
}

function report(what, problems) {
  results[problems.length ? "failed" : "passed"] += 1;
  if (problems.length) console.log([`FAILED ${what}`, ...problems].join("\n  "));
}
