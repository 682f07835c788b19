import type { DocumentReading, FieldName } from "../extract/reading";

/** What contract 3 shows of a reading: names and values, and how sure it is. */
export type OcrOutput = Record<string, string | number | null>;

/** Where the Indonesian identity card's keys (contract 3, section 3.5) come from. The name is composed. */
const KTP_KEYS: Record<string, FieldName> = {
  nik: "nik",
  tempat_lahir: "place_of_birth",
  tanggal_lahir: "date_of_birth",
  jenis_kelamin: "sex",
  golongan_darah: "blood_group",
  alamat: "address",
  rt: "rt",
  rw: "rw",
  kelurahan_atau_desa: "village",
  kecamatan: "district",
  agama: "religion",
  status_perkawinan: "marital_status",
  pekerjaan: "occupation",
  kewarganegaraan: "nationality",
  berlaku_hingga: "date_of_expiry",
};

/** The words of the card itself for what a reading has in ICAO's codes. */
const KTP_WORDS: Record<string, Record<string, string>> = {
  jenis_kelamin: { M: "LAKI-LAKI", F: "PEREMPUAN" },
  kewarganegaraan: { IDN: "WNI" },
};

const isKtp = (reading: DocumentReading): boolean =>
  reading.template === "id-ktp" || (reading.fields.nik !== undefined && reading.mrz === null);

/** 1990-03-02 → 02-03-1990; what is no date stays, as SEUMUR HIDUP does. */
const dayFirst = (content: string): string => content.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3-$2-$1");

function ktpOutput({ fields }: DocumentReading): OcrOutput {
  const name = [fields.given_names, fields.surname].flatMap((field) => (field ? [field.content] : [])).join(" ");
  const output: OcrOutput = { nik: null, nama: name || null };
  for (const [key, field] of Object.entries(KTP_KEYS)) {
    const content = fields[field]?.content;
    output[key] = content === undefined ? null : (KTP_WORDS[key]?.[content] ?? dayFirst(content));
  }
  return output;
}

const plainOutput = ({ fields }: DocumentReading): OcrOutput =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.content]));

/** Mean of the fields' confidences (0–1, two decimals); null when nothing was read. */
export function meanConfidence({ fields }: DocumentReading): number | null {
  const all = Object.values(fields).map(({ confidence }) => confidence);
  return all.length === 0 ? null : Math.round((100 * all.reduce((sum, one) => sum + one, 0)) / all.length) / 100;
}

/** The plain dict of a reading: a KTP's in the contract's keys, any other's under the names of its fields. */
export const ocrOutput = (reading: DocumentReading): OcrOutput => ({
  ...(isKtp(reading) ? ktpOutput(reading) : plainOutput(reading)),
  document_type: reading.documentType,
  confidence: meanConfidence(reading),
});

/** A barcode's bytes in base64, so that a reading can be kept as JSON. */
export type KeptReading = Omit<DocumentReading, "barcodes"> & {
  barcodes: (Omit<DocumentReading["barcodes"][number], "bytes"> & { bytesBase64: string })[];
};

export const keptReading = ({ barcodes, ...reading }: DocumentReading): KeptReading => ({
  ...reading,
  barcodes: barcodes.map(({ bytes, ...barcode }) => ({
    ...barcode,
    bytesBase64: Buffer.from(bytes).toString("base64"),
  })),
});
