/** The words of the issuer keys screen. */
export const issuerKeysTexts = {
  title: "Issuer keys",
  description:
    "Keys that sign cards, mobile licenses, PDFs and certificates. By their public parts anybody can tell ours from others.",
  trustList: "Trust list",
  publicCheck: "Public check",
  active: "Signing now",
  earlier: "Earlier keys",
  noEarlier: "No key has been rotated yet.",
  columns: { key: "Key", use: "Use", state: "State", made: "Made", ended: "Retired or revoked", actions: "Actions" },
  states: { active: "Active", retired: "Retired", revoked: "Revoked" },
  sealedTitle: "The private keys cannot be opened",
  sealedText:
    "Nothing can be signed: no card, no mobile license, no PDF. Start the office with the ISSUER_KEY_SECRET (or NEXTAUTH_SECRET) that the keys were encrypted with, or rotate each key below.",
  rotate: "Rotate",
  rotateTitle: (label: string) => `Rotate the key: ${label}?`,
  rotateText:
    "A new key signs from now on. What the present key has signed stays genuine, and no card has to be printed again.",
  rotated: (kid: string) => `Key ${kid} signs from now on`,
  certificateEnds: "Certificate until",
  revoke: "Revoke",
  revokeTitle: (kid: string) => `Revoke key ${kid}?`,
  revokeText:
    "For a key that somebody else may have. Every card or mobile license that it signed fails the check from now on and must be made again. This cannot be undone.",
  reason: "Reason",
  reasonHint: "Kept with the key and in the audit trail",
  reasonMissing: "Say why the key is no longer to be trusted",
  revoked: (kid: string) => `Key ${kid} was revoked`,
} as const;
