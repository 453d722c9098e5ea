// Writes while a browser looks at the live preview.
//
//     node preview.mjs FORTNIGHT [--shots FOLDER]
//
// FORTNIGHT is the program; it serves a copy of the demonstration. Exit code 1 if anything fails; the last line says
// `N passed, M failed`.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { launch } from "./browser.mjs";

/** Only a failure waits so long. */
const LONG = 60_000;
const TOPIC = "content/topics/library-spaces.md";
const ROUND = "data/rounds/2026b.yaml";
const ADDRESS = "/topics/library-spaces/";

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const [program, ...rest] = process.argv.slice(2);
if (!program) {
  console.error("usage: node preview.mjs FORTNIGHT [--shots FOLDER]");
  process.exit(2);
}
const shots = rest[0] === "--shots" ? resolve(rest[1]) : null;
const results = { passed: 0, failed: 0 };
const saved = new Map();

const folder = await copyOfDemonstration();
const preview = await serve(folder);
const browser = await launch();
try {
  for (const [name, check] of checks()) await run(name, check);
} finally {
  await browser.close();
  preview.child.kill();
  await rm(folder, { recursive: true, force: true });
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;

function checks() {
  return [
    ["an edit is patched in: no reload, and scroll, focus, typing and open details stay", patched],
    ["what is broken is told over the last good page until it is mended", brokenAndMended],
    ["a style sheet is swapped without a reload", styled],
    ["two tabs show the same moment", twoTabs],
    ["a page that is not shown is offered, or followed by a switch", followed],
    ["another day is taken for today, and given back", travelled],
    ["a page that is not there today says why, and leads to a day that has it", notToday],
    ["the key leaves the address at once", keyTaken],
    ["the desk shows matches, a letter, and what a forbidden pair changes", atTheDesk],
    ["without the key the desk is empty", deskWithoutKey],
    ["bar and panel can be used by keyboard and are accessible", accessible],
    ["an evening's work needs a browser and an editor: a topic, a move, a pin", evening],
  ];
}

async function run(name, check) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const errors = [];
  context.on("weberror", (error) => errors.push(String(error.error())));
  try {
    await check(context);
    if (errors.length) throw new Error(errors.join("\n"));
    results.passed += 1;
  } catch (error) {
    results.failed += 1;
    console.log(`FAILED ${name}\n  ${error.stack ?? error}`);
  } finally {
    await context.close();
    await restore();
  }
}

async function copyOfDemonstration() {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  const copy = await mkdtemp(join(tmpdir(), "fortnight-preview-"));
  for (const part of ["content", "data", "themes", "fortnight.toml"]) await cp(join(root, part), join(copy, part), { recursive: true });
  return copy;
}

