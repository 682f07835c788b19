import { constants, createPublicKey, publicDecrypt } from "node:crypto";

/**
 * A second parser of the 720-byte layout for tests, written from the layout's public description and sharing no line
 * with the encoder or our reader: it walks bytes as the public decoders do, and is as lenient as they are.
 */
export function parseSadl(code: Buffer, pem: { large: string; small: string }) {
  if (code.length !== 720 || code.toString("hex", 0, 4) !== "019b0945") throw new Error("not version 2 of the layout");
  let plain = "";
  for (let i = 0; i < 6; i++) {
    const block = code.subarray(6 + i * 128, i === 5 ? 720 : 6 + (i + 1) * 128);
    const key = createPublicKey(i === 5 ? pem.small : pem.large);
    plain += publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, block).subarray(5).toString("latin1");
  }
  const data = Buffer.from(plain, "latin1");
  const [length1, length2] = [data.readUInt8(5), data.readUInt8(7)];
  const length3 = data.readUInt16BE(8) & 0x0fff;
  // n consecutive 0xe1 stand for n + 1 consecutive 0xe0.
  const strings = data
    .toString("latin1", 10, 10 + length1)
    .replace(/\u00e1+/g, (run) => "\u00e0".repeat(run.length + 1))
    .split("\u00e0");
  const hex = data.toString("hex", 10 + length1, 10 + length1 + length2);
  const dates = /^(..)(a|\d{8})(a|\d{8})(a|\d{8})(a|\d{8})(..)(a|\d{8})(..)(\d{8})(\d{8})(\d{8})(..)a?$/.exec(hex);
  if (!dates) throw new Error(`nibbles ${hex}`);
  const image = data.subarray(10 + length1 + length2);
  return {
    codes: strings.slice(0, 4).filter((code) => code !== ""),
    surname: strings[4],
    initials: strings[5],
    prdp: strings[6],
    countries: [strings[7], strings[8]],
    vehicleRestrictions: strings.slice(9, 13).filter((code) => code !== ""),
    licenseNumber: strings[13],
    idNumber: strings[14],
    strings: strings.length,
    idType: dates[1],
    issueDates: dates.slice(2, 6).filter((date) => date !== "a"),
    driverRestrictions: dates[6],
    birth: dates[9],
    validFrom: dates[10],
    validTo: dates[11],
    gender: dates[12],
    wordsBytes: length1 + length2,
    imageBytes: length3,
    imageHeader: image.toString("latin1", 0, 2),
    imageSize: [image.readUInt16BE(5), image.readUInt16BE(3)],
    webp: image.subarray(7),
    plain: data,
  };
}
