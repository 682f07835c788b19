import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { settings } from "@/lib/platform/settings";
import { contentDisposition } from "@/lib/platform/storage/names";
import { BARCODE_PROFILES, type BarcodeProfile } from "./barcode/payload";
import { backBoxes, CARD_HEIGHT_PX, CARD_WIDTH_PX, DPI } from "./card/geometry";
import { CARD_DIMENSIONS, cardMeasures, cardSpecification } from "./card/specification";
import { WATERMARK, WATERMARK_SIDE } from "./card/watermark";
import { licenseQrCode, prefersPicture, previewCard, watermarkTemplate } from "./preview";
import { LicenseId } from "./schema";

const EXAMPLE_PNG = "iVBORw0KGgoAAAANSUhEUgAAA/QAAAJ+CAMAAAD…";
const Base64Png = (description: string) => z.string().meta({ description, examples: [EXAMPLE_PNG] });

/** What every drawn picture says of itself, as the contract has it: all of it text. */
const format = { format: "PNG" as const, dpi: String(DPI) };
const Format = {
  format: z.literal("PNG"),
  dpi: z.string().meta({ description: "Dots per inch", examples: [format.dpi] }),
};

const SidePreview = z.object({
  preview: Base64Png("The side as PNG, in base64"),
  ...Format,
  dimensions: z.string().meta({ examples: [CARD_DIMENSIONS] }),
});

