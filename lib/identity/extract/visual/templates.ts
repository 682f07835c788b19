import { LABELS } from "./languages";
import type { FieldRule, Template } from "./template";

const NAMES: readonly FieldRule[] = [
  { field: "surname", kind: "name", labels: LABELS.surname },
  { field: "given_names", kind: "name", labels: LABELS.given_names },
];

/** The data page of a passport by ICAO 9303-4; its fields are those of every state. */
const PASSPORT: Template = {
  id: "passport-front",
  documentType: "passport",
  issuingState: null,
  marks: [
    "PASSPORT",
    "PASSEPORT",
    ...LABELS.passport_number,
    "GIVENNAMES",
    "DATEOFEXPIRY",
    "PLACEOFBIRTH",
    "COUNTRYCODE",
  ],
  marksMin: 3,
  fields: [
    { field: "document_number", kind: "number", labels: LABELS.passport_number },
    ...NAMES,
    { field: "nationality", kind: "place", labels: LABELS.nationality },
    { field: "date_of_birth", kind: "date", labels: LABELS.date_of_birth },
    { field: "sex", kind: "sex", labels: LABELS.sex },
    { field: "place_of_birth", kind: "place", labels: LABELS.place_of_birth },
    { field: "place_of_issue", kind: "place", labels: LABELS.place_of_issue },
    { field: "date_of_issue", kind: "date", labels: LABELS.date_of_issue },
    { field: "date_of_expiry", kind: "date", labels: LABELS.date_of_expiry },
    { field: "issuing_authority", kind: "text", labels: LABELS.issuing_authority },
    { field: "personal_number", kind: "number", labels: LABELS.personal_number },
  ],
};

const INDIAN_BACK: Template = {
  id: "in-passport-back",
  documentType: "passport",
  issuingState: "IND",
  marks: ["NAMEOFFATHERLEGALGUARDIAN", "NAMEOFMOTHER", "NAMEOFSPOUSE", "FILENO", "OLDPASSPORTNO"],
  marksMin: 2,
  fields: [
    { field: "father_name", kind: "name", labels: ["NAMEOFFATHERLEGALGUARDIAN", "NAMEOFFATHER"], where: "below" },
    { field: "mother_name", kind: "name", labels: ["NAMEOFMOTHER"], where: "below" },
    { field: "spouse_name", kind: "name", labels: ["NAMEOFSPOUSE"], where: "below" },
    { field: "address", kind: "text", labels: ["ADDRESS"], where: "below", moreLines: 2 },
    { field: "file_number", kind: "number", labels: ["FILENO"], pattern: /[A-Z]{2}[A-Z0-9]?\d{10,13}/ },
  ],
};

const SA_SMART_ID: Template = {
  id: "za-smart-id",
  documentType: "id_card",
  issuingState: "ZAF",
  marks: ["NATIONALIDENTITYCARD", "REPUBLICOFSOUTHAFRICA", "IDENTITYNUMBER", "COUNTRYOFBIRTH"],
  marksMin: 2,
  fields: [
    { field: "surname", kind: "name", labels: ["SURNAME"] },
    { field: "given_names", kind: "name", labels: ["NAMES", "FORENAMES"] },
    { field: "sex", kind: "sex", labels: ["SEX"] },
    { field: "nationality", kind: "word", labels: ["NATIONALITY"] },
    { field: "personal_number", kind: "number", labels: ["IDENTITYNUMBER"], pattern: /\d{13}/ },
    { field: "date_of_birth", kind: "date", labels: ["DATEOFBIRTH"] },
    { field: "place_of_birth", kind: "word", labels: ["COUNTRYOFBIRTH"] },
    { field: "date_of_issue", kind: "date", labels: ["DATEOFISSUE"] },
  ],
};

const SA_GREEN_BOOK: Template = {
  id: "za-green-book",
  documentType: "id_card",
  issuingState: "ZAF",
  marks: ["SABURGERSACITIZEN", "VANSURNAME", "VOORNAMEFORENAMES", "GEBOORTEDATUM", "DATUMUITGEREIK", "IDNO"],
  marksMin: 2,
  fields: [
    { field: "personal_number", kind: "number", labels: ["IDNO"], where: "right", pattern: /\d{13}/ },
    { field: "surname", kind: "name", labels: ["VANSURNAME", "SURNAME"] },
    { field: "given_names", kind: "name", labels: ["VOORNAMEFORENAMES", "FORENAMES"] },
    { field: "place_of_birth", kind: "place", labels: ["DISTRICTORCOUNTRYOFBIRTH"] },
    { field: "date_of_birth", kind: "date", labels: ["GEBOORTEDATUM", "DATEOFBIRTH"] },
    { field: "date_of_issue", kind: "date", labels: ["DATUMUITGEREIK", "DATEISSUED"] },
  ],
};

const SA_DRIVING: Template = {
  id: "za-driving-license",
  documentType: "driver_license",
  issuingState: "ZAF",
  marks: ["DRIVINGLICENCE", "CARTADECONDUCAO", "LICENCENUMBER", "VEHICLECODES", "FIRSTISSUE"],
  marksMin: 2,
  fields: [
    { field: "surname", kind: "name", labels: ["SURNAMEANDINITIALS", "SURNAME"] },
    { field: "given_names", kind: "name", labels: ["INITIALS"] },
    { field: "personal_number", kind: "number", labels: ["IDNUMBER", "IDNO"], pattern: /\d{13}/ },
    { field: "document_number", kind: "number", labels: ["LICENCENUMBER", "LICENCENO"] },
    { field: "date_of_birth", kind: "date", labels: ["DATEOFBIRTH", "BIRTH"] },
    { field: "sex", kind: "sex", labels: ["GENDER", "SEX"] },
    { field: "date_of_issue", kind: "date", labels: ["VALID"], nth: 0 },
    { field: "date_of_expiry", kind: "date", labels: ["VALID"], nth: 1 },
    { field: "vehicle_codes", kind: "word", labels: ["VEHICLECODES", "CODES"] },
    { field: "restrictions", kind: "word", labels: ["DRIVERRESTRICTIONS", "RESTRICTIONS"] },
  ],
};

