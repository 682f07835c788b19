import {
  ellipsePath,
  linePath,
  type Part,
  rectPath,
  type Scene,
  type SceneNode,
  textAt,
} from "@/lib/platform/drawing/scene";
import { fitText } from "@/lib/platform/drawing/text";
import { type ArtParameters, frontArtLayers, frontPanels, ownRosette } from "./art";
import { FRONT, FRONT_LINE_PITCH_PX, TYPE, withBleed } from "./geometry";
import { type CardData, printedRestrictions } from "./model";
import { PALETTE } from "./palette";

/** The front's lines in the contract's order, numbered after ISO/IEC 18013-1 where the standard has a number. */
const FIELDS = [
  { number: "1", label: "Surname", strong: true, value: (card: CardData) => card.surname },
  { number: "2", label: "Given names", strong: true, value: (card: CardData) => card.givenNames },
  { number: "3", label: "Date of birth", value: (card: CardData) => card.dateOfBirth },
  { number: "", label: "Gender", value: (card: CardData) => GENDERS[card.gender] },
  { number: "4d", label: "ID number", value: (card: CardData) => card.idNumber },
  { number: "4a–b", label: "Valid", value: (card: CardData) => `${card.issueDate} – ${card.expiryDate}` },
  { number: "4c", label: "Issued by", value: (card: CardData) => card.issuerName ?? "SPECIMEN" },
  { number: "5", label: "License no.", strong: true, value: (card: CardData) => card.licenseNumber },
  {
    number: "9",
    label: "Categories",
    strong: true,
    value: (card: CardData) => card.categories.map((c) => c.code).join(", ") || "–",
  },
  { number: "12", label: "Restrictions", value: (card: CardData) => printedRestrictions(card.restrictions) },
  { number: "", label: "First issue", value: (card: CardData) => card.firstIssueDate ?? "–" },
] as const satisfies readonly { number: string; label: string; strong?: boolean; value: (card: CardData) => string }[];

const GENDERS = { male: "Male", female: "Female", other: "Other" } as const;

/** Base line of a line's cell, in px below the cell's top. */
const BASELINE = 26;
const NUMBER_WIDTH = 40;

const lineTop = (index: number) => FRONT.values.y + index * FRONT_LINE_PITCH_PX;

/** All of the front that does not depend on the holder: art, title, labels. */
export const frontGround = (art: ArtParameters): Scene => [
  ...Object.values(frontArtLayers(art)).flat(),
  ...frontPanels(),
  ...frontForm(art),
];

/** What is printed on every front besides its art: titles, labels, the place of the portrait. */
export function frontForm(art: ArtParameters): Scene {
  const { countrySign, title, issuer, labels, values, signature } = FRONT;
  const cx = countrySign.x + countrySign.width / 2;
  const cy = countrySign.y + countrySign.height / 2;
  const issuerText = art.issuerName ?? "Specimen · issued by no authority";
  return [
    ...silhouette(),
    { kind: "path", d: ellipsePath(cx, cy, countrySign.width / 2, countrySign.height / 2), fill: PALETTE.panel },
    {
      kind: "path",
      d: ellipsePath(cx, cy, countrySign.width / 2 - 2, countrySign.height / 2 - 2),
      stroke: PALETTE.ink,
      strokeWidth: 2.5,
    },
    ...textAt(art.countryCode, cx, cy + 12, {
      style: "bold",
      size: 34,
      maxWidth: 84,
      color: PALETTE.ink,
      align: "center",
    }),
    ...textAt("DRIVING LICENSE", title.x, title.y + 35, {
      style: "bold",
      size: TYPE.title,
      maxWidth: title.width,
      tracking: 0.06,
      color: PALETTE.ink,
    }),
    ...textAt(issuerText, issuer.x + 1, issuer.y + 20, {
      style: "regular",
      size: 20,
      maxWidth: issuer.width,
      minScaleX: 0.7,
      color: PALETTE.tealDeep,
    }),
    ...FIELDS.flatMap((field, i): SceneNode[] => {
      const y = lineTop(i) + BASELINE;
      const rule = linePath(
        labels.x,
        lineTop(i) + FRONT_LINE_PITCH_PX - 1.5,
        values.x + values.width,
        lineTop(i) + FRONT_LINE_PITCH_PX - 1.5,
      );
      return [
        { kind: "path", d: rule, stroke: PALETTE.line, strokeWidth: 1, opacity: i === FIELDS.length - 1 ? 0 : 0.45 },
        ...textAt(field.number, labels.x, y, {
          style: "bold",
          size: 12.5,
          maxWidth: NUMBER_WIDTH - 4,
          color: PALETTE.roseDeep,
        }),
        ...textAt(field.label, labels.x + NUMBER_WIDTH, y, {
          style: "regular",
          size: TYPE.label,
          maxWidth: labels.width - NUMBER_WIDTH,
          color: PALETTE.inkSoft,
        }),
      ];
    }),
    { kind: "path", d: rectPath(signature, 8), stroke: PALETTE.line, strokeWidth: 1 },
    {
      kind: "path",
      d: linePath(signature.x + 24, signature.y + 60, signature.x + signature.width - 24, signature.y + 60),
      stroke: PALETTE.inkSoft,
      strokeWidth: 1,
      opacity: 0.6,
    },
    ...textAt("7", signature.x + 14, signature.y + 20, {
      style: "bold",
      size: 12.5,
      maxWidth: 20,
      color: PALETTE.roseDeep,
    }),
    ...textAt("Signature of holder", signature.x + 32, signature.y + 20, {
      style: "regular",
      size: 13,
      maxWidth: 300,
      color: PALETTE.inkSoft,
    }),
  ];
}

