import type { LicenseStatusName } from "../schema";
import { APPLICATION_TYPES, type ApplicationTypeName, isAboutLicense, SUBJECT_STATUSES } from "./states";

type Held = { id: number; license_number: string; category: string; status: LicenseStatusName };

/** A type of application that makes sense for a person, with the licenses that it can be about. */
export type Choice = { type: ApplicationTypeName; licenses: Held[] };

/**
 * What somebody who holds these licenses can apply for. A type that is about a license is left out where none of them
 * stands as it must; an upgrade needs one that does not hold every category yet.
 *
 * @param categoryCount how many categories there are
 */
export function applicationChoices(held: readonly Held[], categoryCount: number): Choice[] {
  return APPLICATION_TYPES.flatMap((type): Choice[] => {
    if (!isAboutLicense(type)) return [{ type, licenses: [] }];
    const statuses: readonly LicenseStatusName[] = SUBJECT_STATUSES[type];
    const licenses = held.filter(
      ({ status, category }) =>
        statuses.includes(status) && (type !== "upgrade" || category.split(", ").length < categoryCount),
    );
    return licenses.length > 0 ? [{ type, licenses }] : [];
  });
}
