import { series } from "./grammar";

const wiki = (country: string) => `https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_${country}`;

/** Neighbours of South Africa, whose cars its cameras see, and the larger registers of the continent. */
export const AFRICA = [
  ...series(wiki("Namibia"), [
    ["na-1990", "NA", "N[0-9]{1,6}(W|S|SH|K|KH|T|G|GO|L|M|OH|OK|ON|OT|OU|U|UP|R|RU|A|B|D|E)", "N 123456 W"],
  ]),
  ...series(wiki("Botswana"), [["bw-1984", "BW", "B[0-9]{3}[A-Z]{3}", "B 123 ABC"]]),
  ...series(wiki("Lesotho"), [["ls-2011", "LS", "[A-H][A-Z]{1,2}[0-9]{3,4}", "A AB 123"]]),
  ...series(wiki("Eswatini"), [["sz-2010", "SZ", "[A-Z]SD[0-9]{3}[AB][HMLS]", "JSD 123 AH"]]),
  ...series(wiki("Zimbabwe"), [["zw-2006", "ZW", "A[A-Z]{2}[0-9]{4}", "ABC 1234"]]),
  ...series(wiki("Mozambique"), [
    ["mz-2011", "MZ", "A[A-Z]{2}[0-9]{3}(MC|MP|GZ|IB|SF|MN|TT|ZB|NP|CD|NS)", "AAB 123 MC"],
  ]),
  ...series(wiki("Zambia"), [["zm-1997", "ZM", "A[A-Z]{2}[0-9]{2,4}", "ABZ 1234"]]),
  ...series(wiki("Kenya"), [
    ["ke-2007", "KE", "K[A-Z]{2}[0-9]{3}[A-Z]", "KDA 123 B"],
    ["ke-motorcycle", "KE", "KM[A-Z]{2}[0-9]{3}[A-Z]", "KMEA 123 C"],
  ]),
  ...series(wiki("Nigeria"), [["ng-2011", "NG", "[A-Z]{3}[0-9]{3}[A-Z]{2}", "ABC 123 DE"]]),
  ...series(wiki("Ghana"), [
    ["gh-2009", "GH", "(GR|GW|GT|GN|GS|AS|AW|AC|ER|WR|CR|VR|NR|UE|UW|BA)[0-9]{1,4}[0-9]{2}", "GR 1234-15"],
  ]),
  ...series(wiki("Tanzania"), [["tz-2002", "TZ", "T[0-9]{3}[A-Z]{3}", "T 123 ABC"]]),
  ...series(wiki("Uganda"), [["ug-2004", "UG", "U[A-Z]{2}[0-9]{3}[A-Z]", "UAB 123 C"]]),
];
