/**
 * How many licenses (all five files) one core draws a second, and where the time goes. CPU time of the whole process is
 * counted, threads included, so the figure holds however many cores there are.
 *
 *   npx tsx bench/licenses/bench.ts [licenses]
 */
import { cpus } from "node:os";
import sharp from "sharp";
import { barcodeText } from "@/lib/licenses/barcode/payload";
import { placePdf417 } from "@/lib/licenses/barcode/pdf417";
import { backPersonal } from "@/lib/licenses/card/back";
import { frontPersonal } from "@/lib/licenses/card/front";
import { BACK, BARCODE, FRONT } from "@/lib/licenses/card/geometry";
import { backGroundOf, frontGroundOf } from "@/lib/licenses/card/grounds";
import { blendPartIndexed } from "@/lib/licenses/card/indexed";
import type { CardData } from "@/lib/licenses/card/model";
import { barcodePlace, buildPdf } from "@/lib/licenses/card/pdf";
import { encodePng } from "@/lib/licenses/card/png";
import { preparePortrait } from "@/lib/licenses/card/portrait";
import {
  blendLayer,
  blendPart,
  drawBarcode,
  drawInk,
  drawPicture,
  rasterizeParts,
  wordsOf,
} from "@/lib/licenses/card/raster";
import { renderLicense } from "@/lib/licenses/card/render";
import { FontBook } from "@/lib/platform/drawing/font-book";
import { paintPdfParts } from "@/lib/platform/drawing/paint-pdf";
import { runPeer } from "./peer";

const COUNT = Number(process.argv[2] ?? 60);
sharp.concurrency(1);

