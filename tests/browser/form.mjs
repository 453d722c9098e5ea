// Looks at the sign-up form in each of its shapes.
//
//     node form.mjs FORTNIGHT
//
// The script is checked against the published types of Google Apps Script and run with a stand-in of the service. The page is
// valid, accessible at 360 and 1280 pixels, light and dark, and can be filled in with the keyboard; what it sends goes by the
// words of the form file. A page of the site shows the same form. Exit code 1 if anything fails; the last line says `N passed, M failed`.

import { execFile } from "node:child_process";
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";

import { launch } from "./browser.mjs";

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const fortnight = process.argv[2];
/** Moments as exports of the service have them, whoever's language and clock it was. */
const MOMENTS = ["2026/07/02 2:05:00 PM GMT+2", "2026/07/02 2:06:00 p. m. GMT-5", "2026/07/03 11:59:59 AM GMT+0"];

/** Invented. */
const PEOPLE = [
  { name: "Awa Ndoyene", email: "Awa.N@Example.org ", country: "Senegal", languages: "French, English", called: "Awa", about: 'Likes "trains",\nand tea.', links: "https://example.org/awa\nhttps://example.org/trains" },
  { name: "Sindre Haugland", email: "sindre@example.org", country: "Uganda", languages: "inglés; noruego", wish_words: "Somebody from an island" },
  { name: "Mei Tanaka", email: "mei@example.net", country: "Andorra", languages: "Japanese, English", role: "- a: [b] # c" },
];

/** What only one program asks, of every kind. */
const OWN = `
fields:
  - { key: level, label: Your level, kind: ordered, values: [{ id: new, name: New }, { id: old, name: "Old, and wise" }], match: near, wish: true, required: true }
  - { key: free, label: When I am free, kind: hours, match: overlap, hours: 2 }
  - { key: hours_a_week, label: Hours a week, kind: number, from: 1, to: 10 }
  - { key: motto, label: My motto, kind: text }
`;

/** Style sheets of pages of a site, by their addresses. */
const styles = new Map();
const results = { passed: 0, failed: 0 };
const scratch = await mkdtemp(join(tmpdir(), "form-"));

