/** The words of the issuer keys screen. */
export const issuerKeysTexts = {
  title: "Issuer keys",
  description:
    "Keys that sign the barcode of every card. By their public parts anybody can tell our cards from others.",
  trustList: "Trust list",
  publicCheck: "Public check",
  active: "Signing now",
  earlier: "Earlier keys",
  noEarlier: "No key has been rotated yet.",
  columns: { key: "Key", use: "Use", state: "State", made: "Made", ended: "Retired or revoked", actions: "Actions" },
  states: { active: "Active", retired: "Retired", revoked: "Revoked" },
  sealedTitle: "The private keys cannot be opened",
  sealedText:
    "Cards cannot be generated. Start the office with the ISSUER_KEY_SECRET (or NEXTAUTH_SECRET) that the keys were encrypted with, or rotate each key below.",
  rotate: "Rotate",
  rotateTitle: (label: string) => `Rotate the key: ${label}?`,
  rotateText:
    "A new key signs from now on. Cards that the present key has signed stay genuine, and none has to be printed again.",
  rotated: (kid: string) => `Key ${kid} signs from now on`,
  revoke: "Revoke",
  revokeTitle: (kid: string) => `Revoke key ${kid}?`,
  revokeText:
    "For a key that somebody else may have. Every card that it signed fails the check from now on and must be generated and printed again. This cannot be undone.",
  reason: "Reason",
  reasonHint: "Kept with the key and in the audit trail",
  reasonMissing: "Say why the key is no longer to be trusted",
  revoked: (kid: string) => `Key ${kid} was revoked`,
} as const;
