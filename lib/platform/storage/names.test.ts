import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentDisposition, displayName } from "./names";

describe("a file's name for people", () => {
  test.each([
    ["photo.jpg", "photo.jpg"],
    ["../../etc/passwd", "passwd"],
    ["C:\\fakepath\\Zoë.png", "Zoë.png"],
    ["invoice\u202Egpj.exe", "invoicegpj.exe"],
    ["a\r\nSet-Cookie: x=1.jpg", "a Set-Cookie_ x=1.jpg"],
    ["nul\0byte.pdf", "nulbyte.pdf"],
    ["  spaced   out .jpg", "spaced out .jpg"],
    ["folder/", "folder"],
    ["..", "file"],
    ["", "file"],
    ["\u200f\u2066\ufeff", "file"],
    ["e\u200d\u0301.jpg", "\u00e9.jpg"],
    [`${"x".repeat(118)}   y`, `${"x".repeat(118)} y`],
    [".htaccess", "htaccess"],
    ["صورة.jpg", "صورة.jpg"],
    ["😀.png", "😀.png"],
    ['<img src=x onerror="alert(1)">.svg', "_img src=x onerror=_alert(1)__.svg"],
    [`${"x".repeat(300)}.jpeg`, `${"x".repeat(115)}.jpeg`],
  ])("%j becomes %j", (given, shown) => expect(displayName(given)).toBe(shown));

  test("is always short, visible, without folders, and stays as it is the second time", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ maxLength: 400 })), (given) => {
        const name = displayName(given);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect(name.isWellFormed()).toBe(true);
        expect(displayName(name)).toBe(name);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the Content-Disposition header", () => {
  test("carries an ASCII name and the full one", () => {
    expect(contentDisposition("attachment", "Zoë's «card».pdf")).toBe(
      "attachment; filename=\"Zoe's _card_.pdf\"; filename*=UTF-8''Zo%C3%AB%27s%20%C2%ABcard%C2%BB.pdf",
    );
  });

  test("is one line of printable ASCII with one quoted name, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        const header = contentDisposition("inline", name);
        expect(header).toMatch(/^inline; filename="[^"\\%;]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
        expect(header).toMatch(/^[\x20-\x7e]+$/);
        expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
        expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(displayName(name));
      }),
      { numRuns: 200 },
    );
  });
});
