// Looks at mails as their readers do, and reads drafts as mail programs do.
//
//     node mails.mjs FORTNIGHT [--shots FOLDER]
//
// Letters of every kind are made as mails, and what everybody gets alike in each language: each is shown at 320 and 640 pixels, light and dark, with and without the sheet that
// some mail programs drop; it asks nobody for anything, does not scroll sideways, and is accessible. Python's own parser reads
// every draft and the mailbox. Exit code 1 if anything fails; the last line says `N passed, M failed`.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { launch } from "./browser.mjs";

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const here = dirname(fileURLToPath(import.meta.url));
const [fortnight, flag, shots] = process.argv.slice(2);
/** Milliseconds that a page may take on a slow machine. */
const PATIENCE = 180_000;
const results = { passed: 0, failed: 0 };
const scratch = await mkdtemp(join(tmpdir(), "mails-"));

try {
  const root = join(scratch, "program");
  await mkdir(root);
  for (const name of ["content", "fortnight.toml"]) await cp(join(here, "../..", name), join(root, name), { recursive: true });
  await cp(join(here, "letters"), join(root, "data"), { recursive: true });
  await send(root, "letters", "2026b", "--by", "table");
  await send(root, "topic", "2026b", "--by", "table", "--date", "2026-10-01");
  await send(root, "reminder", "2026b", "--by", "table", "--which", "week");
  await send(root, "reminder", "2026b", "--by", "table", "--which", "end");
  const folder = join(root, "outbox/2026b");
  const tables = await readdir(folder);
  report("four tables", tables.length === 4 ? [] : tables);
  const browser = await launch();
  try {
    await lookAtAll(browser, await distinct(folder, tables));
  } finally {
    await browser.close();
  }
  for (const what of ["letters", "topic"]) await send(root, what, "2026b", "--unsent", "--date", "2026-10-01");
  await send(root, "letters", "2026b", "--date", "2026-09-05");
  await reread(folder, tables);
} finally {
  await rm(scratch, { recursive: true });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;

function report(what, problems) {
  results[problems.length ? "failed" : "passed"] += 1;
  if (problems.length) console.log([`FAILED ${what}`, ...problems].join("\n  "));
}

function send(root, ...words) {
  return promisify(execFile)(fortnight, ["send", ...words, "--root", root, "--write", "--quiet"]);
}

/** The letters, each of a kind of its own, and of what everybody gets alike one in each language. */
async function distinct(folder, tables) {
  const mails = [];
  for (const table of tables) {
    const languages = new Set();
    for (const name of (await readdir(join(folder, table, "letters"))).sort()) {
      const html = await readFile(join(folder, table, "letters", name), "utf8");
      const language = html.match(/<html lang="([^"]+)"/)[1];
      if (!table.includes("-letters-") && languages.has(language)) continue;
      languages.add(language);
      mails.push([`${table}/${name}`, html]);
    }
    if (!table.includes("-letters-")) {
      report(`${table}: English and Spanish`, languages.has("en") && languages.has("es") ? [] : [...languages]);
    }
  }
  return mails;
}

/** Some pages look at once, each at one mail after the other. */
async function lookAtAll(browser, mails) {
  const waiting = [...mails];
  const worker = async () => {
    const context = await browser.newContext();
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    for (let mail = waiting.shift(); mail; mail = waiting.shift()) await look(page, asked, ...mail);
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
}

async function look(page, asked, name, html) {
  report(`${name}: nothing is loaded`, html.match(/\ssrc=|<link|<script|url\(|@import|<img|<svg/g) ?? []);
  asked.length = 0;
  await page.setContent(html, { waitUntil: "load" });
  await page.evaluate(axe);
  for (const sheet of [true, false]) {
    // Some programs drop the sheet, and with it what is said of dark screens.
    if (!sheet) await page.evaluate(() => document.querySelectorAll("style").forEach((style) => style.remove()));
    for (const colorScheme of sheet ? ["light", "dark"] : ["light"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 640]) {
        const where = `${name} at ${width}, ${colorScheme}${sheet ? "" : ", without its sheet"}`;
        await page.setViewportSize({ width, height: 900 });
        const [room, paper] = await page.evaluate(() => [
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
          getComputedStyle(document.body).backgroundColor,
        ]);
        report(`${where}: no sideways scrolling`, room > 0 ? [`${room} px too wide`] : []);
        const isDark = paper === "rgb(23, 21, 19)";
        report(`${where}: paper of its kind`, isDark === (colorScheme === "dark") ? [] : [paper]);
        report(`${where}: accessible`, await violations(page));
        if (flag === "--shots") {
          await mkdir(shots, { recursive: true });
          const path = join(shots, `${name.replaceAll("/", "-")}-${width}-${colorScheme}-${sheet}.png`);
          await page.screenshot({ path, fullPage: true });
        }
      }
    }
  }
  report(`${name}: asks nobody`, [...asked]);
}

async function violations(page) {
  // A mail is shown inside of a mail program, which has the landmarks.
  const options = { resultTypes: ["violations"], rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } } };
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`));
}

/** The drafts as Python's `email` and `mailbox` read them. */
async function reread(folder, before) {
  const drafts = (await readdir(folder)).find((name) => !before.includes(name));
  const script = `
import email, email.policy, glob, json, mailbox, sys
problems, texts = [], {}
for path in sorted(glob.glob(sys.argv[1] + "/drafts/*.eml")):
    raw = open(path, "rb").read()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [part.get_content_type() for part in mail.walk()]
    if mail.defects or any(part.defects for part in mail.walk()): problems.append(path + ": defects")
    if raw.replace(b"\\r\\n", b"").count(b"\\n") + raw.replace(b"\\r\\n", b"").count(b"\\r"): problems.append(path + ": a bare end of a line")
    if max(map(len, raw.split(b"\\r\\n"))) > 998: problems.append(path + ": a long line")
    for kind in ["text/plain", "text/html"]:
        if parts.count(kind) != 1: problems.append(path + ": " + kind)
    for name in ["From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "X-Unsent"]:
        if len(mail.get_all(name, [])) != 1: problems.append(path + ": " + name)
    texts[mail["Message-ID"]] = mail.get_body(("plain",)).get_content().replace("\\r\\n", "\\n")
box = mailbox.mbox(sys.argv[1] + "/drafts.mbox", factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default))
inside = {mail["Message-ID"]: mail.get_body(("plain",)).get_content() for mail in box}
if inside != texts: problems.append("the mailbox holds something else than the drafts")
print(json.dumps([len(texts), problems]))
`;
  const { stdout } = await promisify(execFile)("python3", ["-c", script, join(folder, drafts)]);
  const [count, problems] = JSON.parse(stdout);
  report(`${count} drafts are read by another parser`, count === 13 ? problems : [`${count} drafts`, ...problems]);
}
