import type { RgbImage } from "../../../platform/vision/picture";
import { along, below, lineAngle, pointAt, type Strip } from "../text/strip";
import { decodeGreedy, type Emissions, type GreedyReading } from "./decode";
import type { LineReader } from "./reader";

/** A strip as a line of a zone, and what is read there at first sight. */
export type ZoneLine = { strip: Strip; emissions: Emissions; greedy: GreedyReading };

/** What is read of a strip at first sight, one way up. */
export type Glance = { strip: Strip; flipped: boolean; greedy: GreedyReading; score: number };

const LENGTHS = [30, 36, 44] as const;
const ASPECT_MIN = 6;
const LENGTH_MIN_PX = 60;
/** Beyond this many long lines a page is no document; looking at more only takes time. */
const GLANCES_MAX = 24;

const SEED = { lettersMin: 9, confidenceMin: 0.45, most: 3 };
const MATE = { angleMax: 0.09, gapMin: 0.6, gapMax: 6.5, heightRatioMax: 1.8, lettersMin: 6 };
const CHAIN_GAP_MAX = 3.6;

/** So good at first sight that it is a zone: only lines that may belong to it are looked at from then on. */
const UNMISTAKABLE_MIN = 0.95;

async function glanceAt(image: RgbImage, strip: Strip, flipped: boolean, reader: LineReader): Promise<Glance> {
  const greedy = decodeGreedy(await reader.read(image, { ...strip, length: strip.length + strip.height / 2 }, flipped));
  const fillers = greedy.text.split("<").length - 1;
  const score = greedy.confidence * Math.min(1, greedy.text.length / 30) + Math.min(0.25, fillers * 0.02);
  return { strip, flipped, greedy, score };
}

/** Looks at each long line both ways up, until one is unmistakable; a zone has many fillers. */
export async function glance(image: RgbImage, strips: readonly Strip[], reader: LineReader): Promise<Glance[]> {
  const long = strips
    .filter(({ length, height }) => length / height > ASPECT_MIN && length > LENGTH_MIN_PX)
    .sort((a, b) => b.length / b.height - a.length / a.height)
    .slice(0, GLANCES_MAX);
  const glances: Glance[] = [];
  let seed: Glance | null = null;
  for (const strip of long) {
    if (seed && !liesBeside(seed.strip, strip)) continue;
    for (const flipped of seed ? [seed.flipped] : [false, true]) {
      const seen = await glanceAt(image, strip, flipped, reader);
      glances.push(seen);
      if (seen.score < UNMISTAKABLE_MIN || !hasFillers(seen)) continue;
      seed ??= seen;
      break;
    }
  }
  return glances;
}

/** Fillers in a row, and how sure the reader must be of the line: text of other kinds is hardly ever read so. */
const FILLERS = /<{3}/;
const FILLERS_CONFIDENCE_MIN = 0.3;

/** True when a line may be of a zone, however badly it is read: pages without one are not searched any further. */
export const hasFillers = ({ greedy }: Glance): boolean =>
  greedy.confidence > FILLERS_CONFIDENCE_MIN && FILLERS.test(greedy.text);

/** Parallel, near, about as high: what a zone's lines are to each other. */
function liesBeside({ angle, height, length, centre }: Strip, other: Strip): boolean {
  if (Math.abs(lineAngle(other.angle - angle)) > MATE.angleMax) return false;
  const gap = Math.abs(below(other.centre, angle) - below(centre, angle));
  if (gap < MATE.gapMin * height || gap > MATE.gapMax * height) return false;
  if (Math.abs(along(other.centre, angle) - along(centre, angle)) >= 0.45 * (other.length + length)) return false;
  return Math.max(other.height, height) / Math.min(other.height, height) < MATE.heightRatioMax;
}

function isMate(seed: Glance, other: Glance): boolean {
  if (other === seed || other.flipped !== seed.flipped) return false;
  if (other.greedy.confidence <= Math.max(0.4, 0.7 * seed.greedy.confidence)) return false;
  if (other.greedy.text.length < MATE.lettersMin) return false;
  return liesBeside(seed.strip, other.strip);
}

