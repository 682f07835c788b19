import { z } from "zod";

/** Contract 5 sets no limit for PDFs; its request ceiling in code is 50 MiB. */
export const PDF_BYTES_MAX = 50 * 1024 * 1024;

/** What a client's folder of PDFs has become: a group of stored files. `right` are those of `/save-right-pdf`. */
export const PDF_GROUPS = ["saved", "right", "upload"] as const;
export type PdfGroup = (typeof PDF_GROUPS)[number];

/** `YYYYMMDD_HHMMSS_name.pdf`; no separator, no dot but the last, so that no path can be made of it. */
export const FILE_NAME = /^\d{8}_\d{6}_[A-Za-z0-9_-]{1,100}\.pdf$/;
export const FileName = z
  .string()
  .max(160)
  .meta({ description: "As it was answered", examples: ["20250502_080000_receipt.pdf"] });

/** A picture as the list names it: the number it is stored under and the name it came with. */
export const ImageName = z
  .string()
  .max(300)
  .meta({ description: "As `/list-files` names it", examples: ["90_me.jpg"] });

/** The words of the contract's client: `google_drive` is the shared storage (S3), `local` this machine's disk. */
export const STORAGE_TYPES = ["google_drive", "local"] as const;