/** Head and shoulders before a graded ground, with some noise, so that the JPEG is as hard as a photo's. */
async function syntheticPortrait(seed: number): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="213" height="260">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#dfe7ee"/><stop offset="1" stop-color="#aebfcc"/></linearGradient>
    <radialGradient id="s"><stop stop-color="hsl(${20 + (seed % 20)} 50% 72%)"/><stop offset="1" stop-color="hsl(18 42% 52%)"/></radialGradient></defs>
    <rect width="213" height="260" fill="url(#g)"/><path d="M10 260C20 190 70 195 107 190C144 195 193 190 203 260Z" fill="#34495e"/>
    <ellipse cx="107" cy="95" rx="62" ry="72" fill="#3a2a20"/><ellipse cx="107" cy="112" rx="54" ry="68" fill="url(#s)"/>
    <ellipse cx="86" cy="104" rx="8" ry="4" fill="#222"/><ellipse cx="128" cy="104" rx="8" ry="4" fill="#222"/>
    <path d="M86 148C98 156 116 156 128 148" stroke="#8d3b3b" stroke-width="5" fill="none"/></svg>`;
  const noise = await sharp({
    create: {
      width: 213,
      height: 260,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 8 },
    },
  })
    .png()
    .toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input: noise, blend: "soft-light" }])
    .flatten()
    .jpeg({ quality: 95 })
    .toBuffer();
}

function cardOf(index: number, portrait: Uint8Array): CardData {
  const serial = index.toString(16).toUpperCase().padStart(4, "0");
  const licenseNumber = `L-1A2B-3C4D-${serial}`;
  const idNumber = String(9001015800000 + index);
  const [issueDate, expiryDate] = ["2025-05-01", "2030-05-01"];
  return {
    licenseNumber,
    idNumber,
    surname: ["NKOSI", "VAN DER MERWE", "BOTHA", "Łukasiewicz"][index % 4]!,
    givenNames: ["ADA LOVELACE", "Zoë Anneliese", "Sipho", "Thandeka Grace"][index % 4]!,
    dateOfBirth: "1990-01-01",
    gender: index % 2 ? "male" : "female",
    categories: [{ code: "B" }, { code: "EB", issueDate: "2021-03-14" }],
    issueDate,
    expiryDate,
    firstIssueDate: "2015-05-01",
    restrictions: index % 3 ? null : "Automatic transmission only",
    issuerName: "Example Licensing Authority",
    countryCode: "ZAF",
    portrait,
    signature: null,
    barcodeText: barcodeText({
      license_number: licenseNumber,
      id_number: idNumber,
      category: "B, EB",
      issue_date: issueDate,
      expiry_date: expiryDate,
    }),
    seed: licenseNumber,
  };
}

const cpuMs = (since?: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

async function measure(name: string, work: (i: number) => unknown): Promise<number> {
  for (let i = 0; i < 10; i++) await work(i);
  const start = process.cpuUsage();
  const wall = performance.now();
  for (let i = 0; i < COUNT; i++) await work(i);
  const ms = cpuMs(start) / COUNT;
  console.log(
    `  ${name.padEnd(34)} ${ms.toFixed(2).padStart(7)} CPU-ms  ${((performance.now() - wall) / COUNT).toFixed(2).padStart(7)} ms`,
  );
  return ms;
}

const portraits = await Promise.all([0, 1, 2, 3].map(syntheticPortrait));
const cards = Array.from({ length: COUNT }, (_, i) => cardOf(i, portraits[i % 4]!));
const card = (i: number) => cards[i % COUNT]!;
const art = { issuerName: card(0).issuerName, countryCode: "ZAF", seed: card(0).issuerName! };
const place = (data: CardData) => placePdf417(data.barcodeText, { ...BACK.barcode, ...BARCODE });

console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} threads, Node ${process.version}, ${COUNT} licenses a stage\n\nStages`,
);
const [front, back] = await Promise.all([frontGroundOf(art), backGroundOf(art)]);
const layers = [await rasterizeParts(frontPersonal(card(0))), await rasterizeParts(backPersonal(card(0)))] as const;
const photo = await preparePortrait(card(0).portrait!);
const placed = place(card(0));
const composeFront = () => {
  const words = new Uint32Array(wordsOf(front.canvas.data));
  const pixels = new Uint8Array(words.buffer);
  drawPicture(pixels, photo.photo, FRONT.photo.x, FRONT.photo.y, 10);
  drawInk(pixels, photo.ghost, FRONT.ghostPortrait, [44, 74, 99]);
  blendLayer(pixels, front.overlay);
  for (const part of layers[0]) blendPart(pixels, part);
  return words;
};
const composeBack = () => {
  const indices = back.indexed.data.slice();
  drawBarcode(indices, placed, barcodePlace(placed, BACK.barcode));
  for (const part of layers[1]) blendPartIndexed(indices, back.indexed, part);
  return indices;
};
const composed = [composeFront(), composeBack()] as const;
const book = new FontBook(false);
const frontSide = {
  ground: front.form,
  overlay: null,
  personal: paintPdfParts(frontPersonal(card(0)), book),
  portrait: photo,
  barcode: null,
};
const backSide = {
  ground: back.form,
  overlay: null,
  personal: paintPdfParts(backPersonal(card(0)), book),
  portrait: null,
  barcode: { placed, ...barcodePlace(placed, BACK.barcode) },
};
const metadata = { title: "Bench", date: new Date(0) };
await measure("barcode", (i) => place(card(i)));
await measure("portrait and ghost", (i) => preparePortrait(card(i).portrait!));
await measure("front texts and marks", (i) => rasterizeParts(frontPersonal(card(i))));
await measure("front composed", composeFront);
await measure("front PNG", () => encodePng({ ...front.canvas, words: composed[0] }, front.flate));
await measure("back texts and marks", (i) => rasterizeParts(backPersonal(card(i))));
await measure("back composed", composeBack);
await measure("back PNG", () => encodePng({ ...back.indexed, words: composed[1] }, back.flate));
await measure("PDF content, both sides", (i) => [
  paintPdfParts(frontPersonal(card(i)), book),
  paintPdfParts(backPersonal(card(i)), book),
]);
await measure("front PDF", () => buildPdf([frontSide], book.fonts(), metadata));
await measure("back PDF", () => buildPdf([backSide], book.fonts(), metadata));
await measure("combined PDF", () => buildPdf([frontSide, backSide], book.fonts(), metadata));

console.log("\nWhole");
const whole = await measure("license, five files", (i) => renderLicense(card(i)));
const files = await renderLicense(card(0));
for (const [name, file] of Object.entries(files))
  console.log(`  ${name.padEnd(34)} ${(file.length / 1024).toFixed(0).padStart(7)} KiB`);
console.log(`\n${(1000 / whole).toFixed(1)} licenses per CPU-second per core`);

const peer = await runPeer(cards);
if (peer) {
  console.log(`\nPillow and reportlab, the same cards in the same run: ${peer.cpuMs.toFixed(1)} CPU-ms a license`);
  for (const [name, bytes] of Object.entries(peer.bytes))
    console.log(`  ${name.padEnd(34)} ${(bytes / 1024).toFixed(0).padStart(7)} KiB`);
  console.log(
    `${(1000 / peer.cpuMs).toFixed(1)} licenses per CPU-second per core; Bureau draws ${(peer.cpuMs / whole).toFixed(1)} times as many`,
  );
} else console.log("\nNo peer: apt-get install python3-pil python3-reportlab");
