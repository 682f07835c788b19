import { type Dice, grey, hsl } from "./dice";
import { drawText, type FaceName, fitText } from "./glyphs";
import type { Region, Registration } from "./registrations";

/** A plate as SVG in a box of `width` × `height` units, seen squarely. */
export type PlateArt = { svg: string; width: number; height: number };

type Look = {
  aspect: number;
  face: FaceName;
  ink: string;
  ground: string;
  /** Where the characters stand, in fractions of the plate: left, top, right, bottom. */
  room: [left: number, top: number, right: number, bottom: number];
  emblem: string;
};

const HEIGHT = 100;
const STATES = ["CALIFORNIA", "Texas", "OHIO", "Nevada", "Florida", "New York", "MONTANA", "Georgia", "KANSAS"];
const SLOGANS = ["GRAND CANYON STATE", "Garden State", "Live Free or Die", "SUNSHINE STATE", "America's Dairyland"];
const MONTHS = ["JAN", "APR", "JUN", "SEP", "DEC", "08", "11"];
const PROVINCES = {
  GP: "GAUTENG",
  ZN: "KWAZULU-NATAL",
  EC: "EASTERN CAPE",
  L: "LIMPOPO",
  MP: "MPUMALANGA",
  FS: "FREE STATE",
};
const CITIES = ["SP - SAO PAULO", "RJ - NITEROI", "MG - UBERABA", "DF - BRASILIA", "BA - SALVADOR"];

export function drawPlate(dice: Dice, registration: Registration): PlateArt {
  const stacked = registration.lines.length > 1;
  const look = lookOf(dice, registration, stacked);
  const width = look.aspect * HEIGHT;
  const ground = `<rect width="${width}" height="${HEIGHT}" rx="5" fill="${look.ground}"/>`;
  const edge = dice.chance(0.7)
    ? `<rect x="2" y="2" width="${width - 4}" height="${HEIGHT - 4}" rx="4" fill="none" stroke="${look.ink}" stroke-width="1.6"/>`
    : "";
  const print = smallPrint(dice, registration, look, width, stacked);
  const screws = dice.chance(0.4)
    ? `<circle cx="${width * 0.2}" cy="6" r="2.6" fill="${grey(45)}"/><circle cx="${width * 0.8}" cy="6" r="2.6" fill="${grey(45)}"/>`
    : "";
  return { svg: ground + print + characters(dice, registration, look, width) + edge + screws, width, height: HEIGHT };
}

function characters(dice: Dice, { lines }: Registration, look: Look, width: number): string {
  const [left, top, right, bottom] = look.room;
  const tall = ((bottom - top) / lines.length) * HEIGHT;
  const height = lines.length > 1 ? tall * 0.82 : tall;
  const stretch = dice.between(0.92, 1.12);
  const spacing = height * dice.between(0.1, 0.2);
  return lines
    .map((line, row) => {
      const drawn = drawText(line, look.face, height, { stretch, spacing, emblem: emblem(look, height) });
      const room = (right - left) * width;
      const scale = Math.min(1.25, room / drawn.width);
      const x = left * width + (room - drawn.width * scale) / 2;
      const y = top * HEIGHT + row * tall + (tall - height) / 2;
      // A lighter copy half a unit off stands for the embossing.
      const place = (dx: number) => `matrix(${scale.toFixed(4)} 0 0 1 ${(x + dx).toFixed(2)} ${(y + dx).toFixed(2)})`;
      return `<g fill="#fff" opacity=".5" transform="${place(0.8)}">${drawn.svg}</g><g fill="${look.ink}" transform="${place(0)}">${drawn.svg}</g>`;
    })
    .join("");
}

const emblem = (look: Look, height: number) =>
  `<circle cx="${height * 0.27}" cy="${height * 0.5}" r="${height * 0.24}" fill="${look.emblem}"/>`;

