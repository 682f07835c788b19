import { free, series } from "./grammar";

const wiki = (country: string) => `https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_${country}`;

/** Latin America and Canada. */
export const AMERICAS = [
  ...series(wiki("Brazil"), [
    ["br-1990", "BR", "[A-Z]{3}[0-9]{4}", "ABC-1234"],
    ["br-mercosul", "BR", "[A-Z]{3}[0-9][A-J][0-9]{2}", "ABC1D23"],
  ]),
  ...series(wiki("Argentina"), [
    ["ar-1995", "AR", "[A-Z]{3}[0-9]{3}", "ABC 123"],
    ["ar-mercosur", "AR", "[A-Z]{2}[0-9]{3}[A-Z]{2}", "AB 123 CD"],
  ]),
  ...series(wiki("Chile"), [["cl-2007", "CL", "[BCDFGHJKLPRSTVWXYZ]{4}[0-9]{2}", "BCDF-12"]]),
  ...series(wiki("Colombia"), [["co-1990", "CO", "[A-Z]{3}[0-9]{3}", "ABC 123"]]),
  ...series(wiki("Uruguay"), [["uy-mercosur", "UY", "[A-S][A-Z]{2}[0-9]{4}", "SAB 1234"]]),
  ...series(wiki("Paraguay"), [
    ["py-mercosur", "PY", "[A-Z]{4}[0-9]{3}", "AABC 123"],
    ["py-1998", "PY", "[A-Z]{3}[0-9]{3}", "ABC 123"],
  ]),
  ...series(wiki("Mexico"), [["mx-2016", "MX", "[A-Z]{3}[0-9]{3}[A-Z]", "ABC-123-A"]]),
  ...series(wiki("Canada"), [
    ["ca-on", "CA-ON", "[A-Z]{4}[0-9]{3}", "ABCD 123"],
    ["ca-qc", "CA-QC", "[A-Z][0-9]{2}[A-Z]{3}", "A12 BCD"],
    ["ca-bc", "CA-BC", "[A-Z]{2}[0-9]{3}[A-Z]", "AB1 23C"],
    ["ca-ab", "CA-AB", "[A-Z]{3}[0-9]{4}", "ABC-1234"],
    ["ca-mb", "CA-MB", "[A-Z]{3}[0-9]{3}", "ABC 123"],
  ]),
  ...free(wiki("Canada"), [["ca-personal", "CA", "[A-Z0-9]{2,8}", "MAPLE 1"]]),
];
