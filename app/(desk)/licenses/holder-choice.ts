import { fullName, type PersonRow, photoPath } from "@/lib/people/view";
import { toLegalDate } from "@/lib/platform/time";

/** A person as the holder's choice and the card's preview show them. */
export type HolderChoice = {
  id: number;
  name: string;
  givenNames: string;
  surname: string;
  idNumber: string;
  dateOfBirth: string;
  gender: string;
  /** Address of the portrait, 213 × 260 px. */
  portrait: string | null;
};

export function holderChoice(person: PersonRow): HolderChoice {
  const path = photoPath(person.id, "processed", person.photoProcessed);
  return {
    id: person.id,
    name: fullName(person),
    givenNames: [person.firstName, person.middleName].filter(Boolean).join(" "),
    surname: person.lastName,
    idNumber: person.idNumber,
    dateOfBirth: toLegalDate(person.dateOfBirth),
    gender: person.gender,
    portrait: path && `/static/storage/${path}`,
  };
}
