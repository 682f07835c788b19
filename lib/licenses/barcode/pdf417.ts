import bwipjs from "bwip-js/node";

/** A PDF417 symbol as modules; quiet zone not included. */
export interface Pdf417Matrix {
  /** Modules across: 17 per data column and 69 for start, stop and row indicators. */
  readonly width: number;
  /** Rows of codewords; each is drawn `rowHeightModules` high. */
  readonly rows: number;
  /** 1 is dark; row-major, `width * rows` entries. */
  readonly modules: Uint8Array;
}

/** A symbol with whole-pixel sizes chosen for a box. */
export interface PlacedPdf417 {
  readonly matrix: Pdf417Matrix;
  readonly modulePx: number;
  readonly rowPx: number;
  /** Size of the symbol without quiet zone, in px. */
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Pdf417Room {
  /** Space for symbol and quiet zone, in px. */
  readonly width: number;
  readonly height: number;
  readonly errorLevel: number;
  /** Preferred data columns, 1 to 30. */
  readonly dataColumns: number;
  readonly moduleSizePx: number;
  readonly rowHeightModules: number;
  readonly quietZoneModules: number;
}

/** The text does not fit the box with modules of 2 px or more. */
export class BarcodeTooLargeError extends Error {
  override readonly name = "BarcodeTooLargeError";
}

const isAscii = (text: string) => [...text].every((c) => c.charCodeAt(0) < 128);

/** Bytes as bwip-js escapes. */
const escapeBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte === 0x5e ? "^^" : `^${String(byte).padStart(3, "0")}`)).join("");

/** What bwip-js takes: plain ASCII as it is, all else as bytes; before those of a text the ECI that names UTF-8 (26). */
function source(content: string | Uint8Array): { text: string; options: string } {
  if (typeof content !== "string") return { text: escapeBytes(content), options: " parse parsefnc" };
  if (isAscii(content)) return { text: content, options: "" };
  return { text: `^ECI000026${escapeBytes(Buffer.from(content, "utf8"))}`, options: " parse parsefnc" };
}

/**
 * Encodes a text or bytes into PDF417. Text beyond ASCII goes in as UTF-8 with its ECI, so that a reader gives back the
 * same characters; bytes have no ECI.
 * @throws Error of bwip-js if more than 928 codewords or 90 rows are needed
 */
export function encodePdf417(content: string | Uint8Array, dataColumns: number, errorLevel: number): Pdf417Matrix {
  const { text, options } = source(content);
  // With rowmult 1, raw() gives one row of modules for each row of codewords.
  const [symbol] = bwipjs.raw("pdf417", text, `columns=${dataColumns} eclevel=${errorLevel} rowmult=1${options}`);
  if (!symbol || !("pixs" in symbol)) throw new Error("bwip-js returned no PDF417 matrix");
  return { width: symbol.pixx, rows: symbol.pixy, modules: Uint8Array.from(symbol.pixs) };
}

/**
 * Encodes a text or bytes with the largest whole-pixel modules that fit the room: first the preferred columns and sizes; then
 * flatter rows (2 modules are still within reach of level 5); then smaller modules, with more columns if that saves rows.
 * @throws BarcodeTooLargeError if nothing fits with modules of 2 px
 */
export function placePdf417(content: string | Uint8Array, room: Pdf417Room): PlacedPdf417 {
  const encoded = new Map<number, Pdf417Matrix | null>();
  const encode = (columns: number) => {
    if (!encoded.has(columns)) {
      let matrix: Pdf417Matrix | null = null;
      try {
        matrix = encodePdf417(content, columns, room.errorLevel);
      } catch {
        // Too many rows for this number of columns: another number may do.
      }
      encoded.set(columns, matrix);
    }
    return encoded.get(columns) ?? null;
  };
  for (let modulePx = room.moduleSizePx; modulePx >= MIN_MODULE_PX; modulePx--) {
    const widest = Math.floor((room.width / modulePx - 2 * room.quietZoneModules - FRAME_MODULES) / COLUMN_MODULES);
    if (widest < 1) continue;
    const columns = new Set([Math.min(room.dataColumns, widest), Math.min(widest, MAX_COLUMNS)]);
    for (const rowModules of new Set([room.rowHeightModules, 2])) {
      for (const count of columns) {
        const matrix = encode(count);
        if (!matrix) continue;
        const heightPx = matrix.rows * rowModules * modulePx;
        if (heightPx + 2 * room.quietZoneModules * modulePx > room.height) continue;
        return { matrix, modulePx, rowPx: rowModules * modulePx, widthPx: matrix.width * modulePx, heightPx };
      }
    }
  }
  throw new BarcodeTooLargeError(
    `${content.length} characters do not fit the barcode's ${room.width} x ${room.height} px`,
  );
}

const MIN_MODULE_PX = 2;
const MAX_COLUMNS = 30;
const COLUMN_MODULES = 17;
/** Start and stop pattern and both row indicators. */
const FRAME_MODULES = 69;
