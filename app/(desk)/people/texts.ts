/** The words of the people screens. The photo screen has its own beside it. */

/** What the columns of a person are called on screen, by their names on the wire. */
export const fieldLabels = {
  id_number: "ID number",
  id_type: "Kind of document",
  first_name: "First name",
  middle_name: "Middle name",
  last_name: "Surname",
  date_of_birth: "Date of birth",
  gender: "Sex",
  marital_status: "Marital status",
  phone_number: "Phone",
  email: "E-mail",
  address_line1: "Address line 1",
  address_line2: "Address line 2",
  city: "City or town",
  state_province: "Province",
  postal_code: "Postal code",
  country: "Country",
  birth_place: "Place of birth",
  nationality: "Nationality",
} as const;

export const idTypeLabels = {
  sa_id: "South African ID",
  passport: "Passport",
  other: "Other document",
} as const;

export const genderLabels = { female: "Female", male: "Male", other: "Other" } as const;

export const maritalLabels = {
  single: "Single",
  married: "Married",
  divorced: "Divorced",
  widowed: "Widowed",
} as const;

export const photoStateLabels = {
  good: "Good",
  acceptable: "Acceptable",
  poor: "Not fit",
  unchecked: "Not checked",
  none: "No photo",
} as const;

export const peopleTexts = {
  title: "People",
  description: "Everybody this office knows: applicants, holders and candidates.",
  newPerson: "New person",
  search: "Name or ID number",
  emptyTitle: "No people yet",
  emptyText: "Register the first person; their licenses and documents hang on them.",
  columns: { name: "Name", age: "Age", photo: "Photo", created: "Registered" },
  filters: {
    photo: "Photo",
    withPhoto: "With photo",
    withoutPhoto: "Without photo",
    gender: "Sex",
    state: "State",
    removed: "Removed",
  },
  years: (age: number) => (age === 1 ? "1 year" : `${age} years`),
} as const;

export const formTexts = {
  newTitle: "New person",
  newDescription: "Start with the ID number: it fills in the date of birth and the sex.",
  editTitle: (name: string) => `Edit ${name}`,
  identity: "Identity",
  contact: "Contact",
  address: "Address",
  choose: "Choose…",
  notStated: "Not stated",
  register: "Register person",
  save: "Save changes",
  cancel: "Cancel",
  idHint: (digits: number) => (digits === 0 ? "13 digits, as on the ID card" : `${digits} of 13 digits`),
  idRead: (citizenship: string) => `The check digit is right · ${citizenship}`,
  citizenship: { citizen: "citizen", permanent_resident: "permanent resident", refugee: "refugee" },
  documentHint: "Letters and digits, as on the document",
  filled: "Filled in from the ID number",
  isRequired: "is required",
  idIncomplete: "A South African ID number has 13 digits. For a passport, change the kind of document.",
  checkFields: "Nothing was saved yet. Please check the marked fields.",
  unreachable: "The server did not answer. Nothing was lost: try again.",
  unsaved: "You have typed something that is not saved. Leave this page?",
  registered: (name: string) => `${name} was registered`,
  saved: (name: string) => `${name} was saved`,
  addPhoto: "Add photo",
  conflictTitle: "Somebody else has changed this person meanwhile",
  conflictText: "Nothing of yours was saved. Reload to see the change; what you typed stays in the form.",
  reload: "Reload",
  mergedTitle: "The record was reloaded",
  mergedText: "What you typed is kept. Fields that somebody else has changed too are marked.",
  savedMeanwhile: (value: string) => `Saved meanwhile: ${value}`,
  emptyValue: "(empty)",
} as const;

export const duplicateTexts = {
  title: "Already registered?",
  waiting: "People who may be the same appear here while you type.",
  looking: "Looking for people alike…",
  none: "Nobody alike was found.",
  failed: "The search for people alike did not answer. It is done again when you save.",
  exactTitle: "This ID number is already registered",
  exactText: "One human has one record. Open it instead of making another.",
  alikeTitle: (count: number) =>
    count === 1 ? "One person is very much alike" : `${count} people are very much alike`,
  openInstead: "Open instead",
  born: "born",
  different: "This is a different person",
  differentHint: "I have compared the documents.",
  mustConfirm: "Open the record above, or confirm that this is a different person",
} as const;

export const personTexts = {
  details: "Details",
  licenses: "Licenses",
  applications: "Applications",
  history: "History",
  identity: "Identity",
  contact: "Contact and address",
  address: "Address",
  edit: "Edit",
  issue: "Issue license",
  remove: "Remove",
  restore: "Restore",
  undo: "Undo",
  removedBadge: "Removed",
  removedTitle: "This person was removed",
  removedText: "They are in no list and can hold no license. Only administrators see this page.",
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: "The person disappears from the lists. Their history stays, and an administrator can restore them.",
  removed: (name: string) => `${name} was removed`,
  restored: (name: string) => `${name} was restored`,
  fullName: "Full name",
  registeredOn: "Registered",
  changedOn: "Last change",
  noLicensesTitle: "No licenses yet",
  noLicensesText: "Issue the first one; the card is generated from this page's data and photo.",
  licenseColumns: { number: "Number", category: "Category", issued: "Issued", expires: "Expires", status: "Status" },
  noHistory: "Nothing has happened yet.",
  showChanges: "Show what changed",
  bySystem: "System",
  historyNote: (count: number) => `The last ${count} entries`,
} as const;