try {
  const programs = [];
  for (const language of ["en", "es"]) {
    for (const whom of ["librarians", "researchers"]) {
      const root = join(scratch, `${language}-${whom}`);
      await run("new", root, "--language", language, "--for", whom, "--date", "2026-07-01");
      programs.push(root);
    }
  }
  const own = join(scratch, "en-own");
  await run("new", own, "--for", "empty", "--date", "2026-07-01");
  await appendFile(join(own, "data/vocabulary.yaml"), OWN);
  await writeFile(join(own, "content/pages/sign-up.md"), "---\ntitle: Sign up\nform: https://forms.example.org/send\n---\nIt takes ten minutes.\n");
  await appendFile(join(own, "fortnight.toml"), '\n[[menu]]\nlabel = "Sign up"\npath = "pages/sign-up.md"\n');
  programs.push(own);
  for (const root of programs) await checkScript(root);
  for (const root of programs) await checkImport(root);
  await checkPages(programs);
} finally {
  await rm(scratch, { recursive: true });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;

function report(what, problems) {
  results[problems.length ? "failed" : "passed"] += 1;
  if (problems.length) console.log([`FAILED ${what}`, ...problems].join("\n  "));
}

async function run(...words) {
  const day = words.includes("--date") ? [] : ["--date", "2026-07-04"];
  const { stdout } = await promisify(execFile)(fortnight, [...words, ...day], { maxBuffer: 1 << 24 });
  return stdout;
}

/** The headers of a form file, in order, without that of the moment. */
async function columns(root) {
  const file = await run("form", "--as", "columns", "--root", root);
  const lines = file.split("\n").filter((line) => line.startsWith("  - column: "));
  return lines.slice(1).map((line) => JSON.parse(line.slice("  - column: ".length)));
}

async function checkScript(root) {
  const script = await run("form", "--as", "script", "--root", root);
  const path = join(root, "form.js");
  await writeFile(path, script);
  const types = dirname(dirname(require.resolve("@types/google-apps-script/package.json")));
  const words = [require.resolve("typescript/bin/tsc"), "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2020", "--lib", "es2020"];
  const tsc = await promisify(execFile)(process.execPath, [...words, "--typeRoots", types, "--types", "google-apps-script", path]).catch((error) => error);
  report(`${root}: the script has the types of the service`, tsc.code ? [tsc.stdout] : []);
  const made = standIn();
  runInNewContext(`${script}\nmakeForm();`, made.world);
  const [asked, read] = [made.items.map((item) => item.title), await columns(root)];
  report(`${root}: what is asked is what is read`, JSON.stringify(asked) === JSON.stringify(read) ? [] : [asked.join("|"), read.join("|")]);
  const empty = made.items.filter((item) => item.choices?.length === 0 || new Set(item.choices).size !== (item.choices?.length ?? 0));
  report(`${root}: every list has answers, each once`, empty.map((item) => item.title));
}

/** What people answer to the form of the script, exported as the service does, is imported without a question. */
async function checkImport(root) {
  const file = await run("form", "--as", "columns", "--root", root);
  await mkdir(join(root, "data/forms"));
  await writeFile(join(root, "data/forms/sign-up.yaml"), file);
  const targets = [...file.matchAll(/^  - column: (.*)\n    also: .*\n    to: (.*)$/gm)].slice(1).map(([, header, to]) => [JSON.parse(header), to]);
  const made = standIn();
  runInNewContext(`${await run("form", "--as", "script", "--root", root)}\nmakeForm();`, made.world);
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  // A grid has a column for each of its rows.
  const headers = ["Timestamp", ...made.items.flatMap((item) => item.rows?.map((row) => `${item.title} [${row}]`) ?? [item.title])];
  const rows = PEOPLE.map((person, at) => {
    const answers = made.items.flatMap((item) => {
      if (item.rows) return item.rows.map((_, row) => item.columns.filter((_, column) => (row + column + at) % 3 === 0).join(", "));
      const [, to] = targets.find(([header]) => header === item.title);
      if (to in person) return person[to];
      if (!item.choices) return "";
      // Some tick nothing, some the first, some all that may be ticked.
      const ticked = { addCheckboxItem: [[], item.choices.slice(0, 1), item.choices][at], addMultipleChoiceItem: [[], item.choices.slice(0, 1), item.choices.slice(-1)][at] };
      return (to === "consent" || item.required ? item.choices.slice(0, 1) : (ticked[item.made] ?? [])).join(", ");
    });
    return [MOMENTS[at], ...answers];
  });
  const csv = [headers, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  const path = join(root, "export.csv");
  await writeFile(path, csv);
  const round = (await readdir(join(root, "data/rounds")))[0].replace(".yaml", "");
  const words = ["import", path, "--root", root, "--round", round, "--date", "2026-07-04", "--write"];
  const first = await promisify(execFile)(fortnight, words).catch((error) => error);
  const said = `${first.stdout}${first.stderr}`;
  const asked = first.code || /error|warning|need you/.test(said.replace("0 need you", "")) || !said.includes("3 rows: 3 new");
  report(`${root}: the export is imported without a question`, asked ? [said] : []);
  const again = await promisify(execFile)(fortnight, words).catch((error) => error);
  report(`${root}: imported again, nothing changes`, again.stdout.includes("3 unchanged") ? [] : [`${again.stdout}${again.stderr}`]);
  const sound = await promisify(execFile)(fortnight, ["check", "--root", root, "--date", "2026-07-04"]).catch((error) => error);
  const told = `${sound.stdout}${sound.stderr}`;
  report(`${root}: the program with these people is sound`, told.includes("nothing to mend") ? [] : [told]);
}

/** The part of the form service that the script uses: it remembers what it was asked to make. */
function standIn() {
  const items = [];
  const item = (made_by, choosing) => () => {
    const made = { made: made_by, title: "", required: false, choices: choosing ? [] : undefined };
    items.push(made);
    const self = {
      setTitle: (title) => ((made.title = title), self),
      setHelpText: () => self,
      setChoiceValues: (choices) => ((made.choices = [...choices]), self),
      setValidation: () => self,
      setRows: (rows) => ((made.rows = [...rows]), self),
      setColumns: (columns) => ((made.columns = [...columns]), self),
      setRequired: (required) => ((made.required = required), self),
    };
    return self;
  };
  const validation = { requireTextIsEmail: () => validation, requireNumberBetween: () => validation, build: () => ({}) };
  const form = {
    setDescription: () => form,
    addSectionHeaderItem: () => ({ setTitle: () => ({}) }),
    addTextItem: item("addTextItem", false),
    addParagraphTextItem: item("addParagraphTextItem", false),
    addListItem: item("addListItem", true),
    addMultipleChoiceItem: item("addMultipleChoiceItem", true),
    addCheckboxItem: item("addCheckboxItem", true),
    addCheckboxGridItem: item("addCheckboxGridItem", false),
    getEditUrl: () => "https://forms.example.org/edit",
    getPublishedUrl: () => "https://forms.example.org/view",
  };
  const world = { FormApp: { create: () => form, createTextValidation: () => validation }, Logger: { log: () => {} } };
  return { items, world };
}

async function checkPages(programs) {
  const sent = [];
  const pages = new Map();
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      if (request.method === "POST") sent.push(new URLSearchParams(Buffer.concat(parts).toString()));
      const style = styles.get(request.url);
      response.writeHead(200, { "content-type": `text/${style ? "css" : "html"}; charset=utf-8` });
      response.end(style ?? pages.get(request.url) ?? "<!doctype html><title>thanks</title>thanks");
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await launch();
  try {
    for (const [at, root] of programs.entries()) {
      const html = await run("form", "--as", "html", "--action", "https://forms.example.org/send", "--root", root);
      await writeFile(join(root, "form.html"), html);
      // Answers stay on this machine.
      pages.set(`/${at}`, html.replace("https://forms.example.org/send", `${origin}/send`));
      await checkMarkup(join(root, "form.html"), root);
      for (const width of [360, 1280]) for (const colorScheme of ["light", "dark"]) await checkLooks(browser, `${origin}/${at}`, width, colorScheme);
    }
    await checkKeyboard(browser, `${origin}/0`, sent);
    await checkSite(browser, programs.at(-1), origin, pages);
  } finally {
    await browser.close();
    server.close();
  }
}

/** The form on a page of the site. */
async function checkSite(browser, root, origin, pages) {
  await run("--root", root, "--site-only");
  const file = join(root, "public/sign-up/index.html");
  const html = await readFile(file, "utf8");
  const style = html.match(/href="([^"]*\.css[^"]*)"/)[1];
  pages.set("/site/", html.replaceAll(style, `${origin}/style.css`));
  styles.set("/style.css", await readFile(join(root, "public/sign-up", style.split("?")[0])));
  await checkMarkup(file, "a page of the site");
  for (const width of [360, 1280]) for (const colorScheme of ["light", "dark"]) await checkLooks(browser, `${origin}/site/`, width, colorScheme);
}

async function checkMarkup(file, what) {
  const words = ["-Xss4m", "-jar", require.resolve("vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "gnu", file];
  const run = await promisify(execFile)("java", words).catch((error) => error);
  report(`${what}: valid HTML`, run.code ? [run.stderr || run.message] : []);
}

async function checkLooks(browser, url, width, colorScheme) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await page.goto(url);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  report(`${url} at ${width}, ${colorScheme}: no sideways scrolling`, wide > 0 ? [`${wide} px too wide`] : []);
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${new URL(url).pathname.replaceAll("/", "")}-${width}-${colorScheme}.png`), fullPage: true });
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  report(`${url} at ${width}, ${colorScheme}: accessible`, found.violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes[0].html.slice(0, 160)}`));
  await page.close();
}

/** Somebody fills the form in without a mouse, and sends it. */
async function checkKeyboard(browser, url, sent) {
  const page = await browser.newPage();
  await page.goto(url);
  const answers = { name: "Awa Ndoyene", email: "awa@example.org", country: "Senegal", languages: "French, English" };
  const seen = new Set();
  for (let step = 0; step < 400 && sent.length === 0; step += 1) {
    await page.keyboard.press("Tab");
    const [tag, name, type] = await page.evaluate(() => [document.activeElement.tagName, document.activeElement.name, document.activeElement.type]);
    if (tag === "BUTTON") await Promise.all([page.waitForURL("**/send"), page.keyboard.press("Enter")]);
    else if (name === "consent") await page.keyboard.press("Space");
    else if (answers[name] && !seen.has(name)) await page.keyboard.type(answers[name]);
    else if (name === "interests" && type === "checkbox" && !seen.has(name)) await page.keyboard.press("Space");
    seen.add(name);
  }
  const got = sent[0];
  const wrong = Object.entries(answers).filter(([name, text]) => got?.get(name) !== text).map(([name]) => `${name}: ${got?.get(name)}`);
  if (got?.get("consent") !== "Yes") wrong.push("consent was not given");
  if (!got?.get("interests")) wrong.push("no interest was ticked");
  report(`${url}: filled in with the keyboard`, wrong);
  await page.close();
}
