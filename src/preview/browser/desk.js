// The desk: matches, the worst first, with reasons; who is left over and why; what the last change did; any letter.
// Everything here is asked for with the key of the desk, which only the terminal has told.

import { Panel } from "./panel.js";
import { ask, deskKey, element } from "./server.js";

const state = document.getElementById("state");
const rounds = document.getElementById("rounds");
const letter = document.getElementById("letter");
const frame = document.getElementById("page");
const panel = panelBesideThePage();
let reading = null;
let told = "";

document.getElementById("close").addEventListener("click", close);
letter.addEventListener("keydown", (event) => event.key === "Escape" && close());

/** With styles of its own, as on the pages of the site. */
function panelBesideThePage() {
  const host = document.createElement("fortnight-preview");
  const root = host.attachShadow({ mode: "open" });
  root.append(element("link", { rel: "stylesheet", href: "/~fortnight/preview.css" }));
  document.body.append(host);
  return new Panel(root);
}

function desk(name, words = {}) {
  return fetch(ask(`desk/${name}`, words), { headers: { "X-Fortnight-Desk": deskKey() } });
}

async function update() {
  const response = await desk("rounds");
  if (response.status === 403) {
    state.textContent = "Open the address that the terminal has shown: it holds the key of this desk.";
    return;
  }
  const news = await response.json();
  state.textContent = said(news);
  panel.update();
  const text = JSON.stringify([news.open, news.rounds, news.reports, news.problems]);
  if (text !== told) {
    told = text;
    const open = new Set([...rounds.querySelectorAll("details[open]")].map((one) => one.dataset.name));
    rounds.replaceChildren(...news.problems.map((problem) => element("pre", {}, problem)), ...news.open.map(([title, lines]) => element("section", { class: "round" }, element("h2", {}, `${title}: if sign-ups closed today`), cap(lines))), ...news.rounds.map((round) => section(round, open, news.reports.find((one) => one.id === round.id))), ...news.reports.filter((one) => !news.rounds.some((round) => round.id === one.id)).map(over));
  }
  if (reading) await show(reading);
}

function said(news) {
  if (news.matching) return "Matching …";
  if (news.broken) return "Something needs you first; this is the last good state.";
  if (news.travelled) return "On another day than today there is no matching.";
  if (news.rounds.length === 0) return "No round is being matched today.";
  return "Up to date.";
}

function section(round, open, report) {
  const heading = `round-${round.id}`;
  return element(
    "section",
    { class: "round", "aria-labelledby": heading },
    element("h2", { id: heading }, `${round.title}${round.accepted ? " (accepted)" : ""}`),
    round.proof && element("p", { class: "quiet" }, round.proof),
    round.change && changes(round.change),
    ...round.status.filter(([, rows]) => rows.length).map(([title, rows]) => status(title, rows)),
    repair(round),
    round.idle_pins.length > 0 && element("p", { class: "mark" }, `Not kept, since one of them does not take part: the pin of ${round.idle_pins.join(", ")}`),
    round.roles.length > 0 && element("h3", {}, "Mentors and mentees"),
    cap(round.roles),
    round.cap.length > 0 && element("h3", {}, "The cap"),
    cap(round.cap),
    round.accepted ? null : prices(round),
    round.repair === null && unmatched(round, "Without a partner", round.unmatched),
    element("h3", {}, `${round.matches.length} matches, the weakest first`),
    element("ol", { class: "matches" }, ...round.matches.map((match) => pair(round, match))),
    report && ending(report),
    everybody(round, open),
  );
}

/** A round that is over: its letters are out, and what is left is the report and the closing. */
function over(round) {
  const heading = `round-${round.id}`;
  return element("section", { class: "round", "aria-labelledby": heading }, element("h2", { id: heading }, `${round.title} (over)`), ending(round));
}

/** The report that a build would write, and what closing the round would do. */
function ending(round) {
  const report = () => show({ name: round.title, what: "report", words: { round: round.id } }, true);
  const rows = round.closing.map((row) => element("li", { class: "lines" }, row));
  return element("div", {}, element("h3", {}, "Report and closing"), element("p", {}, element("button", { type: "button", "aria-label": `The report, with its figures, of ${round.title}`, onclick: report }, "The report, with its figures")), rows.length > 0 && element("ul", {}, ...rows));
}

