import bwipjs from "bwip-js/node";

/** Modules are so many pixels wide: sharp at 28 mm on any printer. */
const SCALE = 8;

/** The link that a UPI app opens (NPCI, UPI Linking Specification 1.6): payee, amount in rupees, note. */
export function upiLink({
  upiId,
  payee,
  paise,
  note,
}: {
  upiId: string;
  payee: string;
  paise: bigint;
  note: string;
}): string {
  const amount = `${paise / 100n}.${String(paise % 100n).padStart(2, "0")}`;
  const asked = { pa: upiId, pn: payee, am: amount, cu: "INR", tn: note };
  // Spaces are %20 in a UPI link, never a plus.
  return `upi://pay?${Object.entries(asked)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join("&")}`;
}

/** The link as a QR code, PNG. */
export function upiQr(of: Parameters<typeof upiLink>[0]): Promise<Buffer> {
  // `eclevel` is the symbology's own option, which the package's types leave out.
  const options = { bcid: "qrcode", text: upiLink(of), scale: SCALE, eclevel: "M", padding: 2 };
  return bwipjs.toBuffer(options);
}
