import { series } from "./grammar";

const wiki = (country: string) => `https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_${country}`;

export const EU_MEMBERS: readonly string[] = [
  "AT",
  "BE",
  "BG",
  "CY",
  "CZ",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "HU",
  "IE",
  "IT",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "PL",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
];

/** Letters that look alike in Greek, Cyrillic and Latin script. */
const GREEK = "[ABEZHIKMNOPTYX]";
const CYRILLIC = "[ABEKMHOPCTYX]";
/** Spain and the Netherlands leave out vowels, Spain also Ñ and Q. */
const SPANISH = "[BCDFGHJKLMNPRSTVWXYZ]";
const DUTCH = "[BDFGHJKLMNPRSTVXZ]";
/** France and Italy leave out I, O, U (France also Q, Italy Q as well). */
const FRENCH = "[A-HJ-NP-TV-Z]";
const CZECH = "[A-FHJ-NPR-VX-Z]";
/** Sweden leaves out I, Q, V and the accented letters. */
const SWEDISH = "[A-HJ-PR-UW-Z]";

export const EUROPE = [
  ...series(wiki("Austria"), [["at-1989", "AT", "[A-Z]{1,2}[1-9][0-9]{2,4}[A-Z]{1,2}", "W 12345 A"]]),
  ...series(wiki("Belgium"), [
    ["be-2010", "BE", "[1-9][A-Z]{3}[0-9]{3}", "1-ABC-123"],
    ["be-1973", "BE", "[A-Z]{3}[0-9]{3}", "ABC-123"],
  ]),
  ...series(wiki("Bulgaria"), [
    [
      "bg-2006",
      "BG",
      `(A|B|BH|BP|BT|C|CA|CB|CC|CH|CM|CO|CT|E|EB|EH|H|K|KH|M|OB|P|PA|PB|PK|PP|T|TX|X|Y)[0-9]{4}${CYRILLIC}{2}`,
      "CB 1234 AB",
    ],
  ]),
  ...series(wiki("Cyprus"), [["cy-1990", "CY", "[A-Z]{3}[0-9]{3}", "KAA 123"]]),
  ...series(wiki("the_Czech_Republic"), [
    ["cz-2001", "CZ", "[0-9][ABCEHJKLMPSTUZ][0-9][0-9]{4}", "1A2 3456"],
    ["cz-2009", "CZ", `[0-9][ABCEHJKLMPSTUZ]${CZECH}[0-9]{4}`, "3AB 1234"],
  ]),
  ...series(wiki("Germany"), [["de-1956", "DE", "[A-Z]{1,3}[A-Z]{1,2}[1-9][0-9]{0,3}[EH]?", "B-AB 1234"]]),
  ...series(wiki("Denmark"), [["dk-1976", "DK", "[A-HJ-PR-Z]{2}[1-9][0-9]{4}", "AB 12 345"]]),
  ...series(wiki("Estonia"), [["ee-1991", "EE", "[0-9]{3}[A-Z]{3}", "123 ABC"]]),
  ...series(wiki("Spain"), [
    ["es-2000", "ES", `[0-9]{4}${SPANISH}{3}`, "1234 BCD"],
    [
      "es-1971",
      "ES",
      "(A|AB|AL|AV|B|BA|BI|BU|C|CA|CC|CE|CO|CR|CS|CU|GC|GE|GI|GR|GU|H|HU|J|L|LE|LO|LU|M|MA|MU|NA|O|OR|P|PM|PO|S|SA|SE|SG|SO|SS|T|TE|TF|TO|V|VA|VI|Z|ZA)[0-9]{4}[A-Z]{1,2}",
      "M-1234-AB",
    ],
  ]),
  ...series(wiki("Finland"), [["fi-1972", "FI", "[A-Z]{2,3}[1-9][0-9]{0,2}", "ABC-123"]]),
  ...series(wiki("France"), [
    ["fr-2009", "FR", `${FRENCH}{2}[0-9]{3}${FRENCH}{2}`, "AB-123-CD"],
    ["fr-1950", "FR", `[1-9][0-9]{1,3}${FRENCH}{2,3}(0[1-9]|[1-8][0-9]|9[0-5]|2A|2B)`, "1234 AB 75"],
  ]),
  ...series(wiki("Greece"), [["gr-1983", "GR", `${GREEK}{3}[1-9][0-9]{3}`, "YZA-1234"]]),
  ...series(wiki("Croatia"), [
    [
      "hr-1991",
      "HR",
      "(BJ|BM|CK|DA|DE|DJ|DU|GS|IM|KA|KC|KR|KT|KZ|MA|NA|NG|OG|OS|PU|PZ|RI|SB|SK|SL|ST|SI|SU|TR|VK|VT|VU|VZ|ZD|ZG|ZU)[0-9]{3,4}[A-Z]{1,2}",
      "ZG 1234-AB",
    ],
  ]),
  ...series(wiki("Hungary"), [
    ["hu-1990", "HU", "[A-Z]{3}[0-9]{3}", "ABC-123"],
    ["hu-2022", "HU", "[A-Z]{4}[0-9]{3}", "AA BC-123"],
  ]),
  ...series(wiki("the_Republic_of_Ireland"), [
    [
      "ie-2013",
      "IE",
      "(1[3-9]|2[0-9])[12](C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|W|WH|WW|WX)[1-9][0-9]{0,5}",
      "131-D-12345",
    ],
    [
      "ie-1987",
      "IE",
      "(8[7-9]|9[0-9]|0[0-9]|1[0-2])(C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|TN|TS|W|WD|WH|WW|WX)[1-9][0-9]{0,5}",
      "06-D-12345",
    ],
  ]),
  ...series(wiki("Italy"), [["it-1994", "IT", `${FRENCH}{2}[0-9]{3}${FRENCH}{2}`, "AB 123 CD"]]),
  ...series(wiki("Lithuania"), [["lt-1991", "LT", "[A-Z]{3}[0-9]{3}", "ABC 123"]]),
  ...series(wiki("Luxembourg"), [["lu-1988", "LU", "[A-HJ-NP-Z]{2}[0-9]{4}", "AB 1234"]]),
  ...series(wiki("Latvia"), [["lv-1993", "LV", "[A-Z]{2}[1-9][0-9]{0,3}", "AB-1234"]]),
  ...series(wiki("Malta"), [["mt-1995", "MT", "[A-Z]{3}[0-9]{3}", "ABC 123"]]),
  ...series(wiki("the_Netherlands"), [
    ["nl-1999", "NL", `[0-9]{2}${DUTCH}{4}`, "12-BD-FG"],
    ["nl-2008", "NL", `[0-9]{2}${DUTCH}{3}[0-9]`, "12-BDF-3"],
    ["nl-2009", "NL", `[0-9]${DUTCH}{3}[0-9]{2}`, "1-BDF-23"],
    ["nl-2015", "NL", `${DUTCH}{2}[0-9]{3}${DUTCH}`, "BD-123-F"],
    ["nl-2019", "NL", `${DUTCH}[0-9]{3}${DUTCH}{2}`, "B-123-DF"],
    ["nl-1991", "NL", `${DUTCH}{4}[0-9]{2}`, "BD-FG-12"],
  ]),
  ...series(wiki("Poland"), [
    [
      "pl-2000",
      "PL",
      "[BCDEFGKLNOPRSTWZ][A-Z]{1,2}([0-9]{5}|[0-9]{4}[A-Z]|[0-9]{3}[A-Z]{2}|[A-Z][0-9]{3}|[0-9]{2}[A-Z]{2})",
      "WA 12345",
    ],
  ]),
  ...series(wiki("Portugal"), [
    ["pt-2020", "PT", "[A-Z]{2}[0-9]{2}[A-Z]{2}", "AA-12-BB"],
    ["pt-2005", "PT", "[0-9]{2}[A-Z]{2}[0-9]{2}", "12-AB-34"],
  ]),
  ...series(wiki("Romania"), [
    [
      "ro-1992",
      "RO",
      "(AB|AG|AR|BC|BH|BN|BR|BT|BV|BZ|CJ|CL|CS|CT|CV|DB|DJ|GJ|GL|GR|HD|HR|IF|IL|IS|MH|MM|MS|NT|OT|PH|SB|SJ|SM|SV|TL|TM|TR|VL|VN|VS)[0-9]{2}[A-Z]{3}",
      "CJ 12 ABC",
    ],
    ["ro-bucharest", "RO", "B[0-9]{2,3}[A-Z]{3}", "B 123 ABC"],
  ]),
  ...series(wiki("Sweden"), [["se-1973", "SE", `${SWEDISH}{3}[0-9]{2}[0-9A-HJ-NP-UW-Z]`, "ABC 123"]]),
  ...series(wiki("Slovenia"), [
    ["si-1991", "SI", "(CE|GO|KK|KP|KR|LJ|MB|MS|NM|PO|SG)[A-Z0-9]{2}[A-Z0-9]{3}", "LJ AB-123"],
  ]),
  ...series(wiki("Slovakia"), [["sk-1997", "SK", "[A-Z]{2}[0-9]{3}[A-Z]{2}", "BA 123 CD"]]),
  ...series(wiki("the_United_Kingdom"), [
    ["gb-2001", "GB", "[A-PR-Y][A-HJ-PR-Y](0[2-9]|[1-7][0-9])[A-HJ-PR-Z]{3}", "AB12 CDE"],
    ["gb-1983", "GB", "[A-HJ-NPR-TV-Y][1-9][0-9]{0,2}[A-HJ-PR-Y]{3}", "A123 BCD"],
    ["gb-1963", "GB", "[A-HJ-PR-Y]{3}[1-9][0-9]{0,2}[A-HJ-NPR-TV-Y]", "ABC 123D"],
    [
      "gb-northern-ireland",
      "GB-NIR",
      "[A-Z]?(IA|IB|IJ|IL|IW|UI|JI|OI|XI|AZ|BZ|CZ|DZ|EZ|FZ|GZ|HZ|IG|JZ|KZ|LZ|MZ|NZ|OZ|PZ|RZ|SZ|TZ|UZ|VZ|WZ|XZ|YZ)[1-9][0-9]{0,3}",
      "AIB 1234",
    ],
  ]),
  ...series(wiki("Norway"), [["no-1971", "NO", "[A-HJ-NPR-Z]{2}[1-9][0-9]{4}", "AB 12345"]]),
  ...series(wiki("Switzerland"), [
    [
      "ch-1933",
      "CH",
      "(AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)[1-9][0-9]{0,5}",
      "ZH 123456",
    ],
  ]),
  ...series(wiki("Ukraine"), [["ua-2004", "UA", `${CYRILLIC}{2}[0-9]{4}${CYRILLIC}{2}`, "AA 1234 BB"]]),
  ...series(wiki("Turkey"), [
    ["tr-1963", "TR", "(0[1-9]|[1-7][0-9]|8[01])([A-Z][0-9]{4,5}|[A-Z]{2}[0-9]{3,4}|[A-Z]{3}[0-9]{2,3})", "34 ABC 123"],
  ]),
];
