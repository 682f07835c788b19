// Just enough of the ONNX file format to write a model: protobuf's wire format by hand, so that a conversion needs
// no package at all. Field numbers are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).

export const FLOAT = 1;
export const UINT8 = 2;
export const INT64 = 7;

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

const int = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field, value) => Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
const text = (field, value) => bytes(field, Buffer.from(value, "utf8"));
const message = (field, ...parts) => bytes(field, Buffer.concat(parts));

function float(field, value) {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return Buffer.concat([varint((field << 3) | 5), buffer]);
}

/** An attribute of a node; the type follows from the value: `{ f: 0.1 }`, an integer, a list of integers, a string. */
function attribute(name, value) {
  if (Array.isArray(value)) return message(5, text(1, name), ...value.map((v) => int(8, v)), int(20, 7));
  if (typeof value === "string") return message(5, text(1, name), text(4, value), int(20, 3));
  if (typeof value === "object") return message(5, text(1, name), float(2, value.f), int(20, 1));
  return message(5, text(1, name), int(3, value), int(20, 2));
}

function valueInfo(field, { name, shape }) {
  const dimensions = shape.map((size) => message(1, int(1, size)));
  return message(field, text(1, name), message(2, message(1, int(1, FLOAT), message(2, ...dimensions))));
}

/** Collects nodes and initializers, then serialises the whole as a ModelProto of opset 13. */
export class GraphBuilder {
  #nodes = [];
  #initializers = [];
  #count = 0;

  /** Adds a constant and returns its name. `data` is a Buffer in the layout of `type`, little endian. */
  constant(name, type, shape, data) {
    this.#initializers.push(message(5, ...shape.map((d) => int(1, d)), int(2, type), text(8, name), bytes(9, data)));
    return name;
  }

  floats(name, shape, values) {
    return this.constant(name, FLOAT, shape, Buffer.from(Float32Array.from(values).buffer));
  }

  integers(name, values) {
    return this.constant(name, INT64, [values.length], Buffer.from(BigInt64Array.from(values, BigInt).buffer));
  }

  /** Adds an operator and returns the name of its one output. */
  node(operator, inputs, attributes = {}, output = `${operator}_${this.#count}`) {
    this.#count += 1;
    this.#nodes.push(
      message(
        1,
        ...inputs.map((name) => text(1, name)),
        text(2, output),
        text(3, `${operator}_${this.#count}`),
        text(4, operator),
        ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
      ),
    );
    return output;
  }

  serialise({ name, doc, inputs, outputs }) {
    return Buffer.concat([
      int(1, 8),
      text(2, "bureau models/training/face/convert.mjs"),
      text(6, doc),
      message(
        7,
        ...this.#nodes,
        text(2, name),
        ...this.#initializers,
        ...inputs.map((input) => valueInfo(11, input)),
        ...outputs.map((output) => valueInfo(12, output)),
      ),
      message(8, text(1, ""), int(2, 13)),
    ]);
  }
}
