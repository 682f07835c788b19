import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { appearanceOf, randomNumbers } from "../../../people/photo/testing/appearance";
import { DRAWING, drawPerson } from "../../../people/photo/testing/drawn-person";
import type { RgbImage } from "../../../platform/vision/picture";
import { checkDigit } from "../mrz/alphabet";
import type { DocumentType, FieldName } from "../reading";

/** A document that was drawn, and what stands on it. Layouts are plain ones of our own, of no state's real document. */
export type DrawnDocument = {
  kind: DrawnKind;
  documentType: DocumentType;
  image: RgbImage;
  fields: Partial<Record<FieldName, string>>;
  mrz: string[];
};

export const DRAWN_KINDS = [
  "passport",
  "id-card",
  "visa",
  "in-passport-back",
  "za-smart-id",
  "za-driving-license",
  "eu-driving-license",
  "id-ktp",
  "in-cdc",
] as const;
export type DrawnKind = (typeof DRAWN_KINDS)[number];

/** px; the page stands on a table with a margin of a sixth around it. */
const PAGE = { width: 1200, height: 800 };
export const MARGIN_PX = 200;

const FONTS = [
  ...["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"].map((file) => path.resolve("lib/licenses/card/fonts", file)),
  path.resolve("node_modules/bwip-js/fonts/OCRB7.ttf"),
];

const SURNAMES = [
  "MOKOENA",
  "VAN DER MERWE",
  "NAIDU",
  "DSOUZA",
  "SANTOSO",
  "KOWALSKA",
  "OKAFOR",
  "FERNANDES",
  "LINDQVIST",
  "IYER",
  "DLAMINI",
  "ROSSI",
];
const GIVEN = [
  "THANDI GRACE",
  "PIETER",
  "LAKSHMI PRIYA",
  "JOSEPH ANTONY",
  "BUDI",
  "ANNA MARIA",
  "CHIDI",
  "RITA",
  "ERIK JOHAN",
  "SIPHO",
  "MEERA",
  "LUCA",
];
const PLACES = ["PRETORIA", "KOCHI", "MUMBAI", "JAKARTA", "WARSZAWA", "LAGOS", "UPPSALA", "DURBAN"];
const STATES = ["ZAF", "IND", "UTO", "SWE", "NGA", "ITA", "IDN", "POL"];

type Dice = { pick<T>(of: readonly T[]): T; whole(low: number, high: number): number; digits(count: number): string };

