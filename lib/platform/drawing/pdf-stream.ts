import { type PDFDict, PDFStream } from "@cantoo/pdf-lib";

const OPENING = Buffer.from("\nstream\n", "latin1");
const CLOSING = Buffer.from("\nendstream", "latin1");

/**
 * A stream whose contents are as they go into the file (ISO 32000-1, 7.3.8). The library's own copies byte for byte in a
 * loop, which for a card's fonts and pictures takes longer than all the rest of writing it.
 */
export class ReadyStream extends PDFStream {
  constructor(
    dict: PDFDict,
    readonly contents: Uint8Array,
  ) {
    super(dict);
  }

  override getContents(): Uint8Array {
    return this.contents;
  }

  override getContentsSize(): number {
    return this.contents.length;
  }

  override copyBytesInto(buffer: Uint8Array, offset: number): number {
    this.updateDict();
    let end = offset + this.dict.copyBytesInto(buffer, offset);
    for (const bytes of [OPENING, this.contents, CLOSING]) {
      buffer.set(bytes, end);
      end += bytes.length;
    }
    return end - offset;
  }
}
