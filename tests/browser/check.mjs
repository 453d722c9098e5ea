// Looks at a built site as its readers do.
//
//     node check.mjs SITE [--letters FOLDER]... [--shots FOLDER]
//
// Opens a page of every kind at 360 and 1280 pixels, light and dark; letters of every kind too, and on paper. Exit code 1 if anything
// fails; the last line says `N passed, M failed`.

import { execFile } from "node:child_process";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];
const PER_KIND = 2;
const PAPER_PAGES = 3;
/** The widest faces that readers usually have: a letter must not need more paper with them. */
const WIDE_FACE = `"DejaVu Sans", Verdana, sans-serif`;
/** Milliseconds that a page may take on a slow machine. */
const PATIENCE = 180_000;

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const results = { passed: 0, failed: 0 };

const options = parse(process.argv.slice(2));
const site = await serve(options.site);
const browser = await launch();
try {
  await checkMarkup(options.site, "site");
  const pages = await representative(options.site);
  for (const page of pages) await checkLooks(page.path, `${site.origin}/${page.path}`, site.origin);
  await checkKeyboard(`${site.origin}/`);
  for (const page of pages) await checkWithoutScripts(page.path);
  for (const path of pages.files.filter((file) => file.endsWith(".xml"))) await checkXml(path);
  for (const folder of options.letters) await checkLetters(folder);
} finally {
  await browser.close();
  await site.close();
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;

function parse(words) {
  const [folder, ...rest] = words;
  const named = (name) => rest.flatMap((word, at) => (word === name ? [resolve(rest[at + 1])] : []));
  if (!folder) {
    console.error("usage: node check.mjs SITE [--letters FOLDER]... [--shots FOLDER]");
    process.exit(2);
  }
  return { site: resolve(folder), letters: named("--letters"), shots: named("--shots").at(-1) };
}

function report(what, problems) {
  if (problems.length === 0) {
    results.passed += 1;
    return;
  }
  results.failed += 1;
  console.log(`FAILED ${what}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

async function files(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
  return paths.sort();
}

/** The first and the longest file of every kind that the theme names in `<body class="… kind-…">`. */
async function representative(folder) {
  const kinds = new Map();
  const all = await files(folder);
  for (const path of all.filter((file) => file.endsWith(".html"))) {
    const text = await readFile(join(folder, path), "utf8");
    const kind = text.match(/<body[^>]*class="[^"]*\b(kind-[^"]+)/)?.[1];
    if (!kind) continue;
    kinds.set(kind, [...(kinds.get(kind) ?? []), { path, kind, length: text.length }]);
  }
  const chosen = [...kinds.values()].flatMap((pages) => {
    const [first, ...others] = pages;
    return [first, ...others.sort((a, b) => b.length - a.length).slice(0, PER_KIND - 1)];
  });
  report(`${folder} has pages`, chosen.length ? [] : ["no page names its kind"]);
  return Object.assign(chosen, { files: all });
}

/** Accessibility, requests, console and width, in every size and scheme. */
async function checkLooks(name, url, origin) {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const where = `${name} at ${width}, ${colorScheme}`;
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const noise = [];
      page.on("console", (line) => line.type() === "error" && noise.push(line.text()));
      page.on("pageerror", (error) => noise.push(String(error)));
      const strangers = [];
      page.on("request", (request) => request.url().startsWith(origin) || strangers.push(request.url()));
      const missing = [];
      page.on("response", (response) => response.status() >= 400 && missing.push(response.url()));
      await page.goto(url, { waitUntil: "load" });
      await page.evaluate(() => document.querySelectorAll("img").forEach((image) => (image.loading = "eager")));
      await page.waitForLoadState("networkidle");
      report(`${where}: no request leaves`, strangers);
      report(`${where}: nothing missing, a quiet console`, [...missing, ...noise]);
      report(`${where}: no sideways scrolling`, await tooWide(page));
      report(`${where}: accessible`, await violations(page));
      await shoot(page, name, width, colorScheme);
      await context.close();
    }
  }
}

function tooWide(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > room + 1);
    return wide.slice(0, 5).map((node) => `${node.tagName.toLowerCase()}.${node.className} is wider than ${room} px`);
  });
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`));
}

