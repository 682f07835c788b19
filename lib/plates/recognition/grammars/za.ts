import { free, series } from "./grammar";

const SOURCE = "https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_South_Africa";

/** Provincial series leave out vowels and Q, so that no word arises. */
const C = "[B-DF-HJ-NP-TV-Z]";
/** Western Cape and, until 2023, KwaZulu-Natal: letters of the town, then a running number. */
const CAPE_TOWNS = "(A|AA|B[LSY]|C[ACKPTXY]?|E[AGMORSXY]|F[AGMRS]?|G|J|K|L|N|O|R|S|T[AS]|V|W|X|Y|Z|AM|AR|AS|AW|BC)";
const NATAL_TOWNS =
  "(A|B|BK|C[OW]?|D[EHW]?|E[SU]?|F|G[AC]?|H|I[M-N]?|IX|J|K[AKR]?|L|M[ARW]?|N[CDF]?|O|P[CNSXR]?|PS|PX|R[BC]?|S[BCZ]?|T|TR|TU|U[BFLMNPRSVZ]|V|VA|W|X|Z)";

/** South Africa: a province's letters at the end, or a town's at the beginning. */
export const ZA = [
  ...series(SOURCE, [
    ["za-gp-1995", "ZA-GP", `${C}{3}[0-9]{3}GP`, "BCD 123 GP"],
    ["za-gp-2010", "ZA-GP", `${C}{2}[0-9]{2}${C}{2}GP`, "BB 12 CD GP"],
    ["za-mp-1995", "ZA-MP", `${C}{3}[0-9]{3}MP`, "DFG 456 MP"],
    ["za-mp-new", "ZA-MP", `${C}{2}[0-9]{2}${C}{2}MP`, "JB 34 KL MP"],
    ["za-lp-1995", "ZA-LP", `${C}{3}[0-9]{3}[LN]`, "CBS 789 L"],
    ["za-lp-new", "ZA-LP", `${C}{2}[0-9]{2}${C}{2}L`, "BB 12 CD L"],
    ["za-nw-1995", "ZA-NW", `${C}{3}[0-9]{3}NW`, "HJK 234 NW"],
    ["za-fs-1995", "ZA-FS", `${C}{3}[0-9]{3}FS`, "DZS 123 FS"],
    ["za-nc-1995", "ZA-NC", `${C}{3}[0-9]{3}NC`, "CBV 456 NC"],
    ["za-ec-1995", "ZA-EC", `${C}{3}[0-9]{3}EC`, "FHN 890 EC"],
    ["za-ec-new", "ZA-EC", `${C}{2}[0-9]{2}${C}{2}EC`, "JC 48 BP EC"],
    ["za-wc-1980", "ZA-WC", `C${CAPE_TOWNS}[0-9]{3,6}`, "CA 123-456"],
    ["za-nl-1950", "ZA-NL", `N${NATAL_TOWNS}[0-9]{3,6}`, "ND 123-456"],
    ["za-nl-2023", "ZA-NL", `${C}{2}[0-9]{2}${C}{2}ZN`, "BB 12 CD ZN"],
    ["za-police", "ZA", `${C}{3}[0-9]{3}B`, "BTB 123 B"],
    ["za-army", "ZA", `${C}{3}[0-9]{3}M`, "DCX 123 M"],
    ["za-government", "ZA", `${C}{3}[0-9]{3}G`, "GBC 123 G"],
    ["za-kzn-government", "ZA-NL", "KZN[0-9]{4,5}", "KZN 12345"],
  ]),
  ...free(SOURCE, [
    ["za-gp-personal", "ZA-GP", "[A-Z0-9]{1,7}GP", "SPEEDY GP"],
    ["za-wc-personal", "ZA-WC", "[A-Z0-9]{1,7}WP", "OCEAN 1 WP"],
    ["za-nl-personal", "ZA-NL", "[A-Z0-9]{1,7}ZN", "SURF 7 ZN"],
    ["za-ec-personal", "ZA-EC", "[A-Z0-9]{1,7}EC", "KAROO EC"],
    ["za-mp-personal", "ZA-MP", "[A-Z0-9]{1,7}MP", "LOWVELD MP"],
    ["za-lp-personal", "ZA-LP", "[A-Z0-9]{1,7}L", "BAOBAB 2 L"],
    ["za-nw-personal", "ZA-NW", "[A-Z0-9]{1,7}NW", "MINING NW"],
    ["za-fs-personal", "ZA-FS", "[A-Z0-9]{1,7}FS", "MAIZE 1 FS"],
    ["za-nc-personal", "ZA-NC", "[A-Z0-9]{1,7}NC", "DIAMOND NC"],
  ]),
];
