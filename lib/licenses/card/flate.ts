import {
  BitWriter,
  distanceSymbol,
  END_OF_BLOCK,
  lengthSymbol,
  MATCH_MIN,
  SYMBOLS,
  writeHeader,
} from "./deflate-format";
import { type PrefixCode, prefixCode } from "./huffman";

/** An image's shape: a 32-bit word a pixel, of which the lowest bytes are written; the others are alike in all pixels. */
export interface WordShape {
  readonly width: number;
  readonly height: number;
  /** 3 for red, green, blue from the lowest byte up; 1 for a palette's index. */
  readonly bytesPerPixel: 1 | 3;
}

/** What each byte and match is written as: up to 16 bits in a number's lower half, how many they are in its upper half. */
interface Pieces {
  readonly literals: Uint32Array;
  /** The first piece of a match, for its length; at twice its pixels, plus one where it is with the row above. */
  readonly lengths: Uint32Array;
  /** The second: the length's extra bits, the distance and its extra bits. */
  readonly distances: Uint32Array;
}

/** A stretch of a row, in pixels (of which a match takes all: three times it is less than 258 bytes). What is like the ground in it and in the stretch above need not be compressed anew. */
const STRETCH = 64;
/** How often each byte is taken to stand in a portrait, beside what the ground is made of. */
const PORTRAIT_BYTES = 1000;
/** PNG's filter byte of every row: none. */
const FILTER = 0;
/** Adler-32's modulus (RFC 1950, 8.2). */
const ADLER = 65521;

/**
 * A ground compressed once, on which image after image is written as a zlib stream (RFC 1950 and 1951) of PNG rows, each
 * led by the filter byte 0.
 *
 * A card's line work repeats the pixel to the left or the one above, so only these two are looked at, as fpng (R.
 * Geldreich) and the Rust crate fdeflate do; the Huffman code is the ground's. How this stands against zlib is in
 * docs/decisions/0005 and printed by `bench/licenses`.
 */
export class FlateGround {
  readonly #shape: WordShape;
  readonly #words: Uint32Array;
  readonly #code: PrefixCode;
  readonly #distances: PrefixCode;
  readonly #pieces: Pieces;
  readonly #columns: number;
  /** The bits of all stretches, each from a whole half word on; where each begins and how many they are. */
  readonly #halves: Uint16Array;
  readonly #at: Uint32Array;
  readonly #bits: Uint16Array;
  readonly #sums: Uint32Array;
  readonly #writer: BitWriter;

