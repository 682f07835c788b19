import { AFRICA } from "./africa";
import { AMERICAS } from "./americas";
import { ASIA_PACIFIC } from "./asia-pacific";
import { EUROPE } from "./europe";
import type { Grammar } from "./grammar";
import { US } from "./us";
import { ZA } from "./za";

export { EU_MEMBERS } from "./europe";

/** Every national format that Bureau knows. A new one is a line in one of these files; its example is its test. */
export const GRAMMARS: readonly Grammar[] = [...ZA, ...AFRICA, ...EUROPE, ...US, ...AMERICAS, ...ASIA_PACIFIC];
