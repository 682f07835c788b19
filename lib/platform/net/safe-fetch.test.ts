import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { isPublicAddress } from "./public-address";
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

const strict = { bytesMax: 1000, allowedHosts: [], totalTimeoutMs: 1_500 };
const noName = async () => [];

const REFUSED: [address: string, code: string][] = [
  // Not an address, or not one of the web.
  ["", "bad_url"],
  ["photo.jpg", "bad_url"],
  ["//example.com/a.jpg", "bad_url"],
  ["http://", "bad_url"],
  ["http://[::1", "bad_url"],
  ["http://256.256.256.256/", "bad_url"],
  ["http://exa mple.com/", "bad_url"],
  ["file:///etc/passwd", "bad_url"],
  ["ftp://example.com/a.jpg", "bad_url"],
  ["gopher://127.0.0.1:25/", "bad_url"],
  ["data:image/png;base64,AAAA", "bad_url"],
  ["javascript:alert(1)", "bad_url"],
  ["ws://127.0.0.1/", "bad_url"],
  ["dict://127.0.0.1:11211/stat", "bad_url"],
  [`http://example.com/${"a".repeat(2_000)}`, "bad_url"],
  // Somebody's name or password, which also hides the true host from a reader.
  ["http://user@example.com/", "bad_url"],
  ["http://user:secret@example.com/", "bad_url"],
  ["http://example.com@127.0.0.1/", "bad_url"],
  ["http://127.0.0.1@example.com/", "bad_url"],
  // Loopback in every writing.
  ["http://127.0.0.1/", "forbidden_address"],
  ["https://127.0.0.1/", "forbidden_address"],
  ["http://127.0.0.1./", "forbidden_address"],
  ["http://127.1/", "forbidden_address"],
  ["http://127.255.255.254/", "forbidden_address"],
  ["http://2130706433/", "forbidden_address"],
  ["http://0x7f000001/", "forbidden_address"],
  ["http://0x7f.0.0.1/", "forbidden_address"],
  ["http://0177.0.0.1/", "forbidden_address"],
  ["http://017700000001/", "forbidden_address"],
  ["http://1②7.0.0.1/", "forbidden_address"],
  ["http://%31%32%37.0.0.1/", "forbidden_address"],
  ["http://127。0。0。1/", "forbidden_address"],
  ["http://[::1]/", "forbidden_address"],
  ["http://[0:0:0:0:0:0:0:1]/", "forbidden_address"],
  ["http://[::ffff:127.0.0.1]/", "forbidden_address"],
  ["http://[::ffff:7f00:1]/", "forbidden_address"],
  ["http://[::127.0.0.1]/", "forbidden_address"],
  ["http:\\\\127.0.0.1\\", "forbidden_address"],
  ["http:127.0.0.1", "forbidden_address"],
  // "This host", private networks, shared networks.
  ["http://0/", "forbidden_address"],
  ["http://0.0.0.0/", "forbidden_address"],
  ["http://[::]/", "forbidden_address"],
  ["http://10.0.0.5/", "forbidden_address"],
  ["http://10.255.255.255/", "forbidden_address"],
  ["http://172.16.0.1/", "forbidden_address"],
  ["http://172.31.255.255/", "forbidden_address"],
  ["http://192.168.1.1/", "forbidden_address"],
  ["http://100.64.0.1/", "forbidden_address"],
  ["http://100.127.255.254/", "forbidden_address"],
  ["http://[fc00::1]/", "forbidden_address"],
  ["http://[fd12:3456::1]/", "forbidden_address"],
  ["http://[fec0::1]/", "forbidden_address"],
  // Link-local, where clouds keep their metadata.
  ["http://169.254.169.254/latest/meta-data/", "forbidden_address"],
  ["http://2852039166/", "forbidden_address"],
  ["http://[fe80::1]/", "forbidden_address"],
  ["http://[::ffff:169.254.169.254]/", "forbidden_address"],
  ["http://[fd00:ec2::254]/", "forbidden_address"],
  // IPv4 inside IPv6.
  ["http://[64:ff9b::7f00:1]/", "forbidden_address"],
  ["http://[64:ff9b:1::a00:1]/", "forbidden_address"],
  ["http://[2002:7f00:1::]/", "forbidden_address"],
  ["http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "forbidden_address"],
  ["http://[::ffff:0:127.0.0.1]/", "forbidden_address"],
  // Multicast, broadcast, documentation, benchmarking, reserved.
  ["http://224.0.0.1/", "forbidden_address"],
  ["http://255.255.255.255/", "forbidden_address"],
  ["http://[ff02::1]/", "forbidden_address"],
  ["http://192.0.2.1/", "forbidden_address"],
  ["http://198.51.100.1/", "forbidden_address"],
  ["http://203.0.113.1/", "forbidden_address"],
  ["http://198.18.0.1/", "forbidden_address"],
  ["http://192.88.99.1/", "forbidden_address"],
  ["http://240.0.0.1/", "forbidden_address"],
  ["http://[2001:db8::1]/", "forbidden_address"],
  ["http://[100::1]/", "forbidden_address"],
  ["http://[4000::1]/", "forbidden_address"],
  // A public address, but a port where no photo lives.
  ["http://93.184.215.14:22/", "forbidden_address"],
  ["http://93.184.215.14:6379/", "forbidden_address"],
  ["https://93.184.215.14:8443/", "forbidden_address"],
  // A name that stands for nothing.
  ["http://no-such-host.invalid/", "host_not_found"],
];

describe("the guard refuses", () => {
  test.each(REFUSED)("%s", async (address, code) => {
    const failure = await safeFetch(address, { ...strict, resolve: noName }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: "invalid", code, fields: [{ name: "photo_url" }] });
  });

  test.each([["localhost"], ["photos.example"], ["xn--e1afmkfd.example"]])(
    "%s when one of its addresses is private",
    async (host) => {
      const resolve = async () => [
        { address: "93.184.215.14", family: 4 },
        { address: "10.0.0.7", family: 4 },
      ];
      await expect(safeFetch(`https://${host}/a.jpg`, { ...strict, resolve })).rejects.toMatchObject({
        code: "forbidden_address",
      });
    },
  );

  test("the true localhost, asked of the true resolver", async () => {
    await expect(safeFetch("http://localhost/", strict)).rejects.toMatchObject({ code: "forbidden_address" });
  });

  test("another port of an allowed host:port", async () => {
    await expect(
      safeFetch("http://127.0.0.1:81/", { ...strict, allowedHosts: ["127.0.0.1:80"] }),
    ).rejects.toMatchObject({
      code: "forbidden_address",
    });
  });
});

test("no address of a private block is ever public, mapped or not", () => {
  const octet = fc.nat(255);
  const inside = fc.oneof(
    fc.tuple(fc.constantFrom(10, 127, 0), octet, octet, octet),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
  );
  fc.assert(
    fc.property(inside, (octets) => {
      const address = octets.join(".");
      for (const form of [address, `::ffff:${address}`, `::${address}`, `64:ff9b::${address}`, `::ffff:0:${address}`])
        expect(isPublicAddress(form)).toBe(false);
    }),
  );
});

test.each([
  "93.184.215.14",
  "8.8.8.8",
  "100.63.255.255",
  "100.128.0.1",
  "172.15.0.1",
  "172.32.0.1",
  "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
  "::ffff:8.8.8.8",
])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

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
  await expect(safeFetch("http://slow.example/", { ...strict, resolve, totalTimeoutMs: 200 })).rejects.toMatchObject({
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
