import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileStat, StorageDriver } from "./driver";
import { LocalDriver } from "./local";
import { S3Driver } from "./s3";

let folder: string;
let s3Server: S3rver;
let s3Port: number;
const localRoot = () => path.join(folder, "local");
const drivers: Record<string, StorageDriver> = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bureau-storage-"));
  s3Server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: path.join(folder, "s3"),
    configureBuckets: [{ name: "bureau", configs: [] }],
  });
  const address = (await s3Server.run()) as AddressInfo;
  s3Port = address.port;
  drivers.local = new LocalDriver(localRoot());
  drivers.s3 = s3At(`http://127.0.0.1:${s3Port}`);
});

afterAll(async () => {
  await s3Server.close();
  await rm(folder, { recursive: true, force: true });
});

function s3At(endpoint: string, bucket = "bureau"): S3Driver {
  return new S3Driver({
    bucket,
    region: "us-east-1",
    endpoint,
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
    forcePathStyle: true,
    connectTimeoutMs: 300,
    requestTimeoutMs: 400,
    idleTimeoutMs: 400,
  });
}

async function read(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function collect(files: AsyncIterable<FileStat>): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of files) keys.push(key);
  return keys.sort();
}

describe.each(["local", "s3"])("the %s driver", (name) => {
  const driver = () => drivers[name]!;

  test("returns exactly the bytes that were put, with their size and a fresh time", async () => {
    const bytes = randomBytes(70_000);
    await driver().put("photos/aa/one.jpg", bytes, "image/jpeg");
    expect((await read(await driver().open("photos/aa/one.jpg"))).equals(bytes)).toBe(true);
    const found = await driver().stat("photos/aa/one.jpg");
    expect(found).toMatchObject({ key: "photos/aa/one.jpg", sizeBytes: 70_000 });
    expect(Math.abs(Date.now() - found!.modifiedAt.getTime())).toBeLessThan(10_000);
  });

  test("stores a stream of several parts and a moved file, which is gone afterwards", async () => {
    const bytes = randomBytes(19 * 1024 * 1024);
    const chunks = [bytes.subarray(0, 5_000_000), bytes.subarray(5_000_000)];
    await driver().put("photos/aa/stream.bin", Readable.from(chunks));
    const hash = (data: Buffer) => createHash("sha256").update(data).digest("hex");
    expect(hash(await read(await driver().open("photos/aa/stream.bin")))).toBe(hash(bytes));

    const staged = path.join(folder, `staged-${name}`);
    await writeFile(staged, "moved");
    await driver().put("photos/aa/moved.txt", { moveFrom: staged });
    expect((await read(await driver().open("photos/aa/moved.txt"))).toString()).toBe("moved");
    await expect(stat(staged)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("replaces a file whole and renews its time", async () => {
    await driver().put("photos/aa/again.txt", Buffer.from("first and long"));
    const before = (await driver().stat("photos/aa/again.txt"))!.modifiedAt.getTime();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await driver().put("photos/aa/again.txt", Buffer.from("second"));
    expect((await read(await driver().open("photos/aa/again.txt"))).toString()).toBe("second");
    expect((await driver().stat("photos/aa/again.txt"))!.modifiedAt.getTime()).toBeGreaterThan(before);
  });

  test("opens a range, both ends included", async () => {
    await driver().put("photos/aa/range.txt", Buffer.from("0123456789"));
    expect((await read(await driver().open("photos/aa/range.txt", { range: { start: 2, end: 5 } }))).toString()).toBe(
      "2345",
    );
  });

  test("keeps an empty file", async () => {
    await driver().put("photos/aa/empty.bin", Buffer.alloc(0));
    expect(await driver().stat("photos/aa/empty.bin")).toMatchObject({ sizeBytes: 0 });
    expect(await read(await driver().open("photos/aa/empty.bin"))).toHaveLength(0);
  });

  test("says that a file is missing, and deletes twice without complaint", async () => {
    await expect(driver().open("photos/aa/none.jpg")).rejects.toMatchObject({
      kind: "not_found",
      code: "file_missing",
    });
    expect(await driver().stat("photos/aa/none.jpg")).toBeNull();
    expect(await driver().exists("photos/aa/none.jpg")).toBe(false);
    await driver().put("photos/aa/gone.jpg", Buffer.from("x"));
    await driver().delete("photos/aa/gone.jpg");
    await driver().delete("photos/aa/gone.jpg");
    expect(await driver().exists("photos/aa/gone.jpg")).toBe(false);
  });

  test("leaves nothing under the key when the source breaks in the middle", async () => {
    async function* broken() {
      yield Buffer.alloc(1_000_000);
      throw new Error("the client went away");
    }
    await expect(driver().put("photos/broken/half.bin", Readable.from(broken()))).rejects.toThrow();
    expect(await collect(driver().list("photos/broken"))).toEqual([]);
  });

  test("lists what lies under a folder and nothing beside it", async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `listed/${index % 3}/file-${index}.txt`);
    for (const key of keys) await driver().put(key, Buffer.from(key));
    await driver().put("listed-not/file.txt", Buffer.from("x"));
    expect(await collect(driver().list("listed"))).toEqual([...keys].sort());
    expect(await collect(driver().list("listed/1"))).toEqual(keys.filter((key) => key.startsWith("listed/1/")).sort());
    expect(await collect(driver().list("nothing"))).toEqual([]);
  });

  test("proves itself by a written, read and removed file", async () => {
    await driver().ping();
    expect(await collect(driver().list("health"))).toEqual([]);
  });

  test.each([
    "../secret",
    "photos/../../secret",
    "/etc/passwd",
    "photos//x",
    "photos/.hidden",
    "photos\\x",
    "photos/x\0.jpg",
    "photos/",
    "photos",
    "C:/x",
    "photos/Ä.jpg",
    "",
  ])("refuses the key %j", async (key) => {
    for (const attempt of [
      driver().put(key, Buffer.from("x")),
      driver().open(key),
      driver().stat(key),
      driver().delete(key),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: "bad_storage_key" });
    }
  });
});