/** The back's boxes by name: `machineText` reads "machine text". */
const backFeatures = (profile: BarcodeProfile) =>
  Object.keys(backBoxes(profile))
    .map((name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
    .join(", ");

const side = (name: "width" | "height", px: number) =>
  z.coerce
    .number()
    .int()
    .min(WATERMARK_SIDE.min)
    .max(WATERMARK_SIDE.max)
    .default(px)
    .meta({ description: `The picture's ${name} in pixels` });

const WATERMARK_SPECIFICATION = `Transparent ground; text in ${WATERMARK.color} at ${WATERMARK.opacity * 100} % opacity, turned by ${-WATERMARK.angleDegrees} degrees anticlockwise, alternate lines shifted by half a repeat`;

const Size = z.object({ width: z.number(), height: z.number() });
const Length = z.object({ px: z.number(), mm: z.number() });
const Lengths = z.record(z.string(), Length);
const Box = Size.extend({ x: z.number(), y: z.number() });
const Boxes = z.record(z.string(), z.object({ px: Box, mm: Box }));

const Specification = z
  .object({
    generator_version: z.string(),
    template_version: z.string(),
    card: z.object({ format: z.string(), dpi: z.int(), px: Size, mm: Size, pt: Size, corner_radius: Length }),
    grid: z.object({ columns: z.int(), rows: z.int(), gutter: Length }),
    coordinates: z
      .object({ front: Boxes, back: Boxes })
      .meta({ description: "From the upper left corner of the side, by the box's name" }),
    portrait: Lengths,
    category_table: z.object({ header_height: Length, row_height: Length, columns: Lengths, right: Length }),
    text: z.object({ line_pitch: Length, sizes: Lengths }),
    fonts: z.record(z.string(), z.string()).meta({ description: "PostScript names" }),
    colors: z.record(z.string(), z.string()).meta({ description: "sRGB" }),
    gradients: z.record(z.string(), z.array(z.string())).meta({ description: "Across the card's width" }),
    barcode: z.object({
      symbology: z.string(),
      profile: z.enum(BARCODE_PROFILES),
      error_level: z.int(),
      data_columns: z.int(),
      module: Length,
      row_height_modules: z.int(),
      quiet_zone_modules: z.int(),
    }),
    qr_code: z.object({
      symbology: z.string(),
      error_level: z.string(),
      module_px: z.int(),
      quiet_zone_modules: z.int(),
    }),
    watermark: z.object({
      angle_degrees: z.number(),
      size: Length,
      line_pitch: Length,
      color: z.string(),
      opacity: z.number(),
    }),
    security_layers: z
      .object({ front: z.array(z.string()), back: z.array(z.string()) })
      .meta({ description: "From the bottom up" }),
  })
  .meta({ id: "CardSpecification", examples: [{ ...cardMeasures("json"), fonts: { regular: "NotoSans-Regular" } }] });

const base64 = (png: Buffer) => png.toString("base64");

export const previewOperations: Operation[] = [
  operation({
    id: "licenses.specifications",
    method: "GET",
    path: "/specifications",
    summary: "Read the card's measures",
    description:
      "All dimensions and coordinates in pixels and millimetres, fonts, colours and security layers: the numbers that cards are drawn with.",
    who: "user",
    response: Specification,
    handle: async () => cardSpecification(settings().BARCODE_PROFILE),
  }),
  operation({
    id: "licenses.watermarkTemplate",
    method: "GET",
    path: "/watermark-template",
    summary: "Draw a watermark",
    description: "A text along the diagonal on a transparent ground.",
    who: "user",
    query: z.object({
      width: side("width", CARD_WIDTH_PX),
      height: side("height", CARD_HEIGHT_PX),
      text: z
        .string()
        .normalize()
        .trim()
        .min(1, "is required")
        .max(60, "may have at most 60 characters")
        .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]*$/u, "has characters that cannot be printed")
        .default("SOUTH AFRICA")
        .meta({ description: "The text to repeat" }),
    }),
    response: z.object({
      watermark: Base64Png("The picture as PNG, in base64"),
      dimensions: z.string().meta({ examples: [`${CARD_WIDTH_PX}x${CARD_HEIGHT_PX} pixels`] }),
      text: z.string().meta({ examples: ["SOUTH AFRICA"] }),
      ...Format,
      specifications: z.string().meta({ examples: [WATERMARK_SPECIFICATION] }),
    }),
    handle: async ({ query: { text, width, height } }) => ({
      watermark: base64(await watermarkTemplate(text, width, height)),
      dimensions: `${width}x${height} pixels`,
      text,
      ...format,
      specifications: WATERMARK_SPECIFICATION,
    }),
  }),
  operation({
    id: "licenses.qrCode",
    method: "GET",
    path: "/{id}/qr-code",
    summary: "Draw the license's QR code",
    description:
      "Holds the license's number, category, dates and status and the holder's id number and names, as JSON. With `Accept: image/png` or `image/*`, and in a browser's window, the answer is the PNG itself.",
    who: "user",
    params: LicenseId,
    response: z.object({ qr_code: Base64Png("The QR code as PNG, in base64") }),
    async handle({ actor, params, request }) {
      const { licenseNumber, png } = await licenseQrCode(actor, params.id);
      if (!prefersPicture(request.headers.get("accept"))) return { qr_code: base64(png) };
      return new Response(new Uint8Array(png), {
        headers: {
          "content-type": "image/png",
          "content-length": String(png.length),
          "content-disposition": contentDisposition("inline", `license_${licenseNumber}_qr_code.png`),
          "cross-origin-resource-policy": "same-origin",
          vary: "Accept",
        },
      });
    },
  }),
  operation({
    id: "licenses.preview",
    method: "GET",
    path: "/{id}/preview",
    summary: "Draw the card's front as it would be now",
    description: "From the present data; nothing is stored and no generated file changes.",
    who: "user",
    params: LicenseId,
    response: z.object({ preview: Base64Png("The front as PNG, in base64") }),
    handle: async ({ actor, params }) => ({ preview: base64(await previewCard(actor, params.id, "front")) }),
  }),
  operation({
    id: "licenses.preview.front",
    method: "GET",
    path: "/{id}/preview/front",
    summary: "Draw the card's front with its measures",
    description: "From the present data; nothing is stored and no generated file changes.",
    who: "user",
    params: LicenseId,
    response: SidePreview,
    handle: async ({ actor, params }) => ({
      preview: base64(await previewCard(actor, params.id, "front")),
      ...format,
      dimensions: CARD_DIMENSIONS,
    }),
  }),
  operation({
    id: "licenses.preview.back",
    method: "GET",
    path: "/{id}/preview/back",
    summary: "Draw the card's back with its measures",
    description: "From the present data; nothing is stored and no generated file changes.",
    who: "user",
    params: LicenseId,
    response: SidePreview.extend({
      features: z.string().meta({ description: "What the back holds", examples: [backFeatures("json")] }),
    }),
    handle: async ({ actor, params }) => ({
      preview: base64(await previewCard(actor, params.id, "back")),
      ...format,
      dimensions: CARD_DIMENSIONS,
      features: backFeatures(settings().BARCODE_PROFILE),
    }),
  }),
];
