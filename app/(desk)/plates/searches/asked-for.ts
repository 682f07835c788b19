import { texts } from "./texts";

const words = texts.query;
const day = (value: unknown): string => String(value).slice(0, 10);
const percent = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? Math.round(value * 100) : otherwise;

/**
 * A logged query in words, such as `CA 123* · look-alikes too · camera Gate 1 · page 2`. What an older or newer version
 * of the desk wrote, and this one does not know, is told by its name and value.
 *
 * @param cameras names by id
 */
export function askedFor(query: Record<string, unknown>, cameras: ReadonlyMap<string, string>): string {
  const parts = Object.entries(query).flatMap(([name, value]) => partOf(name, value, query, cameras));
  return parts.length > 0 ? parts.join(" · ") : texts.everything;
}

function partOf(
  name: string,
  value: unknown,
  query: Record<string, unknown>,
  cameras: ReadonlyMap<string, string>,
): string[] {
  switch (name) {
    case "plate":
      return plateOf(value);
    case "cameraId":
      return [words.camera(cameras.get(String(value)) ?? String(value))];
    case "area":
      return [words.area];
    case "from":
      return [words.from(day(value))];
    case "to":
      return [words.to(day(value))];
    case "confidenceMin":
      return [words.confidence(percent(value, 0), percent(query.confidenceMax, 100))];
    case "confidenceMax":
      return query.confidenceMin === undefined ? [words.confidence(0, percent(value, 100))] : [];
    case "hit":
      return [value === true ? words.hit : words.noHit];
    case "page":
      return pageOf(value);
    default:
      return [`${name} ${typeof value === "string" ? value : JSON.stringify(value)}`];
  }
}

function plateOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null || !("text" in value)) return [JSON.stringify(value)];
  const mode = "mode" in value && value.mode !== "contains" && value.mode !== "wildcard" ? ` (${value.mode})` : "";
  const alike = "lookAlike" in value && value.lookAlike === true ? [words.alike] : [];
  return [`${String(value.text).toUpperCase()}${mode}`, ...alike];
}

/** The first page is what every search begins with, and is not worth a word. */
function pageOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null || !("skip" in value) || !("take" in value)) return [];
  const page = Math.floor(Number(value.skip) / Math.max(1, Number(value.take))) + 1;
  return page > 1 ? [words.page(page)] : [];
}
