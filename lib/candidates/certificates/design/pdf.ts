import { deflateSync } from "node:zlib";
import { type PDFDict, PDFDocument, PDFName, type PDFRef } from "@cantoo/pdf-lib";
import { FontBook } from "@/lib/platform/drawing/font-book";
import { alphaName, paintPdf } from "@/lib/platform/drawing/paint-pdf";
import { fontObject, type PdfTarget } from "@/lib/platform/drawing/pdf-font";
import { type Entries, num6, once } from "@/lib/platform/drawing/pdf-parts";
import { ReadyStream } from "@/lib/platform/drawing/pdf-stream";
import type { Scene } from "@/lib/platform/drawing/scene";
import type { CertificatePage, PlacedPicture } from "./page";
import { PAGE } from "./units";

export interface PdfMetadata {
  readonly title: string;
  readonly author: string;
  /** Written as creation and modification date, so that equal input gives equal bytes. */
  readonly date: Date;
}

type Ground = { contents: Uint8Array; alphas: ReadonlySet<number> };
/** Grounds that were painted, kept as long as their scenes: thousands of certificates in a row have the same. */
const grounds = new WeakMap<Scene, Ground>();

/** A ground's letters are outlines, so that it needs no font. */
const paintedGround = (scene: Scene): Ground =>
  once(grounds, scene, () => {
    const { operators, alphas } = paintPdf(scene, new FontBook(true, true));
    return { contents: deflateSync(operators, { level: 9 }), alphas };
  });

/** One document in the making. */
class CertificateDocument implements PdfTarget {
  constructor(readonly doc: PDFDocument) {}

  stream(entries: Entries, contents: Uint8Array): PDFRef {
    return this.doc.context.register(new ReadyStream(this.dict(entries), contents));
  }

  dict(entries: Entries): PDFDict {
    return this.doc.context.obj(entries) as PDFDict;
  }

  states(alphas: ReadonlySet<number>): Entries {
    return Object.fromEntries([...alphas].map((alpha) => [alphaName(alpha), { ca: alpha / 1000, CA: alpha / 1000 }]));
  }

  /** Lays a picture on its box: a portrait fills it, a signature stands on its lower edge. */
  async picture({ kind, bytes, box }: PlacedPicture, name: string): Promise<{ ref: PDFRef; operators: string }> {
    const image = await (kind === "portrait" ? this.doc.embedJpg(bytes) : this.doc.embedPng(bytes));
    // Without this the image is written by save(), under a number that depends on the order of all such objects.
    await image.embed();
    const [across, down] = [box.width / image.width, box.height / image.height];
    const scale = kind === "portrait" ? Math.max(across, down) : Math.min(across, down);
    const [width, height] = [image.width * scale, image.height * scale];
    const x = box.x + (box.width - width) / 2;
    const y = kind === "portrait" ? box.y + (box.height - height) / 2 : box.y + box.height - height;
    const clip = `${num6(box.x)} ${num6(box.y)} ${num6(box.width)} ${num6(box.height)} re W n`;
    const matrix = `${num6(width)} 0 0 ${num6(-height)} ${num6(x)} ${num6(y + height)} cm`;
    return { ref: image.ref, operators: `q ${clip}\n${matrix} /${name} Do Q\n` };
  }
}

/** A certificate as a PDF of one page: vector art, real text in embedded fonts, pictures as they came. */
export async function certificatePdf(page: CertificatePage, metadata: PdfMetadata): Promise<Buffer> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.setTitle(metadata.title);
  doc.setAuthor(metadata.author);
  doc.setCreator("Bureau");
  doc.setProducer("Bureau");
  doc.setCreationDate(metadata.date);
  doc.setModificationDate(metadata.date);
  const target = new CertificateDocument(doc);
  const ground = paintedGround(page.ground);
  const fonts = new FontBook(false, true);
  const personal = paintPdf(page.personal, fonts);
  const form = target.stream(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, PAGE.width, PAGE.height],
      Resources: { ExtGState: target.states(ground.alphas) },
      Filter: "FlateDecode",
    },
    ground.contents,
  );
  const xObjects: Record<string, PDFRef> = { Ground: form };
  let pictures = "";
  for (const [index, placed] of page.pictures.entries()) {
    const name = `Picture${index}`;
    const { ref, operators } = await target.picture(placed, name);
    xObjects[name] = ref;
    pictures += operators;
  }
  const sheet = doc.addPage([PAGE.width, PAGE.height]);
  const resources = target.dict({
    Font: Object.fromEntries(fonts.fonts().map((font) => [font.resource, fontObject(target, font)])),
    ExtGState: target.states(personal.alphas),
    XObject: xObjects,
  });
  const operators = `1 0 0 -1 0 ${num6(PAGE.height)} cm\n/Ground Do\n${pictures}${personal.operators}`;
  sheet.node.set(PDFName.of("Resources"), resources);
  sheet.node.set(PDFName.of("Contents"), target.stream({ Filter: "FlateDecode" }, deflateSync(operators)));
  const bytes = await doc.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