function changes(change) {
  const lists = [
    ["Now together", change.together],
    ["No longer together", change.apart],
    ["Now without a partner", change.left_over],
    ["Now with a partner", change.placed],
  ].filter(([, list]) => list.length);
  const figures = change.figures.map(({ what, before, now }) => `${what}: ${before} → ${now}`);
  if (figures.length + lists.length === 0) return element("p", { class: "change" }, "The last change of the data has changed no match.");
  return element(
    "div",
    { class: "change" },
    element("h3", {}, "What the last change of the data did"),
    figures.length > 0 && element("p", {}, figures.join("; ")),
    ...lists.map(([title, list]) => element("p", {}, element("strong", {}, `${title}: `), list.join("; "))),
  );
}

/** What is allowed, then who is over it and who waits. */
function cap([share, ...lines]) {
  if (!share) return null;
  return element("div", {}, element("p", { class: "quiet" }, share), element("ul", {}, ...lines.map((line) => element("li", {}, line))));
}

/** What each pin, forbidden pair and must rule costs: solved for when it is asked. */
function prices(round) {
  const text = element("pre", { class: "quiet", "aria-live": "polite" });
  const tell = async () => {
    text.textContent = "Solving …";
    const response = await desk("prices", { round: round.id });
    text.textContent = (await response.text()).trim();
  };
  return element("div", {}, element("button", { type: "button", onclick: tell }, "What each decision costs"), text);
}

function status(title, rows) {
  return element("div", {}, element("h3", {}, title), element("ul", {}, ...rows.map((row) => element("li", {}, row))));
}

/** New partners for those who have none, while the round runs. The letters are those that go out today. */
function repair(round) {
  const found = round.repair;
  if (!found) return null;
  const said = found.said.map((line) => element("p", {}, line));
  const proof = found.proof && element("p", { class: "quiet" }, found.proof);
  const list = found.matches.length > 0 && element("ol", { class: "matches" }, ...found.matches.map((match) => pair(round, match)));
  const how = found.matches.length > 0 && element("p", { class: "quiet" }, `fortnight match ${round.id} --accept writes it.`);
  return element("div", {}, element("h3", {}, "Repair"), ...said, proof, list, how, unmatched(round, "Still alone", found.alone));
}

function unmatched(round, title, people) {
  if (people.length === 0) return null;
  const why = ([others, words]) => element("li", {}, `${others}: ${words}`);
  const one = (left) => element("li", {}, left.text, " ", button(round, left, "Letter"), element("ul", {}, ...left.blocked.map(why), ...left.remarks.map((text) => element("li", {}, text))));
  return element("div", {}, element("h3", {}, title), element("ul", {}, ...people.map(one)));
}

function pair(round, match) {
  const names = match.people.flatMap((person, at) => [at ? " + " : "", button(round, person, person.name)]);
  const origin = match.origin && element("span", { class: "mark" }, match.origin);
  return element("li", {}, element("p", {}, element("span", { class: "score" }, String(match.score)), ...names, " ", origin), ...match.reasons.map((reason) => element("p", { class: "quiet" }, reason)));
}

function everybody(round, open) {
  const name = `everybody-${round.id}`;
  const list = element("ul", { class: "people" });
  const fill = (text) => {
    const found = round.people.filter((person) => person.name.toLowerCase().includes(text.toLowerCase()));
    list.replaceChildren(...found.slice(0, 200).map((person) => element("li", {}, button(round, person, person.name))));
  };
  const search = element("input", { type: "search", oninput: () => fill(search.value) });
  fill("");
  return element("details", { "data-name": name, open: open.has(name) }, element("summary", {}, "Preview as …"), element("label", {}, "Find a name ", search), list);
}

function button(round, person, words) {
  const label = words === person.name ? null : `${words} to ${person.id}`;
  return element("button", { type: "button", "aria-label": label, onclick: () => show({ round: round.id, person: person.id, name: person.name ?? person.id }, true) }, words);
}

/** Exactly what this person would get; or a report. */
async function show(whom, focus = false) {
  reading = whom;
  const response = await desk(whom.what ?? "letter", whom.words ?? { round: whom.round, person: whom.person });
  const text = await response.text();
  const html = response.headers.get("content-type").startsWith("text/html");
  const title = document.getElementById("letter-title");
  title.textContent = whom.what === "report" ? `Report: ${whom.name}` : `Letter to ${whom.name}`;
  frame.title = whom.what === "report" ? "The report" : "The letter";
  letter.hidden = false;
  const page = html ? text : element("pre", {}, text).outerHTML;
  if (frame.srcdoc !== page) frame.srcdoc = page;
  if (focus) title.focus();
}

function close() {
  reading = null;
  letter.hidden = true;
}

const events = new EventSource(ask("events"));
events.onmessage = () => update();
addEventListener("pagehide", () => events.close());