function lookOf(dice: Dice, { region, text }: Registration, stacked: boolean): Look {
  const emblemColour = hsl(dice.between(0, 360), 60, 50);
  const dark = dice.pick(["#111", "#1a1a22", "#20242c"]);
  const pale = grey(dice.between(84, 97));
  const yellow = hsl(dice.between(42, 52), 90, dice.between(52, 62));
  const common = { ink: dark, ground: pale, emblem: emblemColour };
  const square: Partial<Record<Region, [number, number]>> = {
    za: [1.2, 1.7],
    br: [1.15, 1.35],
    in: [1.4, 2],
    uk: [1.35, 1.45],
  };
  if (stacked) {
    const aspect = dice.between(...(square[region] ?? [1.35, 1.8]));
    const top = region === "br" ? 0.2 : 0.06;
    const isYellow = (region === "uk" || region === "in") && dice.chance(0.5);
    return {
      ...common,
      ground: isYellow ? yellow : pale,
      aspect,
      face: dice.pick(["din", "round"]),
      room: [0.08, top, 0.92, 0.95],
    };
  }
  switch (region) {
    case "za":
      return {
        ...common,
        ink: dice.pick([dark, hsl(215, 70, 32), hsl(150, 60, 25)]),
        ground: dice.chance(0.12) ? yellow : pale,
        aspect: dice.pick([4.5, 4.5, 3.6]),
        face: dice.pick(["din", "round"]),
        room: [0.06, 0.14, 0.94, 0.78],
      };
    case "uk":
      return {
        ...common,
        ground: dice.chance(0.5) ? yellow : pale,
        aspect: 4.68,
        face: dice.pick(["din", "round"]),
        room: [dice.pick([0.05, 0.12]), 0.14, 0.95, 0.86],
      };
    case "eu":
      return { ...common, aspect: 4.6, face: dice.pick(["din", "round"]), room: [0.13, 0.15, 0.95, 0.85] };
    case "us":
      return {
        ...common,
        ink: dice.pick([dark, hsl(220, 60, 28), hsl(150, 50, 22), hsl(355, 60, 32)]),
        ground: dice.pick([pale, hsl(45, 60, 84), hsl(205, 50, 84), hsl(100, 30, 85)]),
        aspect: 2,
        face: dice.pick(["tall", "narrow", "din"]),
        room: [0.07, 0.27, 0.93, 0.79],
      };
    case "br": {
      const mercosul = /[A-Z]/.test(text[4]!);
      return {
        ...common,
        ground: grey(mercosul ? 94 : dice.between(62, 84)),
        aspect: mercosul ? 3.08 : 3.1,
        face: dice.pick(["din", "round"]),
        room: [0.06, 0.32, 0.94, 0.92],
      };
    }
    case "in":
      return {
        ...common,
        ground: dice.chance(0.3) ? yellow : pale,
        aspect: 4.17,
        face: dice.pick(["din", "round"]),
        room: [0.1, 0.18, 0.95, 0.84],
      };
    default:
      return {
        ...common,
        aspect: dice.between(2.4, 4.6),
        face: dice.pick(["din", "round", "narrow"]),
        room: [0.07, 0.17, 0.93, 0.84],
      };
  }
}

/** What else stands on a plate: bands, states, slogans, months, cities. */
function smallPrint(
  dice: Dice,
  { region, lines, text }: Registration,
  look: Look,
  width: number,
  stacked: boolean,
): string {
  const label = (words: string, x: number, y: number, share: number, height: number, colour = look.ink) =>
    fitText(words, "round", { x: x * width, y: y * HEIGHT, width: share * width, height: height * HEIGHT }, colour);
  if (region === "br") {
    const mercosul = /[A-Z]/.test(text[4]!);
    const tall = HEIGHT * (stacked ? 0.16 : 0.24);
    return mercosul
      ? `<rect width="${width}" height="${tall}" rx="4" fill="${hsl(220, 80, 32)}"/>${label("BRASIL", 0.3, 0.05, 0.4, (tall / HEIGHT) * 0.6, "#fff")}`
      : label(dice.pick(CITIES), 0.2, 0.07, 0.6, stacked ? 0.09 : 0.14);
  }
  if (stacked) return "";
  if (region === "eu" || (region === "uk" && look.room[0] > 0.1)) {
    const country = region === "uk" ? "UK" : dice.pick(["D", "F", "I", "NL", "PL", "CZ", "E", "SK"]);
    const star = `<circle cx="${width * 0.045}" cy="${HEIGHT * 0.32}" r="${HEIGHT * 0.11}" fill="none" stroke="#f2c618" stroke-width="2" stroke-dasharray="2 3"/>`;
    return `<rect width="${width * 0.09}" height="${HEIGHT}" rx="4" fill="${hsl(222, 85, 36)}"/>${star}${label(country, 0.015, 0.64, 0.06, 0.2, "#fff")}`;
  }
  if (region === "us") {
    const month = `<rect x="${width * 0.03}" y="${HEIGHT * 0.06}" width="${width * 0.1}" height="${HEIGHT * 0.13}" fill="${look.emblem}"/>${label(dice.pick(MONTHS), 0.04, 0.09, 0.08, 0.07, "#fff")}`;
    return (
      month +
      label(dice.pick(STATES), 0.22, 0.07, 0.56, 0.13) +
      (dice.chance(0.7) ? label(dice.pick(SLOGANS), 0.2, 0.86, 0.6, 0.08) : "")
    );
  }
  if (region === "in") return label("IND", 0.02, 0.6, 0.06, 0.12, hsl(222, 70, 35));
  const province = region === "za" && Object.entries(PROVINCES).find(([code]) => lines[0]!.endsWith(` ${code}`))?.[1];
  return province ? label(province, 0.3, 0.84, 0.4, 0.1) : "";
}
