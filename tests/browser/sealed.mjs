// Opens sealed letters as their readers do, and with code that shares nothing with the page.
//
//     node sealed.mjs FORTNIGHT
//
// Each page is opened by Node's own cryptography with the words of its table. In Chromium, without a network and from a file: by
// keyboard alone, on 320 pixels, light and dark, with axe; wrong words get a sentence; over plain HTTP the page says why it cannot.
// Exit code 1 if anything fails; the last line says `N passed, M failed`.

import { execFile } from "node:child_process";
import { createDecipheriv, pbkdf2 } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { launch } from "./browser.mjs";

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const here = dirname(fileURLToPath(import.meta.url));
const [fortnight] = process.argv.slice(2);
/** Milliseconds that a million rounds may take on a slow machine. */
const PATIENCE = 180_000;
const results = { passed: 0, failed: 0 };
const scratch = await mkdtemp(join(tmpdir(), "sealed-"));

try {
  const root = join(scratch, "program");
  await mkdir(root);
  for (const name of ["content", "fortnight.toml"]) await cp(join(here, "../..", name), join(root, name), { recursive: true });
  await cp(join(here, "letters"), join(root, "data"), { recursive: true });
  await promisify(execFile)(fortnight, ["send", "letters", "2026b", "--by", "sealed", "--write", "--quiet", "--root", root]);
  const round = join(root, "outbox/2026b");
  const folder = join(round, (await readdir(round))[0]);
  const rows = await table(folder);
  await independently(folder, rows);
  const browser = await launch(["--host-resolver-rules=MAP letters.example 127.0.0.1"]);
  try {
    await inBrowser(browser, folder, rows[0]);
    await overHttp(browser, folder, rows[0]);
  } finally {
    await browser.close();
  }
} finally {
  await rm(scratch, { recursive: true });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;

function report(what, problems) {
  results[problems.length ? "failed" : "passed"] += 1;
  if (problems.length) console.log([`FAILED ${what}`, ...problems].join("\n  "));
}

/** The rows of the table: no field of it has a line end or a comma in quotes, but for names. */
async function table(folder) {
  const lines = (await readFile(join(folder, "passphrases.csv"), "utf8")).trimEnd().split("\r\n");
  const fields = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field]) => field.replace(/^"|"$/g, ""));
  report("the head of the table", lines[0] === "name,email,page,passphrase,people" ? [] : [lines[0]]);
  return lines.slice(1).map((line) => {
    const [name, email, page, passphrase, people] = fields(line);
    return { name, email, page, passphrase, people };
  });
}

/** What a page holds, by Node's own cryptography. */
async function decrypted(html, passphrase) {
  const sealed = JSON.parse(html.match(/<script type="application\/json" id="sealed">(.*?)<\/script>/)[1]);
  const [salt, nonce, data] = ["salt", "nonce", "data"].map((name) => Buffer.from(sealed[name], "base64"));
  const key = await promisify(pbkdf2)(passphrase, salt, sealed.rounds, 32, "sha256");
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  decipher.setAuthTag(data.subarray(-16));
  const text = Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]).toString();
  return { rounds: sealed.rounds, salt: sealed.salt, length: data.length, letter: JSON.parse(text) };
}

async function independently(folder, rows) {
  const pages = await readdir(join(folder, "pages"));
  report("a page for each row", pages.length === rows.length && rows.length === 13 ? [] : [`${pages.length} ${rows.length}`]);
  const salts = new Set();
  const all = rows.map(async ({ name, email, page, passphrase, people }) => {
    const html = await readFile(join(folder, page), "utf8");
    const problems = [];
    const names = [name, email, ...people.split("/"), ...name.split(" ")];
    // What is sealed looks like chance, in which three letters of a name stand now and then.
    const open = html.replace(/<script type="application\/json" id="sealed">.*?<\/script>/, "");
    if (open === html) problems.push("nothing is sealed");
    for (const word of names) if (open.includes(word) || page.includes(word)) problems.push(`tells ${word}`);
    if (!/^pages\/[0-9a-f]{24}\.html$/.test(page)) problems.push(page);
    if (!/^[a-z]+( [a-z]+){5}$/.test(passphrase)) problems.push("no six words");
    const { rounds, salt, length, letter } = await decrypted(html, passphrase);
    salts.add(salt);
    if (rounds !== 1_000_000) problems.push(`${rounds} rounds`);
    if ((length - 16) % 16_384) problems.push(`${length} bytes`);
    if (!letter.html.includes(name.split(" ")[0])) problems.push("another letter");
    const other = await decrypted(html, `${passphrase}s`).catch(() => "closed");
    if (other !== "closed") problems.push("other words open it");
    report(`${people} is opened by other code`, problems);
  });
  await Promise.all(all);
  report("a salt for each", salts.size === rows.length ? [] : [`${salts.size}`]);
}

async function inBrowser(browser, folder, { page: path, passphrase, name }) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 }, colorScheme, offline: true });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(folder, path)).href);
    const look = async (what) => {
      const room = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      report(`${what}, ${colorScheme}: no sideways scrolling`, room > 0 ? [`${room} px too wide`] : []);
      report(`${what}, ${colorScheme}: accessible`, await violations(page));
    };
    await look("closed");
    await page.keyboard.press("Tab");
    await page.keyboard.type("six wrong words are no words");
    await page.keyboard.press("Enter");
    const said = page.getByRole("status").filter({ hasText: "These words do not open it" });
    await said.waitFor();
    await look("wrong words");
    // As somebody types who reads them from paper; what was wrong is chosen, so that it is written over.
    await page.keyboard.type(`  ${passphrase.toUpperCase().replaceAll(" ", "   ")} `);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1 }).filter({ hasText: name.split(" ")[0] }).waitFor();
    const focused = await page.evaluate(() => document.activeElement.tagName);
    report(`opened, ${colorScheme}: the reader stands at its head`, focused === "H1" ? [] : [focused]);
    await look("opened");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "The dates as a calendar" }).click()]);
    const calendar = await readFile(await download.path(), "utf8");
    report(`opened, ${colorScheme}: a calendar`, calendar.startsWith("BEGIN:VCALENDAR") ? [] : [calendar.slice(0, 40)]);
    const foreign = asked.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:"));
    report(`${colorScheme}: asks nobody`, foreign);
    await context.close();
  }
}

async function overHttp(browser, folder, { page: path }) {
  const html = await readFile(join(folder, path));
  const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(html)).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const page = await browser.newPage();
  await page.goto(`http://letters.example:${server.address().port}/`);
  const said = await page.getByRole("status").textContent();
  report("over plain HTTP it says why", said.includes("begins with https") ? [] : [said]);
  await page.close();
  server.close();
}

async function violations(page) {
  // The page lets no script in that it does not have; a tester's comes by another door.
  await page.evaluate(axe);
  const options = { resultTypes: ["violations"], rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } } };
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`));
}
