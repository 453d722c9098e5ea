// A static file server on loopback, for one folder. It answers as a plain web host does: `/a/` is `/a/index.html`,
// and what is not there is `404.html`.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".woff2": "font/woff2",
};

/** Serves `folder`; resolves to `{ origin, close }`. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = normalize(decodeURIComponent(pathname));
    const file = join(folder, name.endsWith("/") ? `${name}index.html` : name);
    const found = await readFile(file).catch(() => null);
    const body = found ?? (await readFile(join(folder, "404.html")).catch(() => "not found"));
    const type = found ? TYPES[extname(file)] : TYPES[".html"];
    response.writeHead(found ? 200 : 404, { "content-type": type ?? "application/octet-stream" });
    response.end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, close: () => new Promise((closed) => server.close(closed)) };
}
