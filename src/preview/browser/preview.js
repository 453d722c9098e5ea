// Shows the next moment of the site as soon as there is one, without loading the page again.
// Only in the preview: a build has nothing of this.

import { Bar } from "./bar.js";
import { morphPage, refresh } from "./morph.js";
import { Panel } from "./panel.js";
import { ask, own, takeDeskKey } from "./server.js";

takeDeskKey();

const host = document.createElement("fortnight-preview");
host.attachShadow({ mode: "open" });
// Beside the body, where no theme looks and no page is patched.
document.documentElement.append(host);
const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = "/~fortnight/preview.css";
host.shadowRoot.append(sheet);
const panel = new Panel(host.shadowRoot);
const bar = new Bar(host.shadowRoot);

let shown = Number(own.dataset.version);
let waiting = null;
let busy = false;

/** Takes the latest news; what comes meanwhile replaces what waits. */
async function take(news) {
  waiting = news;
  if (busy) return;
  busy = true;
  while (waiting) {
    const next = waiting;
    waiting = null;
    await catchUp(next).catch(() => bar.silent());
  }
  busy = false;
}

async function catchUp(news) {
  const isNew = news.version !== shown;
  if (isNew && !news.broken) {
    const response = await fetch(location.pathname + location.search);
    const html = await response.text();
    if (response.ok || response.status === 404) {
      morphPage(new DOMParser().parseFromString(html, "text/html"));
      refresh(news.files, news.version);
      shown = Number(own.dataset.version);
    }
  }
  await Promise.all([panel.update(), bar.update(isNew ? news.edited : [])]);
  host.dataset.version = news.version;
}

// A browser keeps few connections to one host, so pages that nobody sees give theirs back.
let events = null;
function listen() {
  events?.close();
  events = null;
  if (document.hidden) return;
  events = new EventSource(ask("events"));
  events.onmessage = (message) => take(JSON.parse(message.data));
  events.onerror = () => bar.silent();
}
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", (event) => event.persisted && listen());
addEventListener("pagehide", () => events?.close());
listen();
