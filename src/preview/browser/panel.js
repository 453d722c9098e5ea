// A calm panel over the last good page: everything that is wrong, with its place and what to do.

import { answer, element } from "./server.js";

export class Panel {
  #box;
  #list;
  #title;
  #closed = "";
  #told = "";

  constructor(root) {
    this.#title = element("h2", { id: "title" });
    this.#list = element("ol");
    const close = element("button", { type: "button", onclick: () => this.#close() }, "Close");
    const head = element("header", {}, this.#title, close);
    this.#box = element("section", { class: "panel", "aria-labelledby": "title", hidden: true }, head, this.#list);
    this.#box.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    const voice = element("div", { "aria-live": "polite" }, this.#box);
    root.append(voice);
  }

  /** Asks what is wrong and shows it; nothing wrong, nothing shown. */
  async update() {
    const news = await answer("problems", { path: location.pathname }).catch(() => null);
    if (!news) return;
    const errors = (news.problems ?? []).filter((problem) => problem.error);
    if (news.withheld) errors.push({ message: "what is wrong is told in the terminal", text: "" });
    const told = JSON.stringify(errors);
    this.#box.hidden = errors.length === 0 || told === this.#closed;
    if (told === this.#told) return;
    this.#told = told;
    this.#closed = "";
    const count = Math.max(news.errors ?? 0, errors.length);
    this.#title.textContent = count === 1 ? "One thing needs you" : `${count} things need you`;
    this.#list.replaceChildren(...errors.map(item));
  }

  #close() {
    this.#closed = this.#told;
    this.#box.hidden = true;
  }
}

function item(problem) {
  const place = problem.place && element("span", { class: "place" }, problem.place);
  const link = problem.editor && element("a", { href: problem.editor }, "Open in the editor");
  const text = problem.text && element("pre", { tabindex: "0", role: "group", "aria-label": "Where it is" }, problem.text);
  return element("li", {}, element("p", { class: "message" }, problem.message), place, " ", link, text);
}
