import type { Seal } from "@/lib/licenses/barcode/verify";
import type { Outcome } from "@/lib/licenses/verification/schema";

/** What the page tells: what the server came to, or, without a connection, that the card itself holds. */
export type Verdict = Outcome | "genuine";

export const texts = {
  title: "Check a license",
  intro: "For anybody who is shown a license: see whether this office issued it, and whether it is valid today.",
  desk: "Desk",
  certificate: "Check a course’s certificate instead",
  code: {
    title: "By number",
    label: "License number or code",
    hint: "The number stands on the front of the card, like L-1A2B-3C4D-5E6F.",
    submit: "Check",
  },
  scan: {
    title: "Scan a card",
    link: "Scan a card",
    text: "Reads the barcode on the back of the card in your browser, and tells whether anybody has changed it.",
    intro:
      "Hold the back of the card in front of the camera, or choose a photo of it. The picture stays in your browser.",
    camera: "Use the camera",
    stop: "Stop the camera",
    photo: "Choose a photo",
    live: "Live picture of the camera",
    starting: "Starting the camera…",
    aim: "Fill the width of the frame with the barcode.",
    searching: "Looking for the barcode…",
    checking: "Checking…",
    notFound: "No barcode was found in this photo",
    notFoundText: "Take it straight from above, sharp, in even light, with the whole barcode in view.",
    noPicture: "This file is not a picture that the browser can open.",
    noReader: "The barcode reader could not be loaded. Try again with a connection.",
    again: "Scan another card",
    keysReady: "Ready: signatures are checked in this browser, even without a connection.",
    keysLoading: "Loading the office's keys…",
    keysMissing: "The office's keys could not be loaded. Cards can be checked once there is a connection.",
  },
  result: {
    title: "Result",
    number: "License number",
    holder: "Holder",
    idNumber: "ID number",
    birthDate: "Date of birth",
    category: "Categories",
    issued: "Valid from",
    expires: "Valid until",
    restrictions: "Restrictions",
    signature: "Signature",
    key: (kid: string) => `key ${kid}`,
    revokedKey: (kid: string) => `Of key ${kid}, which was revoked`,
    revokedText:
      "The office has revoked the key that signed this card, so that the card proves nothing. Ask for a new one.",
    portrait: "Portrait in the barcode",
    byNumber: "To see the holder's name too, scan the card.",
    says: "What the barcode says now",
    checked: "Checked",
    inBrowser: "in this browser, without a connection",
    other: "Check another license",
    print: "Print",
  },
  failure: {
    rateLimited: "Too many checks",
    unreachable: "The card could not be checked",
    unreachableText:
      "This browser cannot check signatures by itself and the office does not answer. Try again with a connection.",
    statusRefused: "There were too many checks from your address, so the license's status was not asked.",
  },
} as const;

export const seals: Record<Seal, string> = {
  genuine: "Genuine",
  altered: "Does not match",
  unknown_issuer: "Not of this office",
  unreadable: "None",
};

export const verdicts: Record<
  Verdict,
  { title: string; text: string; tone: "success" | "warning" | "danger" | "info" }
> = {
  valid: { title: "Valid", text: "The office has this license registered as valid today.", tone: "success" },
  genuine: {
    title: "Genuine card",
    text: "The signature holds: nobody has changed what the card says. Whether the license was suspended or revoked since cannot be told without a connection.",
    tone: "success",
  },
  pending: { title: "Not valid yet", text: "The license is registered, and has not been handed out.", tone: "warning" },
  suspended: {
    title: "Suspended",
    text: "The license must not be used until the office reactivates it.",
    tone: "danger",
  },
  revoked: { title: "Revoked", text: "The office has taken this license away.", tone: "danger" },
  expired: { title: "Expired", text: "The last day of validity is over.", tone: "warning" },
  replaced: {
    title: "Earlier card",
    text: "The card is genuine, but the license has changed since. Ask for the present card.",
    tone: "warning",
  },
  unknown: { title: "Unknown", text: "This office has no such license in its register.", tone: "danger" },
  altered: {
    title: "Altered",
    text: "What the card says does not match its signature. Somebody has changed it.",
    tone: "danger",
  },
  unknown_issuer: {
    title: "Not signed by this office",
    text: "No key of this office vouches for the card. It may be another office's, or be made up.",
    tone: "danger",
  },
  unreadable: {
    title: "Not a license",
    text: "A barcode was read, but it is not a license's of this office.",
    tone: "info",
  },
};
