import bwipjs from "bwip-js/node";

/** Content of the QR code (rest-contract 1.5); dates are legal dates, YYYY-MM-DD. */
export interface QrPayload {
  readonly license_number: string;
  readonly category: string;
  readonly issue_date: string;
  readonly expiry_date: string;
  readonly status: string;
  readonly id_number: string;
  readonly first_name: string;
  readonly last_name: string;
}

/** Level M repairs 15 % of a symbol, enough for a screen; 4 modules of quiet zone are the standard's (ISO/IEC 18004). */
export const QR = { errorLevel: "M", modulePx: 6, quietZoneModules: 4 } as const;

/** The text to encode: compact JSON with the contract's keys in the contract's order, whatever order came in. */
export function qrText(payload: QrPayload): string {
  const { license_number, category, issue_date, expiry_date, status, id_number, first_name, last_name } = payload;
  return JSON.stringify({
    license_number,
    category,
    issue_date,
    expiry_date,
    status,
    id_number,
    first_name,
    last_name,
  });
}

/**
 * A QR code as PNG, black on white with its quiet zone. Text beyond ASCII carries the ECI that names UTF-8 (26): a
 * reader would otherwise take it for Latin-1, as the standard has it.
 * @throws Error of bwip-js for a text of more than 2 331 bytes
 */
export function qrPng(text: string): Promise<Buffer> {
  const ascii = [...text].every((character) => character.charCodeAt(0) < 128);
  // `eclevel` is the symbology's own option, which the package's types leave out.
  const options = {
    bcid: "qrcode",
    text: ascii ? text : `^ECI000026${text.replaceAll("^", "^^")}`,
    parsefnc: !ascii,
    eclevel: QR.errorLevel,
    scale: QR.modulePx,
    padding: QR.quietZoneModules,
    backgroundcolor: "FFFFFF",
  };
  return bwipjs.toBuffer(options);
}
