import { PDFArray, PDFDocument, PDFHexString, PDFInvalidObject, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, SUBFILTER_ETSI_CADES_DETACHED } from "@signpdf/utils";

/** Room for the signature: with two certificates of P-256 it takes some 2000 bytes. */
const SIGNATURE_BYTES_MAX = 6000;
/** Annotation flags of ISO 32000-1, table 165: printed with the page and locked; it has no area to be seen on. */
const WIDGET_FLAGS = 4 | 128;
/** Signature flags, table 219: there are signatures, and whoever saves must append. */
const SIGNATURE_FLAGS = 1 | 2;

export type SignatureNote = { name: string; location: string; contact: string; reason: string; date: Date };

/**
 * A PDF with an empty signature field behind it, as an incremental update: the bytes of the PDF itself stay as they are.
 * The byte range and the signature are put in by whoever signs.
 */
export async function withSignaturePlaceholder(pdf: Uint8Array, note: SignatureNote): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const { context, catalog } = document;
  const signature = context.register(signatureDictionary(document, note));
  const page = document.getPage(0);
  const widget = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      Rect: [0, 0, 0, 0],
      V: signature,
      T: PDFString.of("Signature"),
      F: WIDGET_FLAGS,
      P: page.ref,
    }),
  );
  page.node.set(PDFName.of("Annots"), context.obj([widget]));
  const form = catalog.getOrCreateAcroForm();
  form.dict.set(PDFName.of("SigFlags"), PDFNumber.of(SIGNATURE_FLAGS));
  form.dict.set(PDFName.of("Fields"), context.obj([widget]));
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

/** As bytes that are written as they stand, so that the order of the entries, by which the signer finds them, is kept. */
function signatureDictionary({ context }: PDFDocument, note: SignatureNote): PDFInvalidObject {
  const byteRange = PDFArray.withContext(context);
  byteRange.push(PDFNumber.of(0));
  for (let i = 0; i < 3; i += 1) byteRange.push(PDFName.of(DEFAULT_BYTE_RANGE_PLACEHOLDER));
  const dictionary = context.obj({
    Type: "Sig",
    Filter: "Adobe.PPKLite",
    SubFilter: SUBFILTER_ETSI_CADES_DETACHED,
    ByteRange: byteRange,
    Contents: PDFHexString.of("0".repeat(SIGNATURE_BYTES_MAX * 2)),
    Name: PDFHexString.fromText(note.name),
    Location: PDFHexString.fromText(note.location),
    ContactInfo: PDFHexString.fromText(note.contact),
    Reason: PDFHexString.fromText(note.reason),
    M: PDFString.fromDate(note.date),
  });
  const bytes = new Uint8Array(dictionary.sizeInBytes());
  dictionary.copyBytesInto(bytes, 0);
  return PDFInvalidObject.of(bytes);
}
