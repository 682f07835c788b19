import { LegalDate } from "@/components/ui/date-time";
import type { DescriptionItem } from "@/components/ui/description-list";
import type { CardFields } from "@/lib/licenses/barcode/verify";
import type { Verification } from "@/lib/licenses/verification/schema";
import { texts } from "../texts";

const words = texts.result;

/** Dates of an altered barcode may be none. */
const day = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? <LegalDate value={value} /> : value;
const mono = (value: string) => <span className="break-all font-mono">{value}</span>;

/** What the register says of a license. */
export const licenseFacts = (license: NonNullable<Verification["license"]>): DescriptionItem[] => [
  { term: words.number, value: mono(license.license_number) },
  ...(license.holder_name ? [{ term: words.holder, value: license.holder_name }] : []),
  { term: words.category, value: <strong>{license.category}</strong> },
  { term: words.issued, value: day(license.issue_date) },
  { term: words.expires, value: day(license.expiry_date) },
  ...(license.restrictions ? [{ term: words.restrictions, value: license.restrictions }] : []),
];

/** What a barcode says. @param holder the registered name, which the barcode of one profile does not hold */
export const cardFacts = (card: CardFields, holder: string | null): DescriptionItem[] => [
  { term: words.number, value: mono(card.license_number) },
  ...(holder || card.surname ? [{ term: words.holder, value: holder ?? `${card.surname}, ${card.initials}` }] : []),
  { term: words.idNumber, value: mono(card.id_number) },
  ...(card.birth_date ? [{ term: words.birthDate, value: day(card.birth_date) }] : []),
  { term: words.category, value: <strong>{card.category}</strong> },
  { term: words.issued, value: day(card.issue_date) },
  { term: words.expires, value: day(card.expiry_date) },
  ...(card.restrictions && card.restrictions !== "0" ? [{ term: words.restrictions, value: card.restrictions }] : []),
];