function serve(root) {
  const child = spawn(program, ["serve", "--root", root, "--port", "4600"], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((ready, failed) => {
    child.on("error", failed);
    createInterface({ input: child.stdout }).once("line", (line) => {
      const link = line.replace("preview at ", "");
      ready({ child, link, origin: new URL(link).origin });
    });
  });
}

/** Makes a file; [`restore`] takes it away. */
async function create(path, text) {
  saved.set(path, null);
  await writeFile(join(folder, path), text);
}

/** Edits a file; [`restore`] takes it back. */
async function edit(path, change) {
  const before = await readFile(join(folder, path), "utf8");
  if (!saved.has(path)) saved.set(path, before);
  await writeFile(join(folder, path), change(before));
}

async function restore() {
  for (const [path, before] of saved) {
    if (before === null) await rm(join(folder, path));
    else await writeFile(join(folder, path), before);
  }
  saved.clear();
}

async function open(context, path = ADDRESS, key = false) {
  const page = await context.newPage();
  page.setDefaultTimeout(LONG);
  if (key) await page.goto(preview.link);
  await page.goto(preview.origin + path);
  // The channel is open once the first news has been dealt with.
  await page.waitForFunction(() => document.querySelector("fortnight-preview")?.dataset.version);
  await page.evaluate(() => (window.mark = "not loaded again"));
  return page;
}

function marked(page) {
  return page.evaluate(() => window.mark === "not loaded again");
}

function shows(page, words) {
  return page.waitForFunction((words) => document.body.innerText.includes(words), words, { timeout: LONG });
}

function must(what, truth) {
  if (!truth) throw new Error(what);
}

async function patched(context) {
  await edit("themes/default/templates/topic.html", (before) =>
    before.replace("{% endblock main %}", '<details id="more"><summary>More</summary><p>Inside</p></details><p><input id="search" aria-label="Search"></p><div style="height:3000px"></div>{% endblock main %}'),
  );
  await edit(TOPIC, (before) => `${before}\nA first version of this sentence.\n`);
  const page = await open(context);
  await shows(page, "A first version");
  await page.evaluate(() => (document.querySelector("#more").open = true));
  await page.locator("#search").fill("typed by hand");
  await page.evaluate(() => scrollTo(0, 900));
  const before = await page.evaluate(() => scrollY);
  await edit(TOPIC, (now) => now.replace("A first version", "A second version"));
  await shows(page, "A second version");
  must("the page was loaded again", await marked(page));
  const after = await page.evaluate(() => ({
    y: scrollY,
    focus: document.activeElement.id,
    typed: document.querySelector("#search").value,
    open: document.querySelector("#more").open,
  }));
  must(`scrolled from ${before} to ${after.y}`, Math.abs(after.y - before) < 2);
  must(`the focus is on ${after.focus}`, after.focus === "search");
  must(`typed: ${after.typed}`, after.typed === "typed by hand");
  must("the details are closed", after.open);
}

async function brokenAndMended(context) {
  const page = await open(context);
  const panel = page.locator("fortnight-preview .panel");
  await edit(TOPIC, (before) => before.replace("summary", "sumary"));
  await panel.waitFor({ state: "visible" });
  const told = await panel.innerText();
  for (const words of ["2 things need you", `${TOPIC}:`, "did you mean `summary`", "sumary", "^^^^^^"]) must(`the panel lacks ${words}: ${told}`, told.includes(words));
  const link = await panel.getByRole("link").first().getAttribute("href");
  must(`the editor's link is ${link}`, /^vscode:\/\/file\/.*library-spaces\.md:\d+:\d+$/.test(link));
  must("the last good page has gone", await page.locator("main h1").isVisible());
  await shoot(page, "panel");
  await restore();
  await panel.waitFor({ state: "hidden" });
  must("the page was loaded again", await marked(page));
}

async function styled(context) {
  const page = await open(context);
  await edit("themes/default/static/style.css", (before) => `${before}\nbody { outline: 7px solid rgb(1, 2, 3); }\n`);
  await page.waitForFunction(() => getComputedStyle(document.body).outlineWidth === "7px");
  must("the page was loaded again", await marked(page));
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
}

async function twoTabs(context) {
  const pages = [await open(context), await open(context, "/topics/")];
  await edit(TOPIC, (before) => before.replace(/title = ".*"/, 'title = "A title for two tabs"'));
  for (const page of pages) {
    await shows(page, "A title for two tabs");
    must("a page was loaded again", await marked(page));
  }
}

async function followed(context) {
  const page = await open(context, "/");
  const bar = barOf(page);
  await edit(TOPIC, (before) => `${before}\nOnce more.\n`);
  const offer = bar.locator(".edited a");
  await offer.waitFor();
  must("it went by itself", new URL(page.url()).pathname === "/");
  await bar.getByLabel("Jump to what I edit").check();
  await edit(TOPIC, (before) => `${before}\nAnd again.\n`);
  await page.waitForURL((url) => url.pathname.startsWith(ADDRESS));
}

async function travelled(context) {
  const page = await open(context, "/", true);
  const before = await page.locator("main").innerText();
  const bar = barOf(page);
  await bar.getByLabel("As of").fill("2026-12-01");
  await page.waitForFunction((before) => document.querySelector("main").innerText !== before, before);
  await bar.getByRole("button", { name: "Back to today" }).click();
  await page.waitForFunction((before) => document.querySelector("main").innerText === before, before);
  must("the page was loaded again", await marked(page));
}

function barOf(page) {
  return page.locator("fortnight-preview .bar");
}

async function notToday(context) {
  const later = "content/posts/later.md";
  await create(later, '+++\ntitle = "Later"\ndate = 2026-10-12\n+++\n\nWords of October.\n');
  const page = await open(context, "/posts/later/", true);
  await barOf(page).getByText("not on the site before 2026-10-12").waitFor();
  const found = await violations(page);
  must(found.join("; "), found.length === 0);
  await barOf(page).getByRole("button", { name: "See it as of 2026-10-12" }).click();
  await shows(page, "Words of October.");
  await barOf(page).getByRole("button", { name: "Back to today" }).click();
  await barOf(page).getByText("not on the site before").waitFor();
  await create(later, '+++\ntitle = "Later"\ndate = 2026-09-01\ndraft = true\n+++\n\nWords of October.\n');
  await barOf(page).getByText("a draft: start with --drafts to see it").waitFor();
  must("the page was loaded again", await marked(page));
}

async function evening(context) {
  const page = await open(context, "/", true);
  const title = "Asking for help";
  await create("content/topics/asking-for-help.md", `+++\ntitle = "${title}"\nsummary = "Whom, and how?"\n+++\n\nBegin small.\n`);
  await barOf(page).getByRole("link", { name: title }).click();
  await shows(page, "Begin small.");
  await page.locator("fortnight-preview").getByRole("link", { name: "Desk" }).click();
  const weakest = page.locator(".matches li").first();
  await weakest.waitFor();
  const matches = await page.evaluate(async () => {
    const server = await import("/~fortnight/server.js");
    return (await server.answer("desk/rounds")).rounds[0].matches;
  });
  const pairs = matches.filter((match) => !match.origin && match.people.length === 2).map((match) => match.people);
  const [[moving, other], [pinned], [, partner]] = pairs;
  const theirs = other.name.match(/\((..)\)$/)[1];
  await edit(`data/participants/${moving.id}.yaml`, (before) => before.replace(/^country: .*$/m, `country: ${theirs}`));
  const change = page.locator(".change");
  await change.filter({ hasText: "No longer together" }).filter({ hasText: moving.name.replace(/ \(..\)$/, "") }).waitFor();
  await edit(ROUND, (before) => before.replace("\npins:\n", `\npins:\n  - [${pinned.id}, ${pinned.id}]\n`));
  const panel = page.locator("fortnight-preview .panel");
  await panel.waitFor({ state: "visible" });
  await shoot(page, "desk-panel");
  const found = await violations(page);
  must(found.join("; "), found.length === 0);
  await edit(ROUND, (before) => before.replace(`[${pinned.id}, ${pinned.id}]`, `[${pinned.id}, ${partner.id}]`));
  await panel.waitFor({ state: "hidden" });
  await change.filter({ hasText: "Now together" }).filter({ hasText: partner.name }).waitFor();
}

async function keyTaken(context) {
  const page = await context.newPage();
  await page.goto(preview.link);
  await page.waitForFunction(() => location.hash === "" && localStorage.getItem("fortnight-desk")?.length === 32);
}

async function openDesk(context) {
  const page = await open(context, "/", true);
  await page.locator("fortnight-preview").getByRole("link", { name: "Desk" }).click();
  await page.locator(".matches li").first().waitFor();
  return page;
}

async function atTheDesk(context) {
  const page = await openDesk(context);
  const found = await violations(page);
  must(found.join("; "), found.length === 0);
  const scores = await page.locator(".matches .score").allInnerTexts();
  must("the weakest do not come first", scores.length > 20 && scores.every((score, at) => at === 0 || Number(scores[at - 1]) <= Number(score)));
  const pair = page.locator(".matches li").last().getByRole("button");
  const names = await pair.allInnerTexts();
  await pair.first().focus();
  await page.keyboard.press("Enter");
  const letter = page.frameLocator("#page");
  await letter.locator("body").filter({ hasText: names[1].replace(/ \(..\)$/, "") }).waitFor();
  must("the letter's title has not the focus", await page.evaluate(() => document.activeElement.id === "letter-title"));
  await shoot(page, "desk");
  const ids = await page.evaluate(async () => {
    const server = await import("/~fortnight/server.js");
    const answer = await fetch(server.ask("desk/rounds"), { headers: { "X-Fortnight-Desk": server.deskKey() } });
    const [round] = (await answer.json()).rounds;
    return round.matches.at(-1).people.map((person) => person.id);
  });
  await edit(ROUND, (before) => before.replace("\nforbidden:\n", `\nforbidden:\n  - [${ids.join(", ")}]\n`));
  const change = page.locator(".change").filter({ hasText: "No longer together" });
  await change.waitFor();
  const told = await change.innerText();
  for (const words of [names[0], names[1], "total score", "Now together"]) must(`the change lacks ${words}: ${told}`, told.includes(words));
  await page.getByRole("button", { name: "Close" }).click();
  await page.locator("#letter").waitFor({ state: "hidden" });
}

async function deskWithoutKey(context) {
  const page = await context.newPage();
  await page.goto(`${preview.origin}/~fortnight/desk`);
  await page.getByText("it holds the key of this desk").waitFor();
  must("something lies on the desk", (await page.locator("#rounds").innerText()) === "");
}

async function accessible(context) {
  await edit(TOPIC, (before) => before.replace("summary", "sumary"));
  for (const colorScheme of ["light", "dark"]) {
    const other = await browser.newContext({ colorScheme });
    const seen = await open(other);
    await seen.locator("fortnight-preview .panel").waitFor({ state: "visible" });
    const found = await violations(seen);
    must(`${colorScheme}: ${found.join("; ")}`, found.length === 0);
    await other.close();
  }
  const page = await open(context);
  const panel = page.locator("fortnight-preview .panel");
  await panel.waitFor({ state: "visible" });
  const fold = page.locator("fortnight-preview .fold");
  await fold.focus();
  await page.keyboard.press("Enter");
  must("Enter does not fold the bar", (await fold.getAttribute("aria-expanded")) === "false");
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`));
}

async function shoot(page, name) {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });
}
