import { describe, expect, it } from "vitest";
import { apis } from "@/app/_apis/registry";
import { openApiDocument } from "@/lib/platform/http/openapi";
import { isBinary } from "@/lib/platform/http/operation";
import type { JsonSchema, OpenApiDocument } from "./document";
import { exampleOf } from "./example";
import { describeSchema, type SchemaView } from "./fields";
import { buildReference, matches, type OperationView } from "./reference";

const server = "https://office.example";
const document = openApiDocument(apis, server) as OpenApiDocument;
const schemas = document.components?.schemas ?? {};
const reference = buildReference(document);
const operations = apis.flatMap((api) => api.operations.map((operation) => ({ api, operation })));
const views = new Map(reference.groups.flatMap((group) => group.operations).map((view) => [view.id, view]));
const view = (id: string): OperationView => {
  const found = views.get(id);
  if (!found) throw new Error(`The reference has no ${id}`);
  return found;
};

describe("the reference of all of Bureau's operations", () => {
  it("shows every declared operation once, under its tag", () => {
    const shown = reference.groups.flatMap(({ name, operations }) => operations.map(({ id }) => `${name}: ${id}`));
    expect(shown.toSorted()).toEqual(operations.map(({ api, operation }) => `${api.tag}: ${operation.id}`).toSorted());
    expect(new Set(reference.groups.map(({ slug }) => slug)).size).toBe(reference.groups.length);
    for (const { slug } of reference.groups) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(operations.map(({ operation }) => [operation.id, operation] as const))(
    "%s: tells who may call it",
    (id, { who }) => {
      const sentence = {
        anyone: "Open to anyone.",
        user: "Any signed-in user.",
        staff: "Clerks and administrators.",
        admin: "Administrators only.",
      };
      expect(view(id).access).toBe(sentence[who]);
      expect(view(id).open).toBe(who === "anyone");
      expect(view(id).curl.includes("Authorization: Bearer $TOKEN")).toBe(who !== "anyone");
    },
  );

  it.each(operations.map(({ api, operation }) => [operation.id, api.base + operation.path, operation] as const))(
    "%s: its curl example leaves no hole and passes its own validation",
    (id, path, operation) => {
      const url = new URL(/'(https:[^']+)'/.exec(view(id).curl)?.[1] ?? "");
      expect(url.href).not.toMatch(/[{}]|%7B/i);
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const values = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`).exec(url.pathname)?.slice(1) ?? [];
      const params = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")]));
      expect(operation.params?.safeParse(params).error).toBeUndefined();
      expect(operation.query?.safeParse(Object.fromEntries(url.searchParams)).error).toBeUndefined();

      const content = document.paths[path]?.[operation.method.toLowerCase()]?.requestBody?.content ?? {};
      for (const [type, { schema = {} }] of Object.entries(content)) {
        const example = exampleOf(schema, schemas)?.value;
        // A file stands in its example as a path, which is no file.
        if (type === "multipart/form-data")
          expect(Object.keys(example as object)).toEqual(expect.arrayContaining(schema.required ?? []));
        else expect(operation.body?.safeParse(example).error).toBeUndefined();
        expect(Object.keys(example as object)).not.toEqual([]);
      }
    },
  );

  it("shows only answers that hold against their declaration, and shows most", () => {
    const json = operations.flatMap(({ operation }) =>
      isBinary(operation.response) ? [] : [{ ...operation, schema: operation.response }],
    );
    const shown = json.filter(({ id, schema }) => {
      const example = view(id).answers[0]?.example;
      if (example) expect(schema.safeParse(JSON.parse(example)).error, id).toBeUndefined();
      return example !== undefined;
    });
    expect(shown.length).toBeGreaterThan(json.length / 2);
  });

  it("describes each schema that a group's answers name, and no other, once on its page", () => {
    const names = (slug: string) =>
      reference.groups.find((group) => group.slug === slug)?.schemas.map(({ name }) => name) ?? [];
    expect(names("licenses")).toEqual(expect.arrayContaining(["Detail", "License", "LicenseFile"]));
    expect(names("sign-in")).not.toContain("License");
    expect(names("people")).toEqual(expect.arrayContaining(["Citizen", "PhotoCheck"]));
    expect(names("people")).not.toContain("CitizenCreate");
    for (const { schemas } of reference.groups) {
      expect(new Set(schemas.map(({ name }) => name)).size).toBe(schemas.length);
      for (const { name, fields } of schemas) expect(fields, name).not.toEqual([]);
    }
  });

  it("names no schema that its page does not describe", () => {
    for (const { slug, operations, schemas } of reference.groups) {
      const described = new Set(schemas.map(({ name }) => name));
      const named = ({ names, fields, variants }: SchemaView): string[] => [
        ...names,
        ...[...fields, ...variants].flatMap(named),
      ];
      const spoken = [
        ...operations.flatMap(({ parameters, body, answers, errors }) => [
          ...parameters.flatMap((place) => place.parameters),
          ...(body?.fields ?? []),
          ...[...answers, ...errors].flatMap(({ schema }) => schema ?? []),
        ]),
        ...schemas.flatMap(({ fields }) => fields),
      ].flatMap(named);
      expect(
        spoken.filter((name) => !described.has(name)),
        slug,
      ).toEqual([]);
    }
  });

  it("describes every parameter in words", () => {
    const mute = [...views.values()].flatMap(({ id, parameters }) =>
      parameters.flatMap((group) =>
        group.parameters.filter(({ description }) => !description).map(({ name }) => `${id} ${name}`),
      ),
    );
    expect(mute).toEqual([]);
  });
});

describe("one operation", () => {
  it("lists parameters by their place, with what binds them", () => {
    const { parameters } = view("citizens.list");
    expect(parameters.map((group) => group.in)).toEqual(["query"]);
    expect(parameters[0]?.parameters.find(({ name }) => name === "limit")).toMatchObject({
      type: "integer",
      required: false,
      constraints: ["1 to 1000", "default 100"],
    });
    expect(view("licenses.get").parameters[0]).toMatchObject({
      in: "path",
      parameters: [{ name: "id", required: true }],
    });
  });

  it("describes nested answers: an object of a named schema, a union of lists", () => {
    const license = view("licenses.get").answers[0]?.schema;
    expect(license?.fields.map(({ name, type }) => [name, type])).toEqual([
      ["license", "License"],
      ["citizen", "object"],
    ]);
    expect(license?.fields[0]?.names).toEqual(["License"]);
    expect(license?.fields[1]?.fields.map(({ name }) => name)).toContain("date_of_birth");
    const list = view("citizens.list").answers[0]?.schema;
    expect(list).toMatchObject({ type: "array of Citizen | object", names: ["Citizen"] });
    expect(list?.fields.map(({ name, type }) => [name, type])).toEqual([
      ["data", "array of Citizen"],
      ["total", "integer"],
    ]);
  });

  it("keeps answers and errors apart, and says that a file is a file", () => {
    const download = view("licenses.download");
    expect(download.answers).toMatchObject([{ status: "200", types: ["image/png", "application/pdf"] }]);
    expect(download.answers[0]?.schema).toBeUndefined();
    expect(download.errors.map(({ status }) => status)).toEqual(["400", "401", "404", "409", "422", "429"]);
    expect(download.errors[0]).toMatchObject({ description: "`invalid_file_type`", schema: { type: "Detail" } });
  });

  it("is found by words of method, path, summary and id in any order and case", () => {
    const operation = view("licenses.generate");
    for (const search of ["generate", "POST licenses", "five FILES", "/{id}/gen", "  "])
      expect(matches(operation, search), search).toBe(true);
    expect(matches(operation, "generate citizens")).toBe(false);
  });
});

describe("describing a schema", () => {
  it("drops what says nothing: JavaScript's bounds, a format's pattern, an empty string beside strings", () => {
    const schema: JsonSchema = { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
    expect(describeSchema(schema, {}).constraints).toEqual([]);
    expect(describeSchema({ type: "string", format: "date", pattern: "^\\d+$" }, {})).toMatchObject({
      type: "date",
      constraints: [],
    });
    const maybe = {
      anyOf: [
        {
          anyOf: [
            { type: "string", const: "" },
            { type: "string", maxLength: 9 },
          ],
        },
        { type: "null" },
      ],
    };
    expect(describeSchema(maybe, {})).toMatchObject({
      type: "string | null",
      constraints: ["at most 9 characters"],
      values: [],
    });
  });

  it("names a schema that it does not open, so that one that holds itself ends", () => {
    const Tree: JsonSchema = { type: "object", properties: { left: { $ref: "#/components/schemas/Tree" } } };
    const list = { type: "array", items: { $ref: "#/components/schemas/Tree" } };
    expect(describeSchema(list, { Tree })).toMatchObject({ type: "array of Tree", names: ["Tree"], fields: [] });
  });

  it("refuses a reference that leads nowhere", () => {
    expect(() => describeSchema({ $ref: "#/components/schemas/Gone" }, {})).toThrow("#/components/schemas/Gone");
  });
});
