import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

/** The `--name: #rrggbb` of the first block with this selector. */
function palette(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const states = ["success", "warning", "info", "destructive"];
const surfaces = ["background", "card", "popover"];

describe.each([
  ["light", ":root"],
  ["dark", ".dark"],
])("the %s palette", (_, selector) => {
  const colours = palette(selector);
  const ratio = (text: string, surface: string) => contrast(colours[text] ?? "", colours[surface] ?? "");
  const pairs: [string, string][] = [
    ...Object.keys(colours).flatMap((name): [string, string][] =>
      colours[`${name}-foreground`] ? [[`${name}-foreground`, name]] : [],
    ),
    ...states.flatMap((state) => [...surfaces, `${state}-muted`].map((surface): [string, string] => [state, surface])),
    ...surfaces.map((surface): [string, string] => ["muted-foreground", surface]),
    ...surfaces.map((surface): [string, string] => ["primary", surface]),
    ["primary-foreground", "primary-hover"],
    ["destructive-foreground", "destructive-hover"],
    ["sidebar-muted-foreground", "sidebar"],
    ["foreground", "muted"],
  ];

  it("has the same names as the other one", () => {
    expect(Object.keys(colours)).toEqual(Object.keys(palette(":root")));
    expect(pairs.length).toBeGreaterThan(30);
  });

  it.each(pairs)("%s can be read on %s (4.5:1)", (text, surface) => {
    expect(ratio(text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["input", "card"],
    ["ring", "card"],
    ["ring", "background"],
    ["chart-1", "card"],
    ["chart-2", "card"],
    ["chart-3", "card"],
    ["chart-4", "card"],
    ["chart-5", "card"],
  ])("%s can be told from %s (3:1)", (mark, surface) => {
    expect(ratio(mark, surface)).toBeGreaterThanOrEqual(3);
  });
});
