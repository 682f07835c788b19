/** The longest code that deflate allows (RFC 1951, 3.2.7). */
const BITS_MAX = 15;

/** A prefix code as deflate has it: each symbol's code, its bits turned round, and how many bits those are. */
export interface PrefixCode {
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

/**
 * A Huffman code for the symbols that were counted, none longer than 15 bits; a symbol counted 0 gets no code. Where a
 * code would be longer the counts are made more even and it is tried again, which costs next to nothing in size.
 */
export function prefixCode(counts: ArrayLike<number>): PrefixCode {
  let weights = Float64Array.from(counts);
  let lengths = huffmanLengths(weights);
  while (lengths.some((length) => length > BITS_MAX)) {
    weights = weights.map((weight) => Math.ceil(weight / 2));
    lengths = huffmanLengths(weights);
  }
  return { codes: canonicalCodes(lengths), lengths };
}

/** Depth of each symbol's leaf in the Huffman tree. */
function huffmanLengths(weights: Float64Array): Uint8Array {
  const used = [...weights.keys()].filter((symbol) => weights[symbol]! > 0).sort((a, b) => weights[a]! - weights[b]!);
  const lengths = new Uint8Array(weights.length);
  // Leaves and inner nodes, each in the order of their weights: the lightest is at the head of one of the two.
  const leaves: Node[] = used.map((symbol) => ({ weight: weights[symbol]!, symbol }));
  const inner: Node[] = [];
  let [leaf, node] = [0, 0];
  const lightest = () =>
    node === inner.length || (leaf < leaves.length && leaves[leaf]!.weight <= inner[node]!.weight)
      ? leaves[leaf++]!
      : inner[node++]!;
  for (let i = 1; i < leaves.length; i++) {
    const [a, b] = [lightest(), lightest()];
    inner.push({ weight: a.weight + b.weight, children: [a, b] });
  }
  const descend = ({ symbol, children = [] }: Node, depth: number) => {
    // A tree of one leaf has no depth, but deflate wants a bit.
    if (symbol !== undefined) lengths[symbol] = Math.max(1, depth);
    for (const child of children) descend(child, depth + 1);
  };
  const root = inner.at(-1) ?? leaves[0];
  if (root) descend(root, 0);
  return lengths;
}

/** A leaf has a symbol, an inner node its children. */
interface Node {
  readonly weight: number;
  readonly symbol?: number;
  readonly children?: readonly Node[];
}

/** Codes by length and symbol (RFC 1951, 3.2.2), turned round because deflate packs bits from the lowest. */
function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= BITS_MAX; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[symbol] = reversed(code++, length);
    }
    code <<= 1;
  }
  return codes;
}

function reversed(code: number, length: number): number {
  let out = 0;
  for (let bit = 0; bit < length; bit++) out |= ((code >> bit) & 1) << (length - 1 - bit);
  return out;
}
