import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, transaction } from "../db";
import { newId } from "../ids";
import { storage } from "./current";
import { type DownloadOptions, downloadResponse } from "./download";
import { type Media, recordMedia, storeFile } from "./media";
import { checkSignedDownload, isSigned, signDownload } from "./signed-url";

let pdf: Media;
let text: Media;
const content = `%PDF-1.7\n${"0123456789".repeat(10)}`;

beforeAll(async () => {
  pdf = await stored(Buffer.from(content), "Zoë's card.pdf");
  text = await stored(Buffer.from("<html><script>alert(1)</script></html>"), "page.html");
});
afterAll(closeDatabase);

async function stored(source: Buffer, originalName: string): Promise<Media> {
  const file = await storeFile({ folder: "documents", source, bytesMax: 10_000, originalName });
  return transaction((tx) => recordMedia(tx, file, { createdBy: null }));
}

/** The answer with its body read to the end, so that no file stays open. */
async function get(media: Media, headers: Record<string, string> = {}, options?: DownloadOptions, method = "GET") {
  const response = await downloadResponse(media, new Request("http://bureau.test/file", { method, headers }), options);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

describe("a download", () => {
  test("streams the file as an attachment that no browser runs or caches for others", async () => {
    const response = await get(pdf);
    expect(response.status).toBe(200);
    expect(response.body).toBe(content);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(content.length),
      "content-disposition": "attachment; filename=\"Zoe's card.pdf\"; filename*=UTF-8''Zo%C3%AB%27s%20card.pdf",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
      etag: `"${pdf.sha256}"`,
    });
    expect(headers["content-security-policy"]).toContain("sandbox");
  });

  test("is shown inline only if it is a picture or a PDF", async () => {
    const named = { disposition: "inline", fileName: "license_L-1_front.pdf" } as const;
    expect((await get(pdf, {}, named)).headers.get("content-disposition")).toMatch(
      /^inline; filename="license_L-1_front.pdf"/,
    );
    expect((await get(text, {}, named)).headers.get("content-disposition")).toMatch(/^attachment;/);
    // Nor is a page ever called one: by its bytes it is text.
    expect((await get(text, {}, named)).headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  test("that the client has already is not sent again", async () => {
    for (const tag of [`"${pdf.sha256}"`, `W/"${pdf.sha256}"`, `"other", "${pdf.sha256}"`, "*"]) {
      const response = await get(pdf, { "if-none-match": tag });
      expect([response.status, response.body]).toEqual([304, ""]);
    }
    expect((await get(pdf, { "if-none-match": '"other"' })).status).toBe(200);
  });

  test.each([
    ["bytes=0-3", 206, "%PDF", "bytes 0-3/109"],
    ["bytes=-4", 206, "6789", "bytes 105-108/109"],
    ["bytes=105-", 206, "6789", "bytes 105-108/109"],
    ["bytes=105-9999", 206, "6789", "bytes 105-108/109"],
    ["bytes=-9999", 206, content, "bytes 0-108/109"],
    ["bytes=109-", 416, "", "bytes */109"],
    ["bytes=-0", 416, "", "bytes */109"],
    ["bytes=3-1", 200, content, null],
    ["bytes=0-1,3-4", 200, content, null],
    ["bytes=-", 200, content, null],
    ["bytes=a-b", 200, content, null],
    ["items=0-3", 200, content, null],
  ])("of the range %s answers %i", async (range, status, body, contentRange) => {
    const response = await get(pdf, { range });
    expect(response.status).toBe(status);
    expect(response.body).toBe(body);
    expect(response.headers.get("content-range")).toBe(contentRange);
  });

  test("goes on only from the same file", async () => {
    expect((await get(pdf, { range: "bytes=0-3", "if-range": `"${pdf.sha256}"` })).status).toBe(206);
    expect((await get(pdf, { range: "bytes=0-3", "if-range": '"older"' })).status).toBe(200);
  });

  test("asked for by HEAD tells its length and sends nothing", async () => {
    const response = await get(pdf, {}, undefined, "HEAD");
    expect([response.status, response.headers.get("content-length"), response.body]).toEqual([200, "109", ""]);
  });

  test("of a file that is gone from the disk is not found", async () => {
    const lost = await stored(Buffer.from("soon gone"), "lost.txt");
    await storage().delete(lost.storageKey);
    await expect(get(lost)).rejects.toMatchObject({ code: "file_missing" });
    await expect(get(lost, {}, undefined, "HEAD")).rejects.toMatchObject({ code: "file_missing" });
  });
});

describe("a signed address", () => {
  const id = newId();
  const now = new Date("2026-03-01T12:00:00Z");
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const query = () => signDownload(id, "preview", 60, now);
  const change = (name: string, value: string) => {
    const changed = query();
    changed.set(name, value);
    return changed;
  };

  test("is good for its file and purpose until it expires", () => {
    expect(isSigned(query())).toBe(true);
    expect(() => checkSignedDownload(id, "preview", query(), later(59))).not.toThrow();
    expect(() => checkSignedDownload(id, "preview", query(), later(60))).toThrow("expired");
  });

  test("is good for nothing else", () => {
    const bad = "This address is not valid";
    expect(() => checkSignedDownload(newId(), "preview", query(), now)).toThrow(bad);
    expect(() => checkSignedDownload(id, "download", query(), now)).toThrow(bad);
    expect(() => checkSignedDownload(id, "download", change("purpose", "download"), now)).toThrow(bad);
    expect(() => checkSignedDownload(id, "preview", change("expires", "99999999999"), now)).toThrow(bad);
    expect(() => checkSignedDownload(id, "preview", change("expires", "1e99"), now)).toThrow(bad);
    expect(() => checkSignedDownload(id, "preview", change("signature", "x".repeat(43)), now)).toThrow(bad);
    expect(() => checkSignedDownload(id, "preview", change("signature", ""), now)).toThrow(bad);
    expect(() => checkSignedDownload(id, "preview", new URLSearchParams(), now)).toThrow(bad);
    expect(isSigned(new URLSearchParams())).toBe(false);
  });
});