test("no key whatever reaches outside the local root", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom("..", ".", "/", "a", "\\", "%2e", "\0")).map((parts) => parts.join("/")),
      ),
      async (key) => {
        const stored = await drivers.local!.put(`fuzz/${key}`, Buffer.from("x")).then(
          () => true,
          () => false,
        );
        if (stored) expect(await collect(drivers.local!.list("fuzz"))).toContain(`fuzz/${key}`);
      },
    ),
    { numRuns: 200 },
  );
  expect(await readdir(folder)).toEqual(expect.arrayContaining(["local", "s3"]));
  expect(
    (await readdir(folder)).filter((name) => !["local", "s3"].includes(name) && !name.startsWith("staged-")),
  ).toEqual([]);
});

test("the local driver removes only old leftovers of interrupted writes", async () => {
  const root = path.join(folder, "partials");
  const driver = new LocalDriver(root);
  await driver.put("photos/aa/kept.jpg", Buffer.from("kept"));
  const leftover = path.join(root, "photos/aa/.5f0c.part");
  await writeFile(leftover, "half");
  const hourAgo = new Date(Date.now() - 3_600_000);
  expect(await driver.removePartials(hourAgo, false)).toEqual({ files: 0, bytes: 0 });
  await utimes(leftover, new Date(0), new Date(0));
  expect(await collect(driver.list("photos"))).toEqual(["photos/aa/kept.jpg"]);
  expect(await driver.removePartials(hourAgo, true)).toEqual({ files: 1, bytes: 4 });
  expect(await driver.removePartials(hourAgo, false)).toEqual({ files: 1, bytes: 4 });
  expect(await readdir(path.join(root, "photos/aa"))).toEqual(["kept.jpg"]);
});

test("a full disk is told as storage_full, and leaves the old file whole", async () => {
  // A disk cannot be filled in a test; the error is the one that the operating system raises in mid-write.
  const root = path.join(folder, "full");
  const driver = new LocalDriver(root);
  const source = new Readable({
    read() {
      this.destroy(Object.assign(new Error("no space left on device"), { code: "ENOSPC" }));
    },
  });
  await driver.put("photos/aa/card.png", Buffer.from("old"));
  await expect(driver.put("photos/aa/card.png", source)).rejects.toMatchObject({ kind: "storage_full" });
  expect((await read(await driver.open("photos/aa/card.png"))).toString()).toBe("old");
  expect(await readdir(path.join(root, "photos/aa"))).toEqual(["card.png"]);
});

test.skipIf(process.getuid?.() === 0)("a folder without permission is unavailable, not missing", async () => {
  const root = path.join(folder, "locked");
  const driver = new LocalDriver(root);
  await driver.put("photos/aa/x.jpg", Buffer.from("x"));
  await chmod(root, 0o000);
  try {
    await expect(driver.open("photos/aa/x.jpg")).rejects.toMatchObject({ kind: "unavailable" });
    await expect(driver.ping()).rejects.toMatchObject({ kind: "unavailable" });
  } finally {
    await chmod(root, 0o700);
  }
});

describe("an S3 server in trouble", () => {
  test("that is not there makes the probe fail within the time limits", async () => {
    await expect(s3At("http://127.0.0.1:9").ping()).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("that never answers is given up", async () => {
    const silent: Server = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    try {
      await expect(
        s3At(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`).stat("photos/aa/x.jpg"),
      ).rejects.toMatchObject({
        kind: "unavailable",
      });
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  test("without the bucket is unavailable: a wrong setting must not look like missing files", async () => {
    await expect(s3At(`http://127.0.0.1:${s3Port}`, "elsewhere").open("photos/aa/x.jpg")).rejects.toMatchObject({
      kind: "unavailable",
    });
    await expect(s3At(`http://127.0.0.1:${s3Port}`, "elsewhere").ping()).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("that has no room left says storage_full", async () => {
    const full: Server = createServer((request, response) => {
      request.resume();
      request.on("end", () =>
        response
          .writeHead(507, { "content-type": "application/xml" })
          .end("<Error><Code>XMinioStorageFull</Code></Error>"),
      );
    });
    await new Promise<void>((resolve) => full.listen(0, "127.0.0.1", resolve));
    try {
      await expect(
        s3At(`http://127.0.0.1:${(full.address() as AddressInfo).port}`).put("photos/aa/x.jpg", Buffer.from("x")),
      ).rejects.toMatchObject({
        kind: "storage_full",
      });
    } finally {
      full.closeAllConnections();
      full.close();
    }
  });

  test("that cannot list unfinished uploads does not stop the sweep", async () => {
    expect(await drivers.s3!.removePartials(new Date(), false)).toEqual({ files: 0, bytes: 0 });
  });
});
