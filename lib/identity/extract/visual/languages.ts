/**
 * Months by their first three letters without accents, in the languages that documents are printed in: English, French,
 * German, Dutch, Spanish, Portuguese, Italian, Polish, Romanian, Indonesian, Afrikaans, Scandinavian. A new language is a row.
 */
const ROWS = [
  "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC",
  "JAN FEV MAR AVR MAI JUI JUL AOU SEP OCT NOV DEC",
  "JAN FEB MAE APR MAI JUN JUL AUG SEP OKT NOV DEZ",
  "JAN FEB MRT APR MEI JUN JUL AUG SEP OKT NOV DES",
  "ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC",
  "JAN FEV MAR ABR MAI JUN JUL AGO SET OUT NOV DEZ",
  "GEN FEB MAR APR MAG GIU LUG AGO SET OTT NOV DIC",
  "STY LUT MAR KWI MAJ CZE LIP SIE WRZ PAZ LIS GRU",
  "IAN FEB MAR APR MAI IUN IUL AUG SEP OCT NOI DEC",
];

export const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  ROWS.flatMap((row) => row.split(" ").map((name, index) => [name, index + 1])),
);

/** What a field is called, reduced to A–Z 0–9, by language. */
export const LABELS = {
  surname: ["SURNAME", "FAMILYNAME", "NOM", "VAN", "NAZWISKO", "APELLIDOS", "COGNOME", "NACHNAME", "SOBRENOME"],
  given_names: [
    "GIVENNAMES",
    "GIVENNAME",
    "FIRSTNAMES",
    "FORENAMES",
    "VOORNAME",
    "PRENOMS",
    "NOMBRES",
    "VORNAMEN",
    "IMIONA",
  ],
  passport_number: ["PASSPORTNO", "PASSPORTNUMBER", "DOCUMENTNO", "DOCUMENTNUMBER", "PASSNR"],
  date_of_birth: ["DATEOFBIRTH", "DATEDENAISSANCE", "GEBOORTEDATUM", "FECHADENACIMIENTO", "GEBURTSDATUM"],
  date_of_issue: ["DATEOFISSUE", "DATEISSUED", "DATUMUITGEREIK", "DATEDEDELIVRANCE"],
  date_of_expiry: ["DATEOFEXPIRY", "DATEOFEXPIRATION", "VALIDUPTO", "VALIDUNTIL", "EXPIRYDATE", "DATEDEXPIRATION"],
  place_of_birth: ["PLACEOFBIRTH", "LIEUDENAISSANCE"],
  place_of_issue: ["PLACEOFISSUE"],
  sex: ["SEX", "SEXE", "GESLAG", "GENDER"],
  nationality: ["NATIONALITY", "NATIONALITE"],
  issuing_authority: ["AUTHORITY", "ISSUINGAUTHORITY", "ISSUEDBY"],
  personal_number: ["PERSONALNO", "PERSONALNUMBER", "PERSONALCODE"],
} as const;

/** Further words that are printed on documents and are nobody's name or place. */
const PRINTED_WORDS = [
  "PASSPORT",
  "PASSEPORT",
  "PASAPORTE",
  "REISEPASS",
  "PASSAPORTO",
  "PRENOM",
  "PRENOMS",
  "AUTORITE",
  "LAUTORITE",
  "COUNTRYCODE",
  "CODEOFSTATE",
  "ISSUINGCOUNTRY",
  "HOLDERSSIGNATURE",
  "SIGNATUREOFBEARER",
  "SIGNATURE",
  "TYPE",
  "SPECIMENSIGNATURE",
  "AUTORITEDEDELIVRANCE",
  "LIEUDELIVRANCE",
  "CITIZENSHIP",
  "STATUS",
  "SPECIMENONLY",
  "HEIGHT",
  "PERSONALNO",
  "IDENTITYNO",
];

/** Everything that is a label in some language: no such text is a value. */
export const PRINTED: readonly string[] = [...Object.values(LABELS).flat(), ...PRINTED_WORDS];