/** Fields are numbered instead of named: Directive 2006/126/EC, annex I, 3. */
const EU_DRIVING: Template = {
  id: "eu-driving-license",
  documentType: "driver_license",
  issuingState: null,
  marks: ["DRIVINGLICENCE", "PERMISDECONDUIRE", "FUHRERSCHEIN", "RIJBEWIJS", "PATENTEDIGUIDA", "4A", "4B", "4C"],
  marksMin: 3,
  fields: [
    { field: "surname", kind: "name", labels: ["1"], where: "right" },
    { field: "given_names", kind: "name", labels: ["2"], where: "right" },
    { field: "date_of_birth", kind: "date", labels: ["3"], where: "right" },
    { field: "date_of_issue", kind: "date", labels: ["4A"], where: "right" },
    { field: "date_of_expiry", kind: "date", labels: ["4B"], where: "right" },
    { field: "issuing_authority", kind: "text", labels: ["4C"], where: "right" },
    { field: "document_number", kind: "number", labels: ["5"], where: "right" },
    { field: "vehicle_codes", kind: "text", labels: ["9"], where: "right" },
  ],
};

const KTP: Template = {
  id: "id-ktp",
  documentType: "id_card",
  issuingState: "IDN",
  marks: [
    "NIK",
    "TEMPATTGLLAHIR",
    "JENISKELAMIN",
    "KECAMATAN",
    "STATUSPERKAWINAN",
    "KEWARGANEGARAAN",
    "BERLAKUHINGGA",
    "PROVINSI",
  ],
  marksMin: 3,
  fields: [
    { field: "nik", kind: "number", labels: ["NIK"], where: "right", pattern: /\d{16}/ },
    { field: "surname", kind: "name", labels: ["NAMA"], where: "right" },
    { field: "place_of_birth", kind: "text", labels: ["TEMPATTGLLAHIR"], where: "right", pattern: /[A-Z]{3,}(?=,?\d)/ },
    { field: "date_of_birth", kind: "date", labels: ["TEMPATTGLLAHIR"], where: "right" },
    { field: "sex", kind: "sex", labels: ["JENISKELAMIN"], where: "right" },
    { field: "blood_group", kind: "word", labels: ["GOLDARAH"], where: "right", pattern: /(AB|A|B|O)[+-]?$/ },
    { field: "address", kind: "text", labels: ["ALAMAT"], where: "right" },
    { field: "rt", kind: "number", labels: ["RTRW"], where: "right", pattern: /\d{3}/ },
    { field: "rw", kind: "number", labels: ["RTRW"], where: "right", pattern: /(?<=\d{3}\/?)\d{3}/ },
    { field: "village", kind: "place", labels: ["KELDESA"], where: "right" },
    { field: "district", kind: "place", labels: ["KECAMATAN"], where: "right" },
    { field: "religion", kind: "name", labels: ["AGAMA"], where: "right" },
    { field: "marital_status", kind: "name", labels: ["STATUSPERKAWINAN"], where: "right" },
    { field: "occupation", kind: "name", labels: ["PEKERJAAN"], where: "right" },
    { field: "nationality", kind: "word", labels: ["KEWARGANEGARAAN"], where: "right" },
    { field: "date_of_expiry", kind: "text", labels: ["BERLAKUHINGGA"], where: "right" },
  ],
};

const CDC: Template = {
  id: "in-cdc",
  documentType: "cdc",
  issuingState: "IND",
  marks: ["CONTINUOUSDISCHARGECERTIFICATE", "CDCNO", "INDOSNO", "SEAFARER"],
  marksMin: 2,
  fields: [
    { field: "cdc_number", kind: "number", labels: ["CDCNO"], pattern: /(MUM|CHN|KOL|CAL|BOM|MAS)[-/]?\d{5,7}/ },
    { field: "indos_number", kind: "number", labels: ["INDOSNO"], pattern: /\d{2}[A-Z]{2}\d{4}/ },
    { field: "surname", kind: "name", labels: ["SURNAME"] },
    { field: "given_names", kind: "name", labels: ["GIVENNAMES", "GIVENNAME"] },
    { field: "date_of_birth", kind: "date", labels: ["DATEOFBIRTH"] },
    { field: "place_of_birth", kind: "place", labels: ["PLACEOFBIRTH"] },
    { field: "date_of_issue", kind: "date", labels: ["DATEOFISSUE"] },
    { field: "date_of_expiry", kind: "date", labels: ["DATEOFEXPIRY", "VALIDUPTO"] },
    { field: "place_of_issue", kind: "place", labels: ["PLACEOFISSUE"] },
  ],
};

/** Of layouts that fit equally well the first is taken. */
export const TEMPLATES: readonly Template[] = [
  INDIAN_BACK,
  CDC,
  KTP,
  SA_SMART_ID,
  SA_GREEN_BOOK,
  SA_DRIVING,
  EU_DRIVING,
  PASSPORT,
];
