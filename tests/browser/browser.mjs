// The browser that the checks use: Debian's Chromium, talking to nobody.

import { accessSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts it with a fresh, temporary profile, and with more flags. */
export function launch(more = []) {
  const executablePath = PLACES.find((place) => {
    try {
      accessSync(place);
      return true;
    } catch {
      return false;
    }
  });
  if (!executablePath) throw new Error("no Chromium found; install the package `chromium`");
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...more] });
}
