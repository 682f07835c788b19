/** An upright rectangle of a picture, every side a share (0–1) of its width or height, so that it fits any copy of it. */
export type NormalisedBox = { x: number; y: number; width: number; height: number };

/** Where a field's content was read. */
export type FieldSource = "mrz" | "visual" | "barcode";

/** What is written on identity documents, named as ICAO 9303 names it; the KTP's own fields are beside them. */
export const FIELD_NAMES = [
  "document_number",
  "personal_number",
  "surname",
  "given_names",
  "sex",
  "date_of_birth",
  "place_of_birth",
  "nationality",
  "issuing_state",
  "date_of_issue",
  "date_of_expiry",
  "place_of_issue",
  "issuing_authority",
  "address",
  "father_name",
  "mother_name",
  "spouse_name",
  "file_number",
  "vehicle_codes",
  "restrictions",
  "cdc_number",
  "indos_number",
  "nik",
  "blood_group",
  "rt",
  "rw",
  "village",
  "district",
  "religion",
  "marital_status",
  "occupation",
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** One field as it is believed. Dates are ISO 8601 `YYYY-MM-DD`, names upper case as on the document, sex M, F or X. */
export type FieldReading = {
  content: string;
  /** Calibrated probability (0–1) that `content` is right. */
  confidence: number;
  source: FieldSource;
  /** On the picture as it was handed in, upright after its EXIF orientation; null where the place is not known. */
  box: NormalisedBox | null;
};

/** The same field read at two places of the document that do not agree. */
export type FieldConflict = {
  field: FieldName;
  readings: FieldReading[];
};

export type DocumentType = "passport" | "id_card" | "driver_license" | "visa" | "cdc" | "unknown";

/** The machine readable zone of ICAO 9303, as it was read and after its bounded repair. */
export type MrzReading = {
  /** Those of ICAO 9303, and FRID: the French identity card before 2021, of two lines of 36 characters. */
  format: "TD1" | "TD2" | "TD3" | "MRVA" | "MRVB" | "FRID";
  lines: string[];
  /** Check digits that hold, and how many the format has. */
  checksHeld: number;
  checksTotal: number;
  /** Characters that the repair changed; empty when the lines are as they were read. */
  repairs: { line: number; column: number; from: string; to: string }[];
  confidence: number;
  /**
   * It may be taken without a person's look: every digit holds, hardly anything was repaired, the picture is sharp,
   * nothing printed contradicts it, and its names, which no digit covers, are sure or printed on the page as well.
   */
  sure: boolean;
  box: NormalisedBox;
};

export type BarcodeReading = {
  format: "PDF417" | "QRCode";
  text: string | null;
  bytes: Uint8Array;
  box: NormalisedBox | null;
};

/** What keeps a picture from being read well; told before anything is read. */
export type QualityIssue = {
  code: "blur" | "glare" | "dark" | "low_resolution" | "cut_off" | "no_document" | "several_documents" | "upside_down";
  /** 0–1: how sure. */
  confidence: number;
};

export type DocumentReading = {
  documentType: DocumentType;
  /** Id of the template that fits, as "za-smart-id"; null when only the MRZ or nothing is known of the layout. */
  template: string | null;
  /** ISO 3166-1 alpha-3 as the MRZ has it; null when unknown. */
  issuingState: string | null;
  fields: Partial<Record<FieldName, FieldReading>>;
  conflicts: FieldConflict[];
  mrz: MrzReading | null;
  barcodes: BarcodeReading[];
  quality: QualityIssue[];
  /** The page's corners as one reads it: upper left, upper right, lower right, lower left; shares of the picture. */
  corners: { x: number; y: number }[] | null;
  portrait: NormalisedBox | null;
  /** Everything that was read, line by line in reading order: for search, and for fields that no template names. */
  text: string;
  processingTimeMs: number;
};
