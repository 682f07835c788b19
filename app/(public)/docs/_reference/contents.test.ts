import { expect, it } from "vitest";
import { contentsOf, docsAddress, entryAddress } from "./contents";
import { buildReference } from "./reference";

const answer = (name: string) => ({
  "200": {
    description: "Success",
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  },
});
const reading = (tag: string, operationId: string, schema: string) => ({
  get: { operationId, tags: [tag], summary: `Read ${operationId}`, description: "Anyone.", responses: answer(schema) },
});

const reference = buildReference({
  info: { title: "Office", version: "1" },
  tags: [{ name: "Number plates" }, { name: "Cameras" }],
  paths: {
    "/plates": reading("Number plates", "plates.list", "Plate"),
    "/cameras": reading("Cameras", "cameras.list", "Camera"),
    "/sightings": reading("Cameras", "cameras.sightings", "Plate"),
  },
  components: {
    schemas: {
      Plate: { type: "object", properties: { text: { type: "string" } } },
      Camera: { type: "object", properties: { name: { type: "string" } } },
    },
  },
});
const contents = contentsOf(reference, [{ anchor: "errors", title: "Errors" }], {
  guides: "Guide",
  schemas: "Schemas",
});
const addresses = (page: string) =>
  contents.map(({ label, entries }) => [label, entries.map((entry) => entryAddress(entry, page))]);

it("leads from the guide to each operation's group, and to a schema where it is first spoken of", () => {
  expect(addresses("")).toEqual([
    ["Guide", ["/docs#errors"]],
    ["Number plates", ["/docs/number-plates#plates.list"]],
    ["Cameras", ["/docs/cameras#cameras.list", "/docs/cameras#cameras.sightings"]],
    ["Schemas", ["/docs/cameras#schema-Camera", "/docs/number-plates#schema-Plate"]],
  ]);
});

it("leads to a schema on the same page if it stands there too", () => {
  expect(addresses("cameras").at(-1)).toEqual([
    "Schemas",
    ["/docs/cameras#schema-Camera", "/docs/cameras#schema-Plate"],
  ]);
});

it("names pages, and places on them", () => {
  expect(docsAddress("")).toBe("/docs");
  expect(docsAddress("cameras")).toBe("/docs/cameras");
});
