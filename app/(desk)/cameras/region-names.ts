import { GRAMMARS } from "@/lib/plates/recognition/grammars/catalogue";

export type Region = { code: string; name: string };

const names = new Intl.DisplayNames("en", { type: "region" });

/** "South Africa", "South Africa (GP)". */
export function regionName(code: string): string {
  const [country = code, part] = code.split("-");
  const name = names.of(country) ?? country;
  return part ? `${name} (${part})` : name;
}

/** The countries whose plates are known, by name, and what else is chosen already. */
export function regionsToChoose(chosen: readonly string[] = []): Region[] {
  const codes = new Set([...GRAMMARS.map(({ region }) => region.slice(0, 2)), "EU", ...chosen]);
  return [...codes]
    .map((code) => ({ code, name: regionName(code) }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}