/** The skip link comes first, shows itself and leads to the content; every entry of the menu can be reached and seen. */
async function checkKeyboard(url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => {
    const { top, height } = document.activeElement.getBoundingClientRect();
    return { href: document.activeElement.getAttribute("href"), seen: top >= 0 && height > 0 };
  });
  report("keyboard: the skip link comes first and shows itself", skip.href === "#main" && skip.seen ? [] : [JSON.stringify(skip)]);
  await page.keyboard.press("Enter");
  const target = await page.evaluate(() => document.activeElement.id);
  report("keyboard: the skip link leads to the content", target === "main" ? [] : [`the focus is on \`${target}\``]);

  await page.goto(url);
  const entries = await page.locator("header nav a").count();
  const reached = new Set();
  const unseen = [];
  for (let presses = 0; presses < entries + 5; presses += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const node = document.activeElement;
      const style = getComputedStyle(node);
      return { menu: Boolean(node.closest("header nav")), text: node.textContent, outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
    });
    if (!focus.menu) continue;
    reached.add(focus.text);
    if (!focus.outline) unseen.push(`no visible focus on \`${focus.text}\``);
  }
  report("keyboard: every entry of the menu is reached and visibly focused", reached.size === entries ? unseen : [`reached ${reached.size} of ${entries}`]);
  await page.close();
}

async function checkWithoutScripts(path) {
  const text = await readFile(join(options.site, path), "utf8");
  const context = await browser.newContext({ javaScriptEnabled: false });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(`${site.origin}/${path}`);
  const shown = await page.locator("h1").first().isVisible();
  report(`${path}: works without JavaScript`, shown ? [] : ["no heading is visible"]);
  report(`${path}: has no inline handler`, [...text.matchAll(/<[^>]+\son[a-z]+\s*=/g)].map(([tag]) => tag));
  await context.close();
}

async function checkXml(path) {
  const text = await readFile(join(options.site, path), "utf8");
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const error = await page.evaluate((xml) => new DOMParser().parseFromString(xml, "application/xml").querySelector("parsererror")?.textContent, text);
  report(`${path}: well-formed`, error ? [error] : []);
  await page.close();
}

/** Letters are opened as their readers open them: from a file. */
async function checkLetters(folder) {
  await checkMarkup(folder, "letters");
  for (const { path, kind } of await representative(folder)) {
    const url = pathToFileURL(join(folder, path)).href;
    const name = `letter ${path} (${kind})`;
    await checkLooks(name, url, url);
    for (const [format, face] of [["A4"], ["Letter"], ["Letter", WIDE_FACE]]) {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(url);
      if (face) await page.addStyleTag({ content: `:root { --serif: ${face}; --sans: ${face}; }` });
      const pdf = await page.pdf({ format, path: options.shots && !face ? join(options.shots, `${fileName(name)}-${format}.pdf`) : undefined });
      const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      const what = `${name}: prints on ${PAPER_PAGES} sheets of ${format}${face ? ` in ${face}` : ""}`;
      report(what, sheets >= 1 && sheets <= PAPER_PAGES ? [] : [`${sheets} sheets`]);
      await page.close();
    }
  }
}

/** Valid HTML, by the Nu checker. */
async function checkMarkup(folder, what) {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const words = ["-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", folder];
  const run = await promisify(execFile)("java", words, { maxBuffer: 1 << 26 }).catch((error) => error);
  if (run.code === "ENOENT") throw new Error("no Java found; install the package `default-jre-headless`");
  const lines = `${run.stderr ?? ""}`.split("\n").filter((line) => line.includes(": error:") || line.includes("rror: "));
  report(`${what}: valid HTML`, run.code && lines.length === 0 ? [run.message] : lines.slice(0, 40));
}

async function shoot(page, name, width, colorScheme) {
  if (!options.shots) return;
  await mkdir(options.shots, { recursive: true });
  await page.screenshot({ path: join(options.shots, `${fileName(name)}-${width}-${colorScheme}.png`), fullPage: true });
}

function fileName(name) {
  return name.replaceAll(/[/ ()]+/g, "_").replace(".html", "");
}
