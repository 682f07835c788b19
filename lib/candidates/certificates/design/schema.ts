import { z } from "zod";

/** A4 across, in millimetres: every place of a design is measured from its upper left corner. */
export const PAGE_MM = { width: 297, height: 210 } as const;
export const TYPE_STYLES = ["serif", "serif-bold", "serif-italic", "regular", "bold", "mono"] as const;
export const ALIGNS = ["left", "center", "right"] as const;
export const BORDERS = ["guilloche", "frame", "line", "none"] as const;
export const PICTURE_KINDS = ["portrait", "signature", "seal", "qr"] as const;
/** Words between braces that a design may use, with what stands in their place. */
export const PLACEHOLDERS = [
  "candidate_name",
  "passport_no",
  "indos_no",
  "date_of_birth",
  "nationality",
  "course",
  "statement",
  "regulation",
  "number",
  "start_date",
  "end_date",
  "issue_date",
  "expiry_date",
  "authority",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Facts = Readonly<Record<Placeholder, string>>;

const ELEMENTS_MAX = 60;
const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, "must be a colour like #1d3557");
const mm = (max: number) => z.number().min(0).max(max);

const TextElement = z.object({
  kind: z.literal("text"),
  text: z
    .string()
    .max(400)
    .meta({ description: "Words, with {placeholders}; nothing is drawn where all of them are empty" }),
  x: mm(PAGE_MM.width).meta({ description: "Left edge, middle or right edge of the text, by its alignment; mm" }),
  y: mm(PAGE_MM.height).meta({ description: "Base line of the first line; mm" }),
  width: z.number().min(5).max(PAGE_MM.width).meta({ description: "Widest line; mm" }),
  size: z.number().min(4).max(96).meta({ description: "Em in points" }),
  style: z.enum(TYPE_STYLES),
  align: z.enum(ALIGNS),
  colour: Colour,
  tracking: z.number().min(0).max(1).default(0).meta({ description: "Space after each letter, in em" }),
  lines: z.int().min(1).max(6).default(1),
});
const PictureElement = z.object({
  kind: z.enum(PICTURE_KINDS),
  x: mm(PAGE_MM.width),
  y: mm(PAGE_MM.height),
  width: z.number().min(5).max(120),
  height: z.number().min(5).max(120),
});
const RuleElement = z.object({
  kind: z.literal("rule"),
  x: mm(PAGE_MM.width),
  y: mm(PAGE_MM.height),
  width: z.number().min(1).max(PAGE_MM.width),
  thickness: z.number().min(0.05).max(5),
  colour: Colour,
});
export const DesignElement = z.discriminatedUnion("kind", [TextElement, PictureElement, RuleElement]);
export type DesignElement = z.infer<typeof DesignElement>;
export type TextElement = z.infer<typeof TextElement>;

/** A phone reads the code in print from this width on. */
const QR_MM_MIN = 25;

export const Design = z
  .object({
    paper: Colour,
    accent: Colour,
    second: Colour,
    border: z.enum(BORDERS),
    inset: z.number().min(0).max(30).meta({ description: "Of the border, from the page's edge; mm" }),
    ground: z.boolean().meta({ description: "Fine line work behind the text" }),
    elements: z.array(DesignElement).min(1).max(ELEMENTS_MAX),
  })
  .superRefine(({ elements }, context) => {
    for (const [index, element] of elements.entries()) {
      const at = ["elements", index];
      if (element.kind === "qr" && Math.min(element.width, element.height) < QR_MM_MIN)
        context.addIssue({
          code: "custom",
          path: [...at, "width"],
          message: "must be 25 mm at least, to be read in print",
        });
      if (!("height" in element)) continue;
      if (element.x + element.width > PAGE_MM.width)
        context.addIssue({ code: "custom", path: [...at, "x"], message: "leaves the page" });
      if (element.y + element.height > PAGE_MM.height)
        context.addIssue({ code: "custom", path: [...at, "y"], message: "leaves the page" });
    }
    if (!elements.some(({ kind }) => kind === "qr"))
      context.addIssue({
        code: "custom",
        path: ["elements"],
        message: "must have a QR code, by which anybody verifies it",
      });
  })
  .meta({ id: "CertificateDesign" });
export type Design = z.infer<typeof Design>;
