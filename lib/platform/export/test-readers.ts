import { inflateRawSync } from "node:zlib";

/** Tools for tests: what was exported, read back without the libraries that wrote it. */

/** RFC 4180, by its grammar: an independent reader for the round trip. Throws where the text breaks it. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at < text.length; ) {
    let field = "";
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') {
          field += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\r") field += text[at++];
    }
    record.push(field);
    if (text[at] === ",") at += 1;
    else {
      if (text.slice(at, at + 2) !== "\r\n") throw new Error(`A record must end with CRLF, at character ${at}`);
      at += 2;
      records.push(record);
      record = [];
    }
  }
  return records;
}

/** The files of a zip, by the central directory at its end (APPNOTE 4.3.12). */
export function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const files = new Map<string, string>();
  for (let entry = 0, at = zip.readUInt32LE(end + 16); entry < zip.readUInt16LE(end + 10); entry += 1) {
    const [method, size, name, extra, comment, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    files.set(
      zip.toString("utf8", at + 46, at + 46 + name),
      (method === 8 ? inflateRawSync(bytes) : bytes).toString("utf8"),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

/**
 * The cells of a workbook's first sheet as texts, row by row (ECMA-376 part 1, 18.3). Dates are Excel's day numbers;
 * cells that were left out are not filled in.
 */
export function readXlsx(workbook: Buffer): string[][] {
  const files = unzip(workbook);
  const shared = inner(files.get("xl/sharedStrings.xml") ?? "", "si").map(textOf);
  return inner(files.get("xl/worksheets/sheet1.xml") ?? "", "row").map((row) =>
    [...row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = "", content = ""]) => {
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      if (/\bt="s"/.test(attributes)) return shared[Number(value)] ?? "";
      return value === undefined ? textOf(content) : unescaped(value);
    }),
  );
}

const inner = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, "gs"))].map((match) => match[1] ?? "");

const textOf = (xml: string): string => unescaped(inner(xml, "t").join(""));

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const unescaped = (xml: string): string => xml.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
