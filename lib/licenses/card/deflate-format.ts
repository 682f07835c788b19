import { type PrefixCode, prefixCode } from "./huffman";

/** The shortest and the longest match of deflate, in bytes (RFC 1951, 3.2.5). */
export const MATCH_MIN = 3;
const MATCH_MAX = 258;
export const END_OF_BLOCK = 256;
const FIRST_LENGTH_SYMBOL = 257;
/** Literals, the block's end and lengths have a symbol each. */
export const SYMBOLS = 286;

/** A symbol and the bits that follow it. */
export interface Coded {
  readonly symbol: number;
  readonly extra: number;
  readonly extraBits: number;
}

/** RFC 1951, 3.2.5: the first eight lengths have a symbol each, then each four share one more extra bit; 258 stands alone. */
export function lengthSymbol(length: number): Coded {
  if (length === MATCH_MAX) return { symbol: SYMBOLS - 1, extra: 0, extraBits: 0 };
  const { symbol, extra, extraBits } = exponential(length - MATCH_MIN, 4);
  return { symbol: FIRST_LENGTH_SYMBOL + symbol, extra, extraBits };
}

/** RFC 1951, 3.2.5: the first four distances have a symbol each, then each two share one more extra bit. */
export function distanceSymbol(distance: number): Coded {
  return exponential(distance - 1, 2);
}

/** Symbols for whole numbers, of which `perBit` have the same number of extra bits. */
function exponential(value: number, perBit: 2 | 4): Coded {
  const extraBits = Math.max(0, Math.floor(Math.log2(value / perBit)));
  return { symbol: perBit * extraBits + (value >> extraBits), extra: value & ((1 << extraBits) - 1), extraBits };
}

/** The order in which the lengths of the code for code lengths stand (RFC 1951, 3.2.7). */
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** zlib's header and the one block's, in which the code lengths 0 to 15 take four bits each: 160 bytes in all. */
export function writeHeader(bits: BitWriter, literals: PrefixCode, distanceLengths: Uint8Array): void {
  bits.write(0x0178, 16);
  const [last, dynamic] = [1, 2];
  bits.write(last | (dynamic << 1), 3);
  bits.write(literals.lengths.length - 257, 5);
  bits.write(distanceLengths.length - 1, 5);
  bits.write(CODE_LENGTH_ORDER.length - 4, 4);
  for (const length of CODE_LENGTH_ORDER) bits.write(length < 16 ? 4 : 0, 3);
  const plain = prefixCode(new Uint8Array(16).fill(1));
  for (const length of [...literals.lengths, ...distanceLengths]) bits.write(plain.codes[length]!, 4);
}

/** Bits packed from the lowest of each byte up, as deflate has them. */
export class BitWriter {
  readonly halves: Uint16Array;
  count = 0;
  pending = 0;
  pendingBits = 0;

  constructor(bytesMax: number) {
    // Not cleared, for most of it is never touched.
    const { buffer } = Buffer.allocUnsafeSlow((bytesMax & ~1) + 4);
    this.halves = new Uint16Array(buffer);
  }

  /** Forgets what was written. */
  restart(): void {
    this.count = this.pending = this.pendingBits = 0;
  }

  /** Writes at most 16 bits. */
  write(value: number, length: number): void {
    this.pending |= value << this.pendingBits;
    this.pendingBits += length;
    if (this.pendingBits >= 16) {
      this.halves[this.count++] = this.pending;
      this.pending >>>= 16;
      this.pendingBits -= 16;
    }
  }

  /** Copies bits that begin at a half word. */
  copy(source: Uint16Array, from: number, length: number): void {
    const { halves, pendingBits } = this;
    const end = from + (length >> 4);
    let { count, pending } = this;
    for (let at = from; at < end; at++) {
      const half = source[at]!;
      halves[count++] = pending | (half << pendingBits);
      pending = half >>> (16 - pendingBits);
    }
    this.count = count;
    this.pending = pending;
    if (length & 15) this.write(source[end]!, length & 15);
  }

  /** Fills the last byte and adds zlib's checksum. The bytes are good until the next `restart`. */
  finish(checksum: number): Buffer {
    const bytes = this.count * 2 + Math.ceil(this.pendingBits / 8);
    this.halves[this.count] = this.pending;
    const out = Buffer.from(this.halves.buffer, 0, bytes + 4);
    out.writeUInt32BE(checksum, bytes);
    return out;
  }
}
