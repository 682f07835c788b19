import type { Design, DesignElement, TextElement } from "./schema";

const INK = "#1b2440";
const SOFT = "#5b6478";
const ACCENT = "#17405c";
const GOLD = "#a8853a";
const MIDDLE = 148.5;

const text = (words: string, y: number, size: number, more: Partial<TextElement> = {}): DesignElement => ({
  kind: "text",
  text: words,
  x: MIDDLE,
  y,
  width: 200,
  size,
  style: "serif",
  align: "center",
  colour: INK,
  tracking: 0,
  lines: 1,
  ...more,
});

/** A fact in the row below the statement: its name small, its value below. */
const fact = (name: string, value: string, x: number): DesignElement[] => [
  text(name, 139, 7, { x, width: 44, style: "regular", colour: SOFT, tracking: 0.08 }),
  text(value, 145.5, 12, { x, width: 46, style: "serif-bold" }),
];

const line = (x: number, label: string): DesignElement[] => [
  { kind: "rule", x: x - 29, y: 180, width: 58, thickness: 0.2, colour: SOFT },
  text(label, 184.5, 7, { x, width: 58, style: "regular", colour: SOFT, tracking: 0.06 }),
];

/** The certificate that an office begins with: engraved border, portrait, seal and a code that anybody can verify. */
export const DEFAULT_DESIGN: Design = {
  paper: "#fdfbf5",
  accent: ACCENT,
  second: GOLD,
  border: "guilloche",
  inset: 8,
  ground: true,
  elements: [
    text("{authority}", 33, 13, { style: "bold", colour: ACCENT, tracking: 0.12, width: 170 }),
    text("Certificate", 55, 46, { style: "serif", colour: ACCENT, width: 170 }),
    { kind: "rule", x: 128.5, y: 61.5, width: 40, thickness: 0.4, colour: GOLD },
    text("This is to certify that", 72, 14, { style: "serif-italic", colour: SOFT }),
    text("{candidate_name}", 86, 30, { style: "serif-bold", width: 165 }),
    text("Passport {passport_no}", 93.5, 10.5, { style: "serif", colour: SOFT, x: MIDDLE, width: 165 }),
    text("{statement}", 103, 12.5, { style: "serif", width: 178, lines: 2 }),
    text("{course}", 119.5, 21, { style: "serif-bold", colour: ACCENT, width: 185 }),
    text("{regulation}", 128, 11, { style: "serif-italic", colour: SOFT, width: 185 }),
    ...fact("FROM", "{start_date}", 69),
    ...fact("TO", "{end_date}", 122),
    ...fact("ISSUED", "{issue_date}", 175),
    ...fact("VALID UNTIL", "{expiry_date}", 228),
    ...line(97, "Signature of the holder"),
    { kind: "signature", x: 70, y: 164, width: 54, height: 15 },
    ...line(200, "For the authority"),
    { kind: "seal", x: 131, y: 155.5, width: 35, height: 35 },
    { kind: "portrait", x: 28, y: 28, width: 30, height: 36.6 },
    { kind: "qr", x: 238, y: 28, width: 31, height: 31 },
    text("Scan to verify", 62.5, 7, { x: 253.5, width: 34, style: "regular", colour: SOFT }),
    text("No. {number}", 67.5, 8.5, { x: 253.5, width: 40, style: "mono", colour: INK }),
  ],
};
