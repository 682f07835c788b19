import type { InngestFunction } from "inngest";
import { expire, generateLicense } from "./licenses";
import { anchor, cleanup, housekeeping, orphans, resend } from "./platform";
import { prepareBatch } from "./production";

/** Every function of the office, in the order in which the domains are listed. */
export const functions: InngestFunction.Any[] = [
  generateLicense,
  expire,
  prepareBatch,
  cleanup,
  resend,
  anchor,
  orphans,
  housekeeping,
];
