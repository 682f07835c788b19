/** Order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari. */
const programs: readonly [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** A user agent as people call it: "Firefox on Windows"; another program by its own first word, such as "curl/8.5". */
export function browserName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const find = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [program, system] = [find(programs), find(systems)];
  if (!program) return userAgent.split(" ")[0]?.slice(0, 40) ?? null;
  return system ? `${program} on ${system}` : program;
}