/** What is the holder's own on the front, drawn over portrait and overlay. Small areas keep the raster cheap. */
export function frontPersonal(data: CardData): Part[] {
  const { photo, values } = FRONT;
  const texts = FIELDS.flatMap((field, i) => {
    const strong = "strong" in field && field.strong;
    const lines = fitText(field.value(data), {
      style: strong ? "bold" : "regular",
      size: TYPE.value,
      maxWidth: values.width,
      maxLines: 2,
      wrappedSize: TYPE.valueWrapped,
      minScaleX: 0.78,
    });
    return lines.map((line, row): SceneNode => {
      const y = lineTop(i) + (lines.length === 1 ? BASELINE : 14.5 + row * 17);
      return { kind: "text", line, x: values.x, y, color: PALETTE.ink };
    });
  });
  const noPhoto = textAt("No Photo", photo.x + photo.width / 2, photo.y + photo.height - 44, {
    style: "bold",
    size: 24,
    maxWidth: 240,
    color: PALETTE.panel,
    align: "center",
  });
  return [
    ...(data.portrait ? [] : [{ area: photo, scene: noPhoto }]),
    ownRosette(data.seed),
    { area: withBleed(values), scene: texts },
    ...signatureMark(data),
  ];
}

/** The photo's frame, over the portrait's edge. */
export function photoFrame(): Scene {
  const frame = rectPath(FRONT.photo, 10);
  return [
    { kind: "path", d: frame, stroke: PALETTE.panel, strokeWidth: 4 },
    { kind: "path", d: frame, stroke: PALETTE.tealDeep, strokeWidth: 1.2 },
  ];
}

/** Head and shoulders; a portrait hides them. */
function silhouette(): SceneNode[] {
  const { x, y, width, height } = FRONT.photo;
  const cx = x + width / 2;
  const base = y + height;
  const shoulders =
    `M${cx - 128} ${base}C${cx - 128} ${base - 84} ${cx - 88} ${base - 112} ${cx - 40} ${base - 124}` +
    `L${cx + 40} ${base - 124}C${cx + 88} ${base - 112} ${cx + 128} ${base - 84} ${cx + 128} ${base}Z`;
  const neck = rectPath({ x: cx - 38, y: base - 166, width: 76, height: 70 }, 26);
  return [
    { kind: "path", d: shoulders + neck, fill: PALETTE.teal, opacity: 0.4 },
    { kind: "path", d: ellipsePath(cx, y + 150, 70, 88), fill: "#9cc6c8" },
  ];
}

const SIGNATURE_ROOM = { x: FRONT.signature.x + 260, y: FRONT.signature.y + 6, width: 440, height: 60 };

/** The signature, scaled to stand on its line. */
function signatureMark(data: CardData): Part[] {
  if (!data.signature) return [];
  const room = SIGNATURE_ROOM;
  const { path, width, height } = data.signature;
  const scale = Math.min(room.width / width, room.height / height);
  const transform = [
    scale,
    0,
    0,
    scale,
    room.x + (room.width - width * scale) / 2,
    room.y + room.height - height * scale,
  ] as const;
  const stroke: SceneNode = { kind: "path", d: path, stroke: PALETTE.ink, strokeWidth: 2.2 / scale, transform };
  return [{ area: room, scene: [stroke] }];
}
