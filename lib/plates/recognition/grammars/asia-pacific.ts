import { series } from "./grammar";

const wiki = (country: string) => `https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_${country}`;

/** States and union territories of India, with the codes that were replaced and still drive. */
const INDIAN_STATES =
  "(AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TG|TN|TR|TS|UA|UK|UP|WB)";

export const ASIA_PACIFIC = [
  ...series(wiki("India"), [
    ["in-1989", "IN", `${INDIAN_STATES}[0-9]{2}[A-HJ-NP-Z]{0,3}[0-9]{4}`, "KA 19 EQ 0001"],
    ["in-delhi", "IN-DL", "DL[0-9]{1,2}[CSRPTVYEN][A-HJ-NP-Z]{0,2}[0-9]{4}", "DL 4C AB 1234"],
    ["in-bh", "IN", "2[0-9]BH[0-9]{4}[A-HJ-NP-Z]{1,2}", "22 BH 6517 A"],
  ]),
  ...series(wiki("Australia"), [
    ["au-nsw", "AU-NSW", "[A-Z]{3}[0-9]{2}[A-Z]", "ABC-12D"],
    ["au-vic", "AU-VIC", "[0-9][A-Z]{2}[0-9][A-Z]{2}", "1AB-2CD"],
    ["au-qld", "AU-QLD", "[0-9]{3}[A-Z]{2}[0-9]", "123 AB4"],
    ["au-sa", "AU-SA", "S[0-9]{3}[A-Z]{3}", "S123-ABC"],
    ["au-wa", "AU-WA", "1[A-Z]{3}[0-9]{3}", "1ABC 123"],
  ]),
  ...series(wiki("New_Zealand"), [["nz-2001", "NZ", "[A-Z]{3}[1-9][0-9]{0,2}", "ABC123"]]),
  ...series(wiki("Indonesia"), [["id-1980", "ID", "[A-Z]{1,2}[1-9][0-9]{0,3}[A-Z]{1,3}", "B 1234 ABC"]]),
  ...series(wiki("Malaysia"), [["my-peninsular", "MY", "[A-Z]{1,3}[1-9][0-9]{0,3}", "WAB 1234"]]),
  ...series(wiki("Singapore"), [["sg-1984", "SG", "S[A-Z]{2}[1-9][0-9]{0,3}[A-EGHJ-MPR-UX-Z]", "SBA 1234 A"]]),
  ...series(wiki("Israel"), [["il-2017", "IL", "[0-9]{7,8}", "123-45-678"]]),
];
