// How the preview's scripts talk to it.

const STORE = "fortnight-desk";

/** The script element that the preview has added to the page. */
export const own = document.querySelector("script[data-key]");

/** The address of a question. */
export function ask(name, words = {}) {
  return `/~fortnight/${name}?${new URLSearchParams({ token: own.dataset.key, ...words })}`;
}

/** The answer to a question. */
export async function answer(name, words = {}) {
  const response = await fetch(ask(name, words), { headers: { "X-Fortnight-Desk": deskKey() } });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

/** The key of the desk, if this browser has it. */
export function deskKey() {
  return localStorage.getItem(STORE) ?? "";
}

/** Takes the key out of the address that the terminal has printed, so that it is not handed on with a link. */
export function takeDeskKey() {
  const key = location.hash.match(/^#desk=([0-9a-f]{32})$/)?.[1];
  if (!key) return;
  localStorage.setItem(STORE, key);
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** An element with attributes and children; text stays text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}
