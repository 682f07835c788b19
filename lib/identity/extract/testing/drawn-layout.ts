import { checkDigit } from "../mrz/alphabet";
import type { DocumentType, FieldName } from "../reading";
import { type Dice, GIVEN, type Person, SURNAMES } from "./drawn-person";

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

const printed = (iso: string, separator = "/") => iso.split("-").reverse().join(separator);
const filled = (text: string, length: number) => text.replace(/[ '-]/g, "<").padEnd(length, "<").slice(0, length);
const short = (iso: string) => iso.slice(2).replaceAll("-", "");
const checkedBy = (text: string) => text + checkDigit(text);

/** The zone of a kind by ICAO 9303-4, -5 and -7. */
export function zoneOf(kind: DrawnKind, p: Person): string[] {
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
/** What is printed on a kind of document, and how labels and values stand to each other. */
export type Layout = {
  title: string;
  type: DocumentType;
  rows: Row[];
  style: "above" | "colon" | "numbered";
  /** What stands in a row beside the field that the row is named for. */
  more?: Partial<Record<FieldName, string>>;
};

const row = (label: string, value: string, field: FieldName, content = value): Row => ({
  label,
  value,
  field,
  content,
});
const dateRow = (label: string, iso: string, field: FieldName, separator = "/"): Row =>
  row(label, printed(iso, separator), field, iso);

/** Plain layouts of our own, with the labels of the real ones. */
export function layoutOf(kind: DrawnKind, p: Person, dice: Dice): Layout {
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
        more: { date_of_issue: p.issue },
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
        more: { place_of_birth: p.place },
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