/** The lines that follow each other without a larger gap around the seed, from the first to the last as one reads. */
function chainOf(seed: Glance, glances: readonly Glance[]): Glance[] {
  const { angle, height } = seed.strip;
  const direction = seed.flipped ? -1 : 1;
  const depth = ({ strip }: Glance) => direction * below(strip.centre, angle);
  const group = [seed, ...glances.filter((other) => isMate(seed, other))].sort((a, b) => depth(a) - depth(b));
  const at = group.indexOf(seed);
  let [from, to] = [at, at];
  while (from > 0 && depth(group[from]!) - depth(group[from - 1]!) < CHAIN_GAP_MAX * height) from--;
  while (to < group.length - 1 && depth(group[to + 1]!) - depth(group[to]!) < CHAIN_GAP_MAX * height) to++;
  return group.slice(from, to + 1);
}

/** All lines of a zone are equally long, so each strip gets the extent of all of them. */
function evenStrips(chain: readonly Glance[], angle: number): { strips: Strip[]; height: number } {
  const sure = chain.filter(({ greedy }) => greedy.confidence > 0.6 && greedy.text.length >= 12);
  const telling = (sure.length > 0 ? sure : chain).map(({ strip }) => strip);
  const start = Math.min(...telling.map(({ centre, length }) => along(centre, angle) - length / 2));
  const end = Math.max(...telling.map(({ centre, length }) => along(centre, angle) + length / 2));
  const height = telling.map((strip) => strip.height).sort((a, b) => a - b)[telling.length >> 1]!;
  const middle = (start + end) / 2;
  const strips = chain.map(({ strip }): Strip => {
    // A line that the detector saw whole knows its own direction; a piece of one takes that of the group.
    const own = strip.length > 0.6 * (end - start);
    const turn = own ? lineAngle(strip.angle - angle) : 0;
    const drop = (middle - along(strip.centre, angle)) * Math.tan(turn);
    return {
      centre: pointAt(middle, below(strip.centre, angle) + drop, angle),
      length: end - start + 0.6 * height,
      height: Math.min(strip.height, 1.25 * height),
      angle: angle + turn,
    };
  });
  return { strips, height };
}

const moved = (strip: Strip, alongPx: number, belowPx: number): Strip => {
  const { x, y } = pointAt(alongPx, belowPx, strip.angle);
  return { ...strip, centre: { x: strip.centre.x + x, y: strip.centre.y + y } };
};

async function readLine(image: RgbImage, strip: Strip, flipped: boolean, reader: LineReader): Promise<ZoneLine> {
  const emissions = await reader.read(image, strip, flipped);
  return { strip, emissions, greedy: decodeGreedy(emissions) };
}

const LENGTH_PENALTY = 0.12;
const meanConfidence = (lines: readonly ZoneLine[]) =>
  lines.reduce((sum, { greedy }) => sum + greedy.confidence, 0) / lines.length;

/** Width of a character in px, as the steps between characters tell. */
function pitchOf({ strip, emissions, greedy }: ZoneLine): number {
  const gaps = greedy.steps.slice(1).map((step, index) => step - greedy.steps[index]!);
  gaps.sort((a, b) => a - b);
  return gaps.length > 0 ? (gaps[gaps.length >> 1]! * strip.length) / emissions.steps : 0;
}

