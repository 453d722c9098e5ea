// The bar: what its readers will not see of a page. Draft or not, the day that is taken for today, length, source.

import { answer, deskKey, element } from "./server.js";

const FOLLOW = "fortnight-follow";
const FOLDED = "fortnight-folded";

export class Bar {
  #box;
  #facts;
  #edited;
  #day;
  #day_label;
  #today;

  constructor(root) {
    this.#facts = element("span", { class: "facts", role: "status" });
    this.#edited = element("span", { class: "edited" });
    this.#day = element("input", { type: "date", onchange: () => this.#travel(this.#day.value) });
    this.#today = element("button", { type: "button", hidden: true, onclick: () => this.#travel("") }, "Back to today");
    this.#day_label = element("label", { hidden: true }, "As of ", this.#day);
    const follow = element("input", {
      type: "checkbox",
      checked: localStorage.getItem(FOLLOW) === "yes",
      onchange: () => localStorage.setItem(FOLLOW, follow.checked ? "yes" : "no"),
    });
    const inner = element(
      "span",
      { class: "inner" },
      this.#facts,
      this.#day_label,
      this.#today,
      element("label", {}, follow, " Jump to what I edit"),
      deskKey() && element("a", { href: "/~fortnight/desk" }, "Desk"),
      this.#edited,
    );
    const fold = element("button", { type: "button", class: "fold", onclick: () => this.#fold(this.#box.hasAttribute("open")) }, "Preview");
    this.#box = element("aside", { class: "bar", "aria-label": "Preview" }, fold, inner);
    root.append(this.#box);
    this.#fold(localStorage.getItem(FOLDED) === "yes");
  }

  /** Asks about the page; `edited` are documents that were just saved. */
  async update(edited) {
    const facts = await answer("page", { path: location.pathname });
    this.#box.classList.remove("silent");
    this.#facts.replaceChildren(...said(facts, (day) => this.#travel(day)));
    if (document.activeElement?.shadowRoot?.activeElement !== this.#day) this.#day.value = facts.today ?? "";
    // The day is everybody's: only who has the desk's key may change it.
    this.#day_label.hidden = !facts.at_desk;
    this.#today.hidden = !facts.travelled || !facts.at_desk;
    this.#follow(edited ?? []);
  }

  /** The preview does not answer. */
  silent() {
    this.#box.classList.add("silent");
  }

  #follow(edited) {
    const here = (address) => address.replace(/index\.html$/, "") === location.pathname.replace(/index\.html$/, "");
    const [first] = edited;
    if (!first) return;
    if (edited.some((one) => here(one.url))) return void this.#edited.replaceChildren();
    if (localStorage.getItem(FOLLOW) === "yes") return void location.assign(first.url);
    this.#edited.replaceChildren("Edited: ", element("a", { href: first.url }, first.title));
  }

  #fold(away) {
    this.#box.toggleAttribute("open", !away);
    this.#box.querySelector(".fold").setAttribute("aria-expanded", String(!away));
    localStorage.setItem(FOLDED, away ? "yes" : "no");
  }

  async #travel(date) {
    await answer("travel", { date }).catch(() => this.silent());
  }
}

function said({ document: page, absent, broken, matching, warnings, at_desk: mayTravel }, travel) {
  const words = [];
  if (matching) words.push("matching …");
  if (broken) words.push(element("strong", { class: "mark" }, "last good state"));
  if (page?.draft) words.push(element("strong", { class: "mark" }, "draft"));
  if (page?.future) words.push(element("strong", { class: "mark" }, `from ${page.future}`));
  if (page?.until) words.push(`expires ${page.until},`);
  if (page) words.push(`${page.words} words, ${page.minutes} min`);
  if (page?.editor) words.push(element("a", { href: page.editor }, page.source));
  else if (page) words.push(page.source);
  if (absent) words.push(...notHere(absent, mayTravel && travel));
  if (!broken && warnings) words.push(warnings === 1 ? "1 warning in the terminal" : `${warnings} warnings in the terminal`);
  return words.flatMap((word) => [word, " "]);
}

/** Why there is no page here today, and the way to a day that has one. */
function notHere({ why, day, shown_on: shown, source, editor }, travel) {
  const told = {
    draft: "a draft: start with --drafts to see it",
    future: `not on the site before ${day}`,
    expired: `not on the site since ${day}`,
  };
  const words = [element("strong", { class: "mark" }, told[why])];
  if (shown && travel) words.push(element("button", { type: "button", onclick: () => travel(shown) }, `See it as of ${shown}`));
  words.push(editor ? element("a", { href: editor }, source) : source);
  return words;
}
