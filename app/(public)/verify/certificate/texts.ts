import type { CertificateOutcome } from "@/lib/candidates/certificates/verification/schema";

export const certificateTexts = {
  title: "Check a certificate",
  intro:
    "For anybody who is shown a course’s certificate: see whether this office issued it, and whether it still counts.",
  label: "Certificate number",
  hint: "Fifteen letters and digits, printed below the QR code, like STCWB0405260001.",
  submit: "Check",
  scanHint: "Or scan the QR code on the certificate with your phone’s camera: it opens this page.",
  number: "Number",
  holder: "Holder",
  course: "Course",
  regulation: "Regulation",
  days: "Days of the course",
  issued: "Issued",
  expires: "Valid until",
  unlimited: "Unlimited",
  replacedBy: "Replaced by",
  byNumber: "By the number alone only initials are shown. To see the holder’s name, scan the QR code.",
  signed: "The signature in the QR code holds, and every fact is as the office has it.",
  other: "Check another certificate",
} as const;

/** The verdict's word where it is another one than a license's, and what it means. */
export const outcomes: Record<CertificateOutcome, { word: string; text: string }> = {
  valid: { word: "Valid", text: "This office issued the certificate, and it counts today." },
  expired: { word: "Expired", text: "This office issued the certificate, and its last day is over." },
  revoked: { word: "Revoked", text: "The office has taken this certificate back. It no longer counts." },
  replaced: { word: "Replaced", text: "The office has issued it again under another number. Ask for the new one." },
  altered: {
    word: "Altered",
    text: "What the QR code says does not match its signature, or is not what the office has. Do not rely on it.",
  },
  unknown: { word: "Unknown", text: "This office has issued no certificate of this number." },
};
