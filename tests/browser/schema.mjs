// The schemas take the files of the demonstration and of the examples, and refuse a key that nobody reads.
//
//     node schema.mjs FORTNIGHT
//
// Exit code 1 if anything fails; the last line says `N passed, M failed`.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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
  form: ["docs/examples/form.yaml"],
};

/** A program with the vocabulary of the examples, which declares a field of its own. */
const scratch = mkdtempSync(join(tmpdir(), "schema-"));
execFileSync(fortnight, ["new", join(scratch, "own"), "--for", "empty"], { stdio: ["ignore", "ignore", "inherit"] });
copyFileSync(join(root, "docs/examples/vocabulary.yaml"), join(scratch, "own/data/vocabulary.yaml"));

for (const [kind, files] of Object.entries(FILES)) {
  const [here, there] = [root, join(scratch, "own")].map((program) => compiled(kind, program));
  for (const file of files) {
    const takes = file.startsWith("docs/") ? there : here;
    const value = read(file);
    report(`${file} is a ${kind}`, takes(value) ? [] : takes.errors.map((error) => `${error.instancePath} ${error.message}`));
    const one = Array.isArray(value) ? value[0] : value;
    one.nobody_reads_this = 1;
    report(`${file}: an unknown key is refused`, takes(value) ? ["it was taken"] : []);
  }
}
rmSync(scratch, { recursive: true });
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;

function compiled(kind, program) {
  const schema = JSON.parse(execFileSync(fortnight, ["schema", kind, "--root", program], { encoding: "utf8", maxBuffer: 1 << 24 }));
  return new Ajv({ allErrors: true, strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(schema);
}

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
