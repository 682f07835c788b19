import { describe, expect, test } from "vitest";
import { safeFetch } from "./safe-fetch";

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
