import { type Dice, grey, hsl } from "./dice";
import { fitText } from "./glyphs";
import { asSvg, boxAround, type Matrix, product, rotation, scaling, skewing, translation } from "./matrix";
import { drawPlate } from "./plate-art";
import { drawRegistration, type Region, type Registration } from "./registrations";
import { drawVehicle, type VehicleArt } from "./vehicle-art";

/** A plate in a picture: what it says, and the upright box around it in px. */
export type PlacedPlate = Registration & { box: { x: number; y: number; width: number; height: number } };

export type Scene = { svg: string; width: number; height: number; plates: PlacedPlate[] };

/** A vehicle with its plate on it, in a box of its own. */
export type PlatedVehicle = VehicleArt & { registration: Registration; plate: Matrix; plateSize: [number, number] };

export function drawPlatedVehicle(dice: Dice, region: Region, id: string): PlatedVehicle {
  const vehicle = drawVehicle(dice, id);
  const registration = drawRegistration(dice, region);
  const art = drawPlate(dice, registration);
  // Short plates are higher: an American one has about 0.6 of a European one's width.
  const share = Math.min(1, 0.34 + art.width / art.height / 7);
  const scale = (vehicle.mount.width * share) / art.width;
  const plate = product(
    translation(vehicle.mount.x, vehicle.mount.y),
    rotation(dice.between(-2, 2)),
    scaling(scale),
    translation(-art.width / 2, -art.height / 2),
  );
  const svg = `${vehicle.svg}<g transform="${asSvg(plate)}">${art.svg}</g>`;
  return { ...vehicle, svg, registration, plate, plateSize: [art.width, art.height] };
}

/** Sky, buildings, trees and a road, with signs that are no plates. */
export function drawStreet(dice: Dice, width: number, height: number): string {
  const horizon = height * dice.between(0.2, 0.45);
  const hue = dice.between(190, 230);
  let svg = `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${hsl(hue, 40, 62)}"/><stop offset="1" stop-color="${hsl(hue, 25, 86)}"/></linearGradient>
    <linearGradient id="road" x2="0" y2="1"><stop stop-color="${grey(dice.between(48, 62))}"/><stop offset="1" stop-color="${grey(dice.between(30, 46))}"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>`;
  for (let x = 0; x < width; ) {
    const wide = dice.between(width * 0.08, width * 0.22);
    const top = dice.between(0, horizon * 0.7);
    svg += dice.chance(0.3) ? tree(dice, x, wide, horizon) : building(dice, x, wide, top, horizon);
    x += wide;
  }
  svg += `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#road)"/>`;
  for (const lane of [0.1, 0.36, 0.64, 0.9]) {
    svg += `<path d="M${width * (0.5 + (lane - 0.5) * 0.3)} ${horizon}L${width * (0.5 + (lane - 0.5) * 1.8)} ${height}" stroke="${grey(88)}" stroke-width="${width / 260}" stroke-dasharray="${dice.chance(0.5) ? "none" : "40 30"}"/>`;
  }
  return svg;
}

function building(dice: Dice, x: number, wide: number, top: number, horizon: number): string {
  let svg = `<rect x="${x}" y="${top}" width="${wide}" height="${horizon - top}" fill="${hsl(dice.between(15, 50), dice.between(5, 35), dice.between(35, 75))}"/>`;
  const step = dice.between(18, 34);
  const glass = hsl(210, 25, dice.between(18, 40));
  for (let left = x + 8; left < x + wide - step * 0.6; left += step) {
    for (let upper = top + 10; upper < horizon - step * 1.4; upper += step) {
      svg += `<rect x="${left}" y="${upper}" width="${step * 0.55}" height="${step * 0.6}" fill="${glass}"/>`;
    }
  }
  const sign = dice.pick(["PHARMACY", "HOTEL 24H", "CAFE", "BANK", "TYRES", "LAW OFFICE"]);
  const colour = hsl(dice.between(0, 360), 60, 40);
  return dice.chance(0.5)
    ? `${svg}<rect x="${x + wide * 0.1}" y="${horizon - 26}" width="${wide * 0.8}" height="20" fill="${colour}"/>${fitText(sign, "din", { x: x + wide * 0.15, y: horizon - 22, width: wide * 0.7, height: 12 }, "#fff")}`
    : svg;
}

function tree(dice: Dice, x: number, wide: number, horizon: number): string {
  const green = hsl(dice.between(90, 130), dice.between(20, 45), dice.between(18, 34));
  const crown = Array.from({ length: 9 }, () => {
    const radius = dice.between(wide * 0.12, wide * 0.3);
    return `<circle cx="${x + dice.between(wide * 0.2, wide * 0.8)}" cy="${dice.between(horizon * 0.25, horizon * 0.75)}" r="${radius}" fill="${green}"/>`;
  });
  return `<rect x="${x + wide * 0.45}" y="${horizon * 0.6}" width="${wide * 0.1}" height="${horizon * 0.4}" fill="${hsl(25, 35, 24)}"/>${crown.join("")}`;
}

/** One to three vehicles in a street, seen at a slant; their plates are `plateWidth` px wide and more. */
export function drawScene(dice: Dice, region: Region, size: { width: number; height: number }): Scene {
  const { width, height } = size;
  const count = dice.pick([1, 1, 1, 2, 2, 3]);
  const plates: PlacedPlate[] = [];
  let svg = drawStreet(dice, width, height);
  for (let index = 0; index < count; index++) {
    const vehicle = drawPlatedVehicle(dice, region, `v${index}`);
    const lane = (width / count) * (index + 0.5);
    const plateWidth = dice.logBetween(55, count === 1 ? 240 : 120);
    const drawnWidth = boxAround(vehicle.plate, ...vehicle.plateSize).width;
    const scale = Math.min(plateWidth / drawnWidth, (width / count / vehicle.width) * 1.15);
    const slant = product(
      scaling(dice.between(0.82, 1), 1),
      skewing(dice.between(-0.04, 0.04), dice.between(-0.14, 0.14)),
      rotation(dice.between(-3, 3)),
    );
    const foot = Math.min(height * 1.15, Math.max(height * 0.62, vehicle.height * scale * 1.05));
    const place = product(
      translation(
        lane + dice.between(-0.1, 0.1) * width * 0.5,
        Math.min(foot, height - (vehicle.height - vehicle.mount.y) * scale * 0.4),
      ),
      slant,
      scaling(scale),
      translation(-vehicle.width / 2, -vehicle.height),
    );
    const box = boxAround(product(place, vehicle.plate), ...vehicle.plateSize);
    if (box.x < 4 || box.y < 4 || box.x + box.width > width - 4 || box.y + box.height > height - 4) continue;
    svg += `<g transform="${asSvg(place)}">${vehicle.svg}</g>`;
    plates.push({ ...vehicle.registration, box });
  }
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`,
    width,
    height,
    plates,
  };
}