/** Where the detector cut all lines short, both ends are tried at each length that a zone may have. */
async function extended(image: RgbImage, lines: ZoneLine[], flipped: boolean, reader: LineReader): Promise<ZoneLine[]> {
  const weight = ({ greedy }: ZoneLine) => greedy.confidence * Math.min(1, greedy.text.replace(/<+$/, "").length / 20);
  const best = [...lines].sort((a, b) => weight(b) - weight(a))[0]!;
  const length = best.greedy.text.length;
  const wanted = LENGTHS.filter((target) => target > length && target - length <= 16);
  const isLegal = LENGTHS.some((target) => target === length);
  const maybeShort = !isLegal || (lines.length === 2 && length <= 36);
  if (meanConfidence(lines) <= 0.7 || length < 18 || !maybeShort || wanted.length === 0) return lines;
  const legal = lines.length === 2 ? [36, 44] : LENGTHS;
  const misfit = (line: ZoneLine) => Math.min(...legal.map((target) => Math.abs(line.greedy.text.length - target)));
  const mean = (of: readonly ZoneLine[], penalty: (line: ZoneLine) => number) =>
    of.reduce((sum, line) => sum + line.greedy.confidence - penalty(line) * LENGTH_PENALTY, 0) / of.length;
  let bestScore = mean(lines, misfit) + 0.08;
  let result = lines;
  const pitch = pitchOf(best);
  for (const target of wanted) {
    const added = (target - length) * pitch;
    for (const share of [0, 1, 0.5]) {
      const shift = added * (0.5 - share) * (flipped ? -1 : 1);
      const tried: ZoneLine[] = [];
      for (const { strip } of lines) {
        const longer = { ...moved(strip, shift, 0), length: strip.length + added + pitch / 2 };
        tried.push(await readLine(image, longer, flipped, reader));
      }
      const score = mean(tried, ({ greedy }) => Math.abs(greedy.text.length - target));
      if (score > bestScore) {
        bestScore = score;
        result = tried;
      }
    }
  }
  return result;
}

const MISSED_SCORE_MIN = 0.45;
/** Line spacings, in heights of a line, that are tried where no second line tells the spacing. */
const SPACINGS = [1.17, 1.39, 1.61, 1.83, 2.09];

/** Looks above and below for lines that the detector missed, until there are two long ones or three short ones. */
async function completed(image: RgbImage, lines: ZoneLine[], flipped: boolean, height: number, reader: LineReader) {
  const found = [...lines];
  const direction = flipped ? -1 : 1;
  const depth = (line: ZoneLine) => below(line.strip.centre, found[0]!.strip.angle);
  const pitch = found.length > 1 ? Math.abs(depth(found[1]!) - depth(found[0]!)) : null;
  const longest = Math.max(...found.map(({ greedy }) => greedy.text.length));
  const wanted = longest > 33 ? 2 : 3;
  while (found.length < wanted) {
    let best: { line: ZoneLine; side: number; score: number } | null = null;
    for (const side of [-1, 1]) {
      const base = (side < 0 ? found[0] : found.at(-1))!;
      for (const spacing of pitch ? [pitch] : SPACINGS.map((factor) => factor * height)) {
        const strip = moved(base.strip, 0, side * direction * spacing);
        const { x, y } = strip.centre;
        if (x < 0 || y < 0 || x > image.width || y > image.height) continue;
        const line = await readLine(image, strip, flipped, reader);
        const score = line.greedy.confidence * Math.min(1, line.greedy.text.length / 30);
        if (score >= MISSED_SCORE_MIN && (!best || score > best.score)) best = { line, side, score };
      }
    }
    if (!best) break;
    if (best.side < 0) found.unshift(best.line);
    else found.push(best.line);
  }
  return found;
}

/** A group of lines that may be a zone, or hold one, as one reads it from the top. */
export type Band = { lines: ZoneLine[]; flipped: boolean };

/**
 * Finds groups of parallel lines that look like a zone, the likeliest first, whichever way up.
 *
 * @param glances of our own reader, which is quick; `reader` reads the lines that were found
 */
export async function* findBands(
  image: RgbImage,
  glances: readonly Glance[],
  reader: LineReader,
): AsyncGenerator<Band> {
  const seeds = glances
    .filter(({ greedy }) => greedy.text.length >= SEED.lettersMin && greedy.confidence > SEED.confidenceMin)
    .sort((a, b) => b.score - a.score)
    .slice(0, SEED.most);
  const used = new Set<Glance>();
  for (const seed of seeds) {
    if (used.has(seed)) continue;
    const chain = chainOf(seed, glances);
    for (const member of chain) used.add(member);
    const { strips: even, height } = evenStrips(chain, seed.strip.angle);
    const lines: ZoneLine[] = [];
    for (const strip of even) lines.push(await readLine(image, strip, seed.flipped, reader));
    const whole = await extended(image, lines, seed.flipped, reader);
    yield { lines: await completed(image, whole, seed.flipped, height, reader), flipped: seed.flipped };
  }
}
