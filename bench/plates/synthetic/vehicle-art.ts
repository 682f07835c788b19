import { type Dice, grey, hsl } from "./dice";
import { fitText } from "./glyphs";

/** The rear or front of a vehicle as SVG in a box of `width` × `height` units, without its plate. */
export type VehicleArt = {
  svg: string;
  width: number;
  height: number;
  /** Where the plate's middle is, and how wide a plate of 4.6 times its height may be. */
  mount: { x: number; y: number; width: number };
};

const WIDTH = 400;

/** What stands on vehicles and is no plate. */
const LETTERING = [
  "CITY LINE 42",
  "EXPRESS CARGO",
  "www.example.org",
  "AMBULANCE",
  "FRESH BREAD",
  "0800 123 456",
  "TAXI",
];

/** @param id what the names of the drawing's gradients begin with; unique within one SVG document */
export function drawVehicle(dice: Dice, id: string): VehicleArt {
  const kind = dice.pick(["car", "car", "car", "car", "car", "van", "bus", "truck", "motorcycle"] as const);
  if (kind === "motorcycle") return motorcycle(dice);
  return kind === "car" ? car(dice, id) : tallVehicle(dice, id, kind);
}

const rectangle = (x: number, y: number, width: number, height: number, fill: string, radius = 6) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;

function bodyColours(dice: Dice) {
  const hue = dice.between(0, 360);
  const [saturation, lightness] = dice.chance(0.6)
    ? [dice.between(0, 8), dice.between(12, 90)]
    : [dice.between(30, 75), dice.between(20, 55)];
  return {
    light: hsl(hue, saturation, Math.min(96, lightness + 12)),
    body: hsl(hue, saturation, lightness),
    dark: hsl(hue, saturation, lightness * 0.6),
  };
}

const gradient = (id: string, light: string, dark: string) =>
  `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient>`;

function car(dice: Dice, id: string): VehicleArt {
  const height = dice.between(270, 330);
  const { light, body, dark } = bodyColours(dice);
  const paint = `${id}-paint`;
  const glass = `${id}-glass`;
  const belt = height * dice.between(0.4, 0.48);
  const inset = dice.between(45, 75);
  const isFront = dice.chance(0.4);
  const lamp = isFront ? grey(92) : hsl(355, 75, 38);
  const lampY = belt + height * 0.05;
  const lampHeight = height * dice.between(0.1, 0.16);
  const bumper = height * 0.7;
  const grille = Array.from({ length: 5 }, (_, bar) => rectangle(135, lampY + bar * 8, 130, 3, grey(30), 1)).join("");
  const plateY = isFront || dice.chance(0.4) ? bumper + height * 0.08 : belt + height * 0.15;
  const recess = rectangle(200 - 70, plateY - 26, 140, 52, dice.chance(0.5) ? dark : body);
  const svg = `<defs>${gradient(paint, light, dark)}${gradient(glass, grey(52), grey(14))}</defs>
    <ellipse cx="200" cy="${height - 6}" rx="205" ry="14" fill="#000" opacity=".4"/>
    ${rectangle(18, height * 0.78, 62, height * 0.2, "#161616", 14)}${rectangle(320, height * 0.78, 62, height * 0.2, "#161616", 14)}
    <path d="M${inset} 12Q200 -4 ${400 - inset} 12L382 ${belt}Q398 ${belt + 20} 394 ${height * 0.9}H6Q2 ${belt + 20} 18 ${belt}Z" fill="url(#${paint})"/>
    <path d="M${inset + 12} 26Q200 12 ${388 - inset} 26L362 ${belt - 10}H38Z" fill="url(#${glass})"/>
    ${rectangle(20, lampY, 68, lampHeight, lamp, 10)}${rectangle(312, lampY, 68, lampHeight, lamp, 10)}
    ${isFront ? grille : rectangle(120, belt + 8, 160, 7, grey(70), 3)}
    ${rectangle(6, bumper, 388, height * 0.2, dice.chance(0.3) ? grey(18) : body, 14)}
    ${fitText(dice.pick(["1.8 TDI", "HYBRID", "4x4", "GL", "V6"]), "narrow", { x: 290, y: lampY + lampHeight + 8, width: 60, height: 10 }, grey(80))}
    ${recess}`;
  return { svg, width: WIDTH, height, mount: { x: 200, y: plateY, width: 124 } };
}

function tallVehicle(dice: Dice, id: string, kind: "van" | "bus" | "truck"): VehicleArt {
  const height = dice.between(400, 470);
  const { light, body, dark } = bodyColours(dice);
  const paint = `${id}-paint`;
  const glass = `${id}-glass`;
  const window =
    kind === "truck"
      ? ""
      : rectangle(40, height * (kind === "bus" ? 0.16 : 0.08), 320, height * 0.3, `url(#${glass})`, 12);
  const doors = kind === "bus" ? "" : rectangle(198, 14, 4, height * 0.76, dark, 1);
  const route =
    kind === "bus"
      ? rectangle(80, 22, 240, 34, "#0b0b0b", 3) +
        fitText("42 CENTRAL STN", "din", { x: 90, y: 30, width: 220, height: 18 }, hsl(40, 100, 60))
      : "";
  const lettering = fitText(
    dice.pick(LETTERING),
    "round",
    { x: 50, y: height * dice.between(0.52, 0.6), width: 300, height: dice.between(18, 34) },
    dice.pick([grey(95), grey(10), hsl(350, 70, 45)]),
  );
  const plateX = dice.pick([130, 200, 200, 270]);
  const plateY = height * (kind === "truck" ? 0.88 : 0.76);
  const svg = `<defs>${gradient(paint, light, body)}${gradient(glass, grey(55), grey(12))}</defs>
    <ellipse cx="200" cy="${height - 4}" rx="205" ry="14" fill="#000" opacity=".4"/>
    ${rectangle(24, height * 0.86, 60, height * 0.13, "#161616", 12)}${rectangle(316, height * 0.86, 60, height * 0.13, "#161616", 12)}
    ${rectangle(8, 4, 384, height * (kind === "truck" ? 0.8 : 0.9), `url(#${paint})`, kind === "truck" ? 4 : 18)}
    ${window}${doors}${route}${lettering}
    ${rectangle(14, height * 0.68, 26, 56, hsl(355, 75, 40))}${rectangle(360, height * 0.68, 26, 56, hsl(355, 75, 40))}
    ${rectangle(30, height * 0.83, 340, height * 0.1, grey(16), 6)}`;
  return { svg, width: WIDTH, height, mount: { x: plateX, y: plateY, width: 100 } };
}

function motorcycle(dice: Dice): VehicleArt {
  const { body, dark } = bodyColours(dice);
  const svg = `<ellipse cx="110" cy="372" rx="70" ry="10" fill="#000" opacity=".4"/>
    ${rectangle(84, 220, 52, 152, "#151515", 24)}
    <path d="M70 20Q110 -6 150 20L172 110L140 176H80L48 110Z" fill="${dark}"/>
    ${rectangle(40, 170, 140, 56, body, 26)}${rectangle(84, 178, 52, 24, hsl(355, 80, 42), 10)}
    <circle cx="34" cy="204" r="12" fill="${hsl(30, 90, 52)}"/><circle cx="186" cy="204" r="12" fill="${hsl(30, 90, 52)}"/>`;
  return { svg, width: 220, height: 382, mount: { x: 110, y: 262, width: 130 } };
}