  /** @throws RangeError for an image whose rows are too wide */
  constructor(words: Uint32Array, shape: WordShape) {
    const { width, height } = shape;
    this.#shape = shape;
    this.#words = words.slice();
    this.#code = codeOf(words, shape);
    this.#distances = distanceCode(shape);
    this.#pieces = piecesOf(shape, this.#code, this.#distances);
    this.#columns = Math.ceil(width / STRETCH);
    const count = this.#columns * height;
    this.#at = new Uint32Array(count);
    this.#bits = new Uint16Array(count);
    this.#sums = new Uint32Array(count * 2);
    // No byte takes more than two, for the longest code has 15 bits; a stretch begins at a whole half word here.
    const bits = new BitWriter((width * shape.bytesPerPixel + 1) * height * 2 + count * 2 + 1024);
    for (let y = 0, stretch = 0; y < height; y++) {
      for (let x = 0; x < width; x += STRETCH, stretch++) {
        const [start, end] = [y * width + x, y * width + Math.min(width, x + STRETCH)];
        this.#at[stretch] = bits.count;
        writeStretch(bits, this.#words, shape, this.#pieces, start, end);
        this.#bits[stretch] = (bits.count - this.#at[stretch]!) * 16 + bits.pendingBits;
        bits.write(0, -bits.pendingBits & 15);
        addUp(this.#words, shape, start, end, this.#sums, stretch * 2);
      }
    }
    this.#halves = bits.halves.slice(0, bits.count);
    this.#writer = bits;
  }

  /** Compresses an image of the ground's shape; the less of it differs from the ground, the faster. */
  deflate(words: Uint32Array): Buffer {
    const { width, height, bytesPerPixel } = this.#shape;
    // One after another, so that all can be written in the same memory.
    const bits = this.#writer;
    bits.restart();
    writeHeader(bits, this.#code, this.#distances.lengths);
    const changed = new Uint8Array(this.#columns);
    const sums = new Uint32Array(2);
    let [a, b] = [1, 0];
    for (let y = 0, stretch = 0; y < height; y++) {
      bits.write(this.#code.codes[FILTER]!, this.#code.lengths[FILTER]!);
      b += a;
      for (let column = 0; column < this.#columns; column++, stretch++) {
        const start = y * width + column * STRETCH;
        const end = Math.min((y + 1) * width, start + STRETCH);
        const changedAbove = changed[column] === 1;
        const differing = differs(words, this.#words, start, end);
        changed[column] = differing ? 1 : 0;
        if (differing || changedAbove) writeStretch(bits, words, this.#shape, this.#pieces, start, end);
        else bits.copy(this.#halves, this.#at[stretch]!, this.#bits[stretch]!);
        if (differing) addUp(words, this.#shape, start, end, sums, 0);
        const sum = differing ? sums[0]! : this.#sums[stretch * 2]!;
        const weighted = differing ? sums[1]! : this.#sums[stretch * 2 + 1]!;
        b = (b + a * (end - start) * bytesPerPixel + weighted) % ADLER;
        a = (a + sum) % ADLER;
      }
    }
    bits.write(this.#code.codes[END_OF_BLOCK]!, this.#code.lengths[END_OF_BLOCK]!);
    return bits.finish(((b << 16) | a) >>> 0);
  }
}

function differs(words: Uint32Array, others: Uint32Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (words[at] !== others[at]) return true;
  return false;
}

/** Adler-32's sums over a stretch alone: of its bytes, and of its bytes each as often as there are bytes from it on. */
function addUp(
  words: Uint32Array,
  shape: WordShape,
  start: number,
  end: number,
  sums: Uint32Array,
  index: number,
): void {
  let sum = 0;
  let weighted = 0;
  for (let at = start; at < end; at++) {
    const word = words[at]!;
    for (let shift = 0; shift < 8 * shape.bytesPerPixel; shift += 8) {
      sum += (word >>> shift) & 255;
      weighted += sum;
    }
  }
  sums[index] = sum;
  sums[index + 1] = weighted;
}

/**
 * Writes a stretch of a row. The longer match wins; one with the row above takes some ten bits more than one with the
 * left, so it has to be worth it. Every piece is written in line, for the pending bits stay in the processor's registers
 * then, which takes half of the time that a function between takes.
 */
function writeStretch(
  bits: BitWriter,
  words: Uint32Array,
  { width, bytesPerPixel }: WordShape,
  { literals, lengths, distances }: Pieces,
  start: number,
  end: number,
): void {
  const shortest = Math.ceil(MATCH_MIN / bytesPerPixel);
  const { halves } = bits;
  let { count, pending, pendingBits } = bits;
  for (let at = start; at < end; ) {
    const word = words[at]!;
    const likeLeft = at > start && words[at - 1] === word;
    const likeAbove = start >= width && words[at - width] === word;
    if (likeLeft || likeAbove) {
      let left = at;
      if (likeLeft)
        do left++;
        while (left < end && words[left] === word);
      let above = at;
      if (likeAbove)
        do above++;
        while (above < end && words[above] === words[above - width]);
      const upwards = above - at > shortest && above - left > 1;
      if (upwards || left - at >= shortest) {
        const match = upwards ? (above - at) * 2 + 1 : (left - at) * 2;
        const length = lengths[match]!;
        pending |= (length & 0xffff) << pendingBits;
        pendingBits += length >>> 16;
        if (pendingBits >= 16) {
          halves[count++] = pending;
          pending >>>= 16;
          pendingBits -= 16;
        }
        const distance = distances[match]!;
        pending |= (distance & 0xffff) << pendingBits;
        pendingBits += distance >>> 16;
        if (pendingBits >= 16) {
          halves[count++] = pending;
          pending >>>= 16;
          pendingBits -= 16;
        }
        at += match >> 1;
        continue;
      }
    }
    for (let shift = 0; shift < 8 * bytesPerPixel; shift += 8) {
      const literal = literals[(word >>> shift) & 255]!;
      pending |= (literal & 0xffff) << pendingBits;
      pendingBits += literal >>> 16;
      if (pendingBits >= 16) {
        halves[count++] = pending;
        pending >>>= 16;
        pendingBits -= 16;
      }
    }
    at++;
  }
  bits.count = count;
  bits.pending = pending;
  bits.pendingBits = pendingBits;
}

/** A code that suits the ground and a portrait, and can write whatever else comes. */
function codeOf(words: Uint32Array, { width, bytesPerPixel }: WordShape): PrefixCode {
  const counts = new Float64Array(SYMBOLS).fill(1);
  if (bytesPerPixel === 3) counts.fill(PORTRAIT_BYTES, 0, END_OF_BLOCK);
  let run = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (run < STRETCH && (words[at - 1] === word || words[at - width] === word)) run++;
    else {
      if (run * bytesPerPixel >= MATCH_MIN) counts[lengthSymbol(run * bytesPerPixel).symbol]!++;
      run = 0;
      for (let shift = 0; shift < 8 * bytesPerPixel; shift += 8) counts[(word >>> shift) & 255]!++;
    }
  }
  return prefixCode(counts);
}

/** The distances, in bytes, to the pixel on the left and to the one above. */
const distancesOf = ({ width, bytesPerPixel }: WordShape) =>
  [distanceSymbol(bytesPerPixel), distanceSymbol(width * bytesPerPixel + 1)] as const;

function distanceCode(shape: WordShape): PrefixCode {
  const [left, above] = distancesOf(shape);
  const counts = new Uint8Array(above.symbol + 1);
  counts[left.symbol] = counts[above.symbol] = 1;
  return prefixCode(counts);
}

const packed = (bits: number, length: number) => (length << 16) | bits;
const packedSymbol = ({ codes, lengths }: PrefixCode, symbol: number) => packed(codes[symbol]!, lengths[symbol]!);

function piecesOf(shape: WordShape, code: PrefixCode, distances: PrefixCode): Pieces {
  const sides = distancesOf(shape);
  const lengthOf = (match: number) => lengthSymbol((match >> 1) * shape.bytesPerPixel);
  return {
    literals: Uint32Array.from({ length: END_OF_BLOCK }, (_, byte) => packedSymbol(code, byte)),
    lengths: matchTable(shape, (match) => packedSymbol(code, lengthOf(match).symbol)),
    distances: matchTable(shape, (match) => {
      const length = lengthOf(match);
      const distance = sides[(match & 1) as 0 | 1];
      const extraAt = length.extraBits + distances.lengths[distance.symbol]!;
      const bits = extraAt + distance.extraBits;
      if (bits > 16) throw new RangeError(`rows of ${shape.width} pixels are too wide to compress here`);
      const distanceBits = distances.codes[distance.symbol]! << length.extraBits;
      return packed(length.extra | distanceBits | (distance.extra << extraAt), bits);
    }),
  };
}

/** A value for each match within a stretch. */
function matchTable({ bytesPerPixel }: WordShape, value: (match: number) => number): Uint32Array {
  const table = new Uint32Array(2 * STRETCH + 2);
  for (let match = 2 * Math.ceil(MATCH_MIN / bytesPerPixel); match < table.length; match++) table[match] = value(match);
  return table;
}
