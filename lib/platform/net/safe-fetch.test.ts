import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type SafeFetchOptions, safeFetch } from "./safe-fetch";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** @returns the port of a server on loopback */
async function serve(handle: RequestListener): Promise<number> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A fetch that may reach loopback, as an administrator can allow it. */
const local = (port: number, options: Partial<SafeFetchOptions> = {}) =>
  safeFetch(`http://127.0.0.1:${port}/photo.jpg`, {
    bytesMax: 1_000_000,
    allowedHosts: [`127.0.0.1:${port}`],
    ...options,
  });

test("a photo is downloaded whole, with the type that its server claims", async () => {
  const bytes = Buffer.alloc(300_000, 7);
  const port = await serve((_request, response) =>
    response.writeHead(200, { "content-type": "image/jpeg" }).end(bytes),
  );
  const fetched = await local(port);
  expect(fetched.contentType).toBe("image/jpeg");
  expect(fetched.bytes.equals(bytes)).toBe(true);
});

test("the connection goes to the address that was checked, whatever the name says next", async () => {
  const hosts: (string | undefined)[] = [];
  const port = await serve((request, response) => {
    hosts.push(request.headers.host);
    response.end("inside");
  });
  // The first answer is an address where nobody listens; the second would be our own loopback.
  let asked = 0;
  const rebinding = async () => {
    asked += 1;
    return [{ address: asked === 1 ? "192.0.2.1" : "127.0.0.1", family: 4 }];
  };
  const host = `rebind.example:${port}`;
  await expect(
    safeFetch(`http://${host}/`, { bytesMax: 1000, resolve: rebinding, allowedHosts: [host], totalTimeoutMs: 600 }),
  ).rejects.toMatchObject({ code: expect.stringMatching(/^download_/) });
  expect(asked).toBe(1);
  expect(hosts).toEqual([]);

  // And pinned means reached: the same name, checked as loopback, arrives there with its own Host header.
  const pinned = async () => [{ address: "127.0.0.1", family: 4 }];
  expect(
    (await safeFetch(`http://${host}/`, { bytesMax: 1000, resolve: pinned, allowedHosts: [host] })).bytes.toString(),
  ).toBe("inside");
  expect(hosts).toEqual([host]);
});

test.each([301, 302, 303, 307, 308])("a redirect (%i) to loopback is told, not followed", async (status) => {
  let reached = false;
  const inner = await serve((_request, response) => {
    reached = true;
    response.end("secret");
  });
  const port = await serve((_request, response) =>
    response.writeHead(status, { location: `http://127.0.0.1:${inner}/` }).end(),
  );
  await expect(local(port)).rejects.toMatchObject({ code: "redirect" });
  expect(reached).toBe(false);
});

const never = () => undefined;
const headersOnly = (_request: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(200).flushHeaders();
const drip = (_request: IncomingMessage, response: ServerResponse) => {
  const timer = setInterval(() => response.write("x"), 50);
  response.once("close", () => clearInterval(timer));
};

test.each([
  ["never answers", never, { totalTimeoutMs: 5_000, idleTimeoutMs: 200 }],
  ["sends headers and nothing more", headersOnly, { totalTimeoutMs: 5_000, idleTimeoutMs: 200 }],
  ["drips a byte at a time, past the total limit", drip, { totalTimeoutMs: 700, idleTimeoutMs: 400 }],
])("a server that %s is given up", async (_what, handle, limits) => {
  const port = await serve(handle);
  const start = performance.now();
  await expect(local(port, limits)).rejects.toMatchObject({ code: "download_timeout" });
  expect(performance.now() - start).toBeLessThan(3_000);
});

test("a resolver that never answers is given up", async () => {
  const resolve = () => new Promise<never>(() => undefined);
  await expect(
    safeFetch("http://slow.example/", { bytesMax: 1000, resolve, totalTimeoutMs: 200 }),
  ).rejects.toMatchObject({
    code: "download_timeout",
  });
});

test("a body without end is cut at the limit, not held", async () => {
  let sent = 0;
  const gigabyte = 1024 * 1024 * 1024;
  const port = await serve((_request, response) => {
    const chunk = Buffer.alloc(64 * 1024);
    const more = () => {
      while (sent < gigabyte && !response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", more);
      }
    };
    more();
  });
  await expect(local(port)).rejects.toMatchObject({ code: "download_too_large" });
  expect(sent).toBeLessThan(64 * 1024 * 1024);
});

test("an announced length beyond the limit is refused before a byte is read; the limit itself is not", async () => {
  const port = await serve(
    (_request, response) => void response.writeHead(200, { "content-length": "1000001" }).flushHeaders(),
  );
  await expect(local(port)).rejects.toMatchObject({ code: "download_too_large" });
  const exact = await serve((_request, response) => response.end(Buffer.alloc(1_000_000)));
  expect((await local(exact)).bytes).toHaveLength(1_000_000);
});

test.each([
  ["a missing photo", 404],
  ["a server's fault", 500],
  ["a proxy's odd answer", 102 + 400],
])("%s is told with its status", async (_what, status) => {
  const port = await serve((_request, response) => response.writeHead(status).end());
  await expect(local(port)).rejects.toMatchObject({
    code: "download_failed",
    message: expect.stringContaining(String(status)),
  });
});

test("a compressed answer that nobody asked for is refused", async () => {
  const port = await serve((_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("x"));
  await expect(local(port)).rejects.toMatchObject({ code: "download_failed" });
});

test("a connection that breaks in the middle is a failed download, not a short photo", async () => {
  const port = await serve((_request, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("half", () => response.destroy());
  });
  await expect(local(port)).rejects.toMatchObject({ code: "download_failed" });
});
