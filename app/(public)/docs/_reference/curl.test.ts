import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curlOf, shellQuoted } from "./curl";
import type { OperationObject } from "./document";

const operation = (parts: Partial<OperationObject>): OperationObject => ({
  operationId: "test",
  responses: {},
  ...parts,
});
const call = (method: string, path: string, parts: Partial<OperationObject>) =>
  curlOf({ server: "https://office.example", method, path, operation: operation(parts) }, {});
const bearer = [{ bearer: [] }];

describe("the curl example", () => {
  it("fills the path, and the query where a parameter is required or has an example", () => {
    const parameters = [
      { name: "id", in: "path", required: true, schema: { type: "integer", exclusiveMinimum: 0 } },
      { name: "q", in: "query", schema: { type: "string", examples: ["van der Merwe"] } },
      { name: "limit", in: "query", schema: { type: "integer", default: 100 } },
      { name: "Idempotency-Key", in: "header", schema: { type: "string" } },
    ];
    expect(call("GET", "/people/{id}", { parameters, security: bearer })).toBe(
      `curl 'https://office.example/people/1?q=van+der+Merwe' \\\n  -H "Authorization: Bearer $TOKEN"`,
    );
  });

  it("sends JSON, a form or a file by what is declared first", () => {
    const schema = {
      type: "object",
      properties: { name: { type: "string", examples: ["O'Brien"] } },
      required: ["name"],
    };
    const body = (...types: string[]) => ({
      requestBody: { content: Object.fromEntries(types.map((type) => [type, { schema }])) },
    });
    expect(call("POST", "/p", body("application/json"))).toBe(
      `curl 'https://office.example/p' \\\n  -H "Content-Type: application/json" \\\n  -d '{\n  "name": "O'\\''Brien"\n}'`,
    );
    expect(call("POST", "/p", body("application/x-www-form-urlencoded", "application/json"))).toContain(
      `--data-urlencode 'name=O'\\''Brien'`,
    );
    const photo = { type: "string", format: "binary", examples: ["photo.jpg"] };
    const upload = { type: "object", properties: { photo }, required: ["photo"] };
    expect(call("POST", "/p", { requestBody: { content: { "multipart/form-data": { schema: upload } } } })).toContain(
      "-F 'photo=@photo.jpg'",
    );
  });

  it("names the method only where curl would guess another, and saves a file under its own name", () => {
    expect(call("POST", "/p", {})).toContain("curl -X POST '");
    expect(call("DELETE", "/p", {})).toContain("curl -X DELETE '");
    const file = { 200: { description: "Success", content: { "application/pdf": {} } } };
    expect(call("GET", "/p", { responses: file })).toMatch(/--remote-name --remote-header-name$/);
  });

  it("leaves a hole rather than make up a value", () => {
    const parameters = [{ name: "word", in: "path", required: true, schema: { type: "string" } }];
    expect(call("GET", "/p/{word}", { parameters })).toContain("/p/{word}");
  });

  it("quotes any text so that a shell hands it on unchanged", () => {
    const printable = fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(printable, (text) => {
        expect(execFileSync("/bin/sh", ["-c", `printf %s ${shellQuoted(text)}`]).toString()).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});
