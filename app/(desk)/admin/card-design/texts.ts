import type { LayerName } from "@/lib/licenses/card/layers";

/** The words of the card designer's screen. */
export const cardDesignTexts = {
  title: "Card design",
  description: "The template as the renderer has it: every box, font, colour and layer of the card.",
  template: (version: string) => `Template ${version}`,
  sides: { front: "Front", back: "Back" },
  sideText: "Nobody’s card. Point at a box, or step through with Tab, to read its measures.",
  specification: "Specification (JSON)",
  sample: (side: string) => `Sample of the ${side}`,
  boxes: "Boxes",
  outlines: "Outline the boxes",
  layers: "Layers",
  layersText: "From the bottom up.",
  security: "Security",
  printed: "Printed",
  all: "All",
  none: "None",
  nothingPointed: "No box is pointed at",
  unitNote: "From the upper left corner of the side; millimetres above, pixels at 300 dpi below.",
  columns: { box: "Box", x: "Left", y: "Top", width: "Width", height: "Height" },
  colors: "Colours",
  colorsText: "sRGB. Colour runs go across the card’s width.",
  fonts: "Fonts",
  fontsText: "Shipped with the product, so that every machine draws the same.",
  fontColumns: { use: "Used for", name: "PostScript name" },
  sizes: "Type sizes",
  sizeColumns: { use: "Text", px: "px", mm: "mm", pt: "pt" },
  measures: "Measures",
  measureTerms: {
    card: "Card",
    corner: "Corner radius",
    resolution: "Resolution",
    grid: "Grid",
    portrait: "Portrait",
    linePitch: "Line pitch of the front",
    barcode: "Barcode",
    module: "Barcode module",
    qr: "QR code",
    watermark: "Watermark",
    generator: "Generator",
  },
  upToDate: "Every card of an active license is of this template.",
} as const;

export const layerTexts: Record<LayerName, string> = {
  paper: "Paper, run from rose to teal",
  screen: "Screen of fine waves",
  bands: "Pink diagonal bands",
  watermark: "Watermark of the issuer’s name",
  guilloche: "Guilloche rosettes",
  braid: "Braid of sine strands",
  panels: "Light panels",
  microtext: "Microtext, 0.5 mm high",
  seal: "Seal of three rosettes",
  form: "Titles, labels and frames",
  barcode: "Signed PDF417",
  rosette: "The card’s own rosette",
  specimen: "SPECIMEN",
  data: "The holder’s data",
  machineText: "Machine-readable lines",
};

/** `ghostPortrait` → "Ghost portrait". */
export const spoken = (name: string): string => {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