export function diceOf(seed: number): Dice {
  const random = randomNumbers(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return {
    pick: (of) => of[whole(0, of.length - 1)]!,
    whole,
    digits: (count) => Array.from({ length: count }, () => whole(0, 9)).join(""),
  };
}

const two = (value: number) => String(value).padStart(2, "0");
const dateOf = (dice: Dice, from: number, to: number) =>
  `${dice.whole(from, to)}-${two(dice.whole(1, 12))}-${two(dice.whole(1, 28))}`;
const printed = (iso: string, separator = "/") => iso.split("-").reverse().join(separator);
const filled = (text: string, length: number) => text.replace(/[ '-]/g, "<").padEnd(length, "<").slice(0, length);
const short = (iso: string) => iso.slice(2).replaceAll("-", "");
const checkedBy = (text: string) => text + checkDigit(text);

type Person = {
  surname: string;
  given: string;
  birth: string;
  issue: string;
  expiry: string;
  sex: string;
  state: string;
  place: string;
  number: string;
  personal: string;
};

function personOf(dice: Dice): Person {
  const issue = dateOf(dice, 2016, 2025);
  return {
    surname: dice.pick(SURNAMES),
    given: dice.pick(GIVEN),
    birth: dateOf(dice, 1955, 2004),
    issue,
    expiry: `${Number(issue.slice(0, 4)) + 10}${issue.slice(4)}`,
    sex: dice.pick(["M", "F"]),
    state: dice.pick(STATES),
    place: dice.pick(PLACES),
    number: dice.pick(["A", "K", "M", "Z"]) + dice.digits(8),
    personal: dice.digits(13),
  };
}

/** The zone of a kind by ICAO 9303-4, -5 and -7. */
function zoneOf(kind: DrawnKind, p: Person): string[] {
  const names = `${p.surname}<<${p.given}`;
  const start = `${checkedBy(filled(p.number, 9))}${p.state}${checkedBy(short(p.birth))}${p.sex}${checkedBy(short(p.expiry))}`;
  if (kind === "passport") {
    const line = `${start}${checkedBy("<".repeat(14)).slice(0, 14)}<`;
    return [
      filled(`P<${p.state}${names}`, 44),
      line + checkDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43)),
    ];
  }
  if (kind === "visa") return [filled(`V<${p.state}${names}`, 44), filled(start, 44)];
  if (kind !== "id-card") return [];
  const first = filled(`I<${p.state}${checkedBy(filled(p.number, 9))}`, 30);
  const dates = `${checkedBy(short(p.birth))}${p.sex}${checkedBy(short(p.expiry))}`;
  const second = filled(`${dates}${p.state}`, 29);
  const covered = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return [first, second + checkDigit(covered), filled(names, 30)];
}

type Row = { label: string; value: string; field: FieldName; content?: string };
type Layout = { title: string; type: DocumentType; rows: Row[]; style: "above" | "colon" | "numbered"; extra?: Row[] };

const row = (label: string, value: string, field: FieldName, content = value): Row => ({
  label,
  value,
  field,
  content,
});
const dateRow = (label: string, iso: string, field: FieldName, separator = "/"): Row =>
  row(label, printed(iso, separator), field, iso);

function layoutOf(kind: DrawnKind, p: Person, dice: Dice): Layout {
  const names = [row("Surname", p.surname, "surname"), row("Given Name(s)", p.given, "given_names")];
  const dates = [
    dateRow("Date of Birth", p.birth, "date_of_birth"),
    dateRow("Date of Issue", p.issue, "date_of_issue"),
    dateRow("Date of Expiry", p.expiry, "date_of_expiry"),
  ];
  const name = `${dice.pick(GIVEN)} ${dice.pick(SURNAMES)}`;
  switch (kind) {
    case "passport":
      return {
        title: `PASSPORT  ${p.state}`,
        type: "passport",
        style: "above",
        rows: [
          row("Passport No.", p.number, "document_number"),
          ...names,
          row("Sex", p.sex, "sex"),
          row("Place of Birth", p.place, "place_of_birth"),
          ...dates,
        ],
      };
    case "id-card":
      return {
        title: `IDENTITY CARD  ${p.state}`,
        type: "id_card",
        style: "above",
        rows: [...names, row("Document No.", p.number, "document_number"), dates[0]!, dates[2]!],
      };
    case "visa":
      return {
        title: `VISA  ${p.state}`,
        type: "visa",
        style: "above",
        rows: [...names, row("Document No.", p.number, "document_number"), dates[0]!, dates[2]!],
      };
    case "in-passport-back":
      return {
        title: "",
        type: "passport",
        style: "above",
        rows: [
          row("Name of Father / Legal Guardian", name, "father_name"),
          row("Name of Mother", `${dice.pick(GIVEN)} ${p.surname}`, "mother_name"),
          row("Address", `${dice.whole(1, 90)} GANDHI ROAD ${p.place}`, "address"),
          row("File No.", `CO${dice.digits(13)}`, "file_number"),
        ],
      };
    case "za-smart-id":
      return {
        title: "REPUBLIC OF SOUTH AFRICA  NATIONAL IDENTITY CARD",
        type: "id_card",
        style: "above",
        rows: [
          row("Surname", p.surname, "surname"),
          row("Names", p.given, "given_names"),
          row("Sex", p.sex, "sex"),
          row("Nationality", "RSA", "nationality"),
          row("Identity Number", p.personal, "personal_number"),
          dates[0]!,
          row("Country of Birth", "RSA", "place_of_birth"),
        ],
      };
    case "za-driving-license":
      return {
        title: "DRIVING LICENCE  CARTA DE CONDUCAO",
        type: "driver_license",
        style: "colon",
        rows: [
          row("Surname", p.surname, "surname"),
          row("ID Number", p.personal, "personal_number"),
          row("Licence Number", `${dice.digits(8)}ABC`, "document_number"),
          dateRow("Date of Birth", p.birth, "date_of_birth"),
          { ...row("Valid", `${printed(p.issue)} - ${printed(p.expiry)}`, "date_of_expiry"), content: p.expiry },
          row("Vehicle Codes", dice.pick(["B", "EB", "C1", "EC"]), "vehicle_codes"),
        ],
      };
    case "eu-driving-license":
      return {
        title: "DRIVING LICENCE  PERMIS DE CONDUIRE",
        type: "driver_license",
        style: "numbered",
        rows: [
          row("1.", p.surname, "surname"),
          row("2.", p.given, "given_names"),
          dateRow("3.", p.birth, "date_of_birth", "."),
          dateRow("4a.", p.issue, "date_of_issue", "."),
          dateRow("4b.", p.expiry, "date_of_expiry", "."),
          row("5.", `${dice.digits(6)}${p.number}`, "document_number"),
          row("9.", dice.pick(["AM/B/B1", "B/C/CE"]), "vehicle_codes"),
        ],
      };
    case "id-ktp":
      return {
        title: "PROVINSI JAWA BARAT",
        type: "id_card",
        style: "colon",
        rows: [
          row("NIK", dice.digits(16), "nik"),
          row("Nama", `${p.given} ${p.surname}`, "surname"),
          { ...row("Tempat/Tgl Lahir", `${p.place}, ${printed(p.birth, "-")}`, "date_of_birth"), content: p.birth },
          row("Jenis Kelamin", p.sex === "M" ? "LAKI-LAKI" : "PEREMPUAN", "sex", p.sex),
          row("Kecamatan", p.place, "district"),
          row("Agama", dice.pick(["ISLAM", "KRISTEN", "HINDU"]), "religion"),
          row("Status Perkawinan", "BELUM KAWIN", "marital_status"),
          row("Pekerjaan", "WIRASWASTA", "occupation"),
          row("Kewarganegaraan", "WNI", "nationality"),
        ],
      };
    case "in-cdc":
      return {
        title: "CONTINUOUS DISCHARGE CERTIFICATE",
        type: "cdc",
        style: "above",
        rows: [
          row("CDC No.", `MUM ${dice.digits(6)}`, "cdc_number"),
          row("INDoS No.", `${dice.digits(2)}NL${dice.digits(4)}`, "indos_number"),
          ...names,
          ...dates,
        ],
      };
  }
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const text = (x: number, y: number, size: number, content: string, extra = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" ${extra}>${escaped(content)}</text>`;

function drawRows({ rows, style }: Layout, bottom: number): string {
  const pitch = Math.min(96, (bottom - 120) / rows.length);
  return rows
    .map(({ label, value }, index) => {
      const y = 130 + index * pitch;
      if (style === "above") return text(430, y, 19, label, 'fill="#345"') + text(430, y + pitch * 0.45, 28, value);
      if (style === "numbered") return text(430, y, 28, `${label} ${value}`);
      return text(430, y, 26, label, 'fill="#345"') + text(720, y, 26, `: ${value}`);
    })
    .join("");
}

/** Draws a document of a person who does not exist; everything follows from the seed. */
export function drawDocument(kind: DrawnKind, seed: number): DrawnDocument {
  const dice = diceOf(seed);
  const person = personOf(dice);
  const layout = layoutOf(kind, person, dice);
  const mrz = zoneOf(kind, person);
  const pitch = (PAGE.width - 80) / (mrz[0]?.length ?? 44);
  const zone = mrz.map((line, index) => {
    const y = PAGE.height - 40 - (mrz.length - 1 - index) * 56;
    return `<text x="40" y="${y}" font-family="OCRB" font-size="${Math.min(38, pitch * 1.45)}" textLength="${pitch * line.length}" lengthAdjust="spacing">${escaped(line)}</text>`;
  });
  const look = appearanceOf(seed);
  const waves = Array.from(
    { length: 22 },
    (_, i) =>
      `<path d="M0 ${i * 38} C400 ${i * 38 - 70} 800 ${i * 38 + 60} 1200 ${i * 38}" stroke="hsl(${(seed * 47) % 360} 40% 55%)" stroke-opacity="0.28" fill="none"/>`,
  );
  const [width, height] = [PAGE.width + 2 * MARGIN_PX, PAGE.height + 2 * MARGIN_PX];
  const table = dice.whole(25, 75);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="hsl(${dice.whole(0, 359)} 25% ${Math.min(table, 48)}%)"/>
    <g transform="translate(${MARGIN_PX} ${MARGIN_PX})" font-family="Noto Sans" fill="#111">
    <rect width="${PAGE.width}" height="${PAGE.height}" rx="12" fill="hsl(${(seed * 91) % 360} 30% 92%)"/>${waves.join("")}
    ${text(60, 70, 34, layout.title, 'font-weight="700"')}
    ${kind === "in-passport-back" ? "" : `<svg x="60" y="120" width="300" height="375" viewBox="0 0 ${DRAWING.width} ${DRAWING.height}">${drawPerson(look, "p")}</svg>`}
    ${drawRows(layout, mrz.length > 0 ? PAGE.height - 70 - mrz.length * 56 : PAGE.height - 30)}${zone.join("")}</g></svg>`;
  const rendered = new Resvg(svg, {
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: "Noto Sans" },
  }).render();
  // The library copies the whole picture at every look at `pixels`.
  const { pixels } = rendered;
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) data.set(pixels.subarray(from, from + 3), to);
  const fields = Object.fromEntries(layout.rows.map(({ field, value, content }) => [field, content ?? value]));
  return { kind, documentType: layout.type, image: { data, width, height }, fields, mrz };
}
