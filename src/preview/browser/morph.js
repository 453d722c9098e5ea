// Makes the page in the browser like another one and leaves alone what is the same in both: with it stay the scroll
// position, the focus, what was typed, and which details are open.

/** How far ahead a child is looked for. */
const AHEAD = 200;

/** Makes this document like `next`. */
export function morphPage(next) {
  attributes(document.documentElement, next.documentElement);
  head(document.head, next.head);
  attributes(document.body, next.body);
  children(document.body, next.body);
}

/** Loads files again that kept their names while their bytes changed: style sheets without a break, and pictures. */
export function refresh(files, version) {
  for (const file of files) {
    const address = (node, name) => new URL(node.getAttribute(name), document.baseURI);
    const isFile = (url) => url.origin === location.origin && decodeURI(url.pathname) === file;
    const fresh = (url) => `${url.pathname}?v=${version}`;
    for (const link of document.querySelectorAll("link[rel=stylesheet][href]")) {
      if (isFile(address(link, "href"))) swap(link, fresh(address(link, "href")));
    }
    for (const image of document.querySelectorAll("img[src]")) {
      if (isFile(address(image, "src"))) image.src = fresh(address(image, "src"));
    }
  }
}

/** Puts another style sheet in the place of one, once it is there. */
function swap(link, href) {
  const next = link.cloneNode();
  next.setAttribute("href", href);
  const done = () => link.remove();
  next.addEventListener("load", done, { once: true });
  next.addEventListener("error", done, { once: true });
  link.after(next);
}

function head(from, to) {
  const isSheet = (node) => node.matches?.("link[rel=stylesheet]");
  const sheets = [...from.children].filter(isSheet);
  const wanted = [...to.children].filter(isSheet);
  for (const [at, want] of wanted.entries()) {
    const have = sheets[at];
    if (!have) from.append(document.importNode(want, true));
    else if (bare(have) !== bare(want)) swap(have, want.getAttribute("href"));
  }
  for (const extra of sheets.slice(wanted.length)) extra.remove();
  const rest = (node) => [...node.children].filter((child) => !isSheet(child));
  const kept = new Set();
  for (const want of rest(to)) {
    const have = rest(from).find((child) => !kept.has(child) && child.isEqualNode(want));
    const node = have ?? from.appendChild(document.importNode(want, true));
    kept.add(node);
  }
  for (const child of rest(from)) if (!kept.has(child)) child.remove();
}

/** The address of a style sheet without the mark that made it fresh. */
function bare(link) {
  return link.getAttribute("href").replace(/\?v=\d+$/, "");
}

function children(from, to) {
  let next = from.firstChild;
  for (const want of [...to.childNodes]) {
    const have = partner(next, want);
    if (!have) {
      from.insertBefore(document.importNode(want, true), next);
      continue;
    }
    while (next !== have) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
    next = have.nextSibling;
    if (!have.isEqualNode(want)) node(have, want);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

/** The child that becomes `want`: the one with its id, else an equal one further on, else the next if it is of one kind. */
function partner(next, want) {
  if (!next) return null;
  if (want.nodeType === Node.ELEMENT_NODE) {
    let at = next;
    for (let steps = 0; at && steps < AHEAD; steps += 1, at = at.nextSibling) {
      if (want.id ? at.id === want.id && at.nodeName === want.nodeName : at.isEqualNode(want)) return at;
    }
  }
  const sameKind = next.nodeType === want.nodeType && next.nodeName === want.nodeName;
  return sameKind && !next.id && !want.id ? next : null;
}

function node(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    from.nodeValue = to.nodeValue;
    return;
  }
  attributes(from, to);
  children(from, to);
}

function attributes(from, to) {
  const mine = (name) => name === "open" && from.matches("details, dialog");
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !mine(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !mine(name)) from.setAttribute(name, value);
  }
}
