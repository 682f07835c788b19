import type { CandidateFileKind } from "@/lib/generated/prisma/enums";

/** The kind of a candidate's rows in the audit trail. */
export const CANDIDATE = "candidate";
/** And of intakes under way. */
export const INTAKE = "intake_session";

/** The contract's form fields, in its order. */
export const FORM_FILES = [
  "photo",
  "signature",
  "passport_front_img",
  "passport_back_img",
  "cdc_img",
  "marksheet",
  "coc_img",
] as const satisfies CandidateFileKind[];
export type FormFile = (typeof FORM_FILES)[number];

export const FILE_KINDS = [...FORM_FILES, "payment_screenshot"] as const satisfies CandidateFileKind[];
export type FileKind = CandidateFileKind;

/** Without these the contract's upload is refused. */
export const REQUIRED_FILES: readonly FileKind[] = ["photo", "signature", "passport_front_img", "passport_back_img"];

/** Each file of an intake: 5 MB. */
export const FILE_BYTES_MAX = 5 * 1024 * 1024;

/** Pictures that are read, with the contract's name for what was read from them. */
export const READ_BLOCKS = {
  passport_front_img: "passport_front",
  passport_back_img: "passport_back",
  cdc_img: "cdc",
} as const satisfies Partial<Record<FileKind, string>>;
export type ReadFile = keyof typeof READ_BLOCKS;
export type BlockName = (typeof READ_BLOCKS)[ReadFile];
export const BLOCK_NAMES = Object.values(READ_BLOCKS);

export const isReadFile = (kind: string): kind is ReadFile => Object.hasOwn(READ_BLOCKS, kind);
