"use server";

import { listCandidates } from "@/lib/candidates/listing";
import { listLicenses } from "@/lib/licenses/queries";
import { licenseView } from "@/lib/licenses/view";
import { listPeople } from "@/lib/people/queries";
import { fullName } from "@/lib/people/view";
import { listCameras } from "@/lib/plates/cameras/queries";
import { isStaff } from "@/lib/platform/auth/actor";
import { currentActor } from "@/lib/platform/auth/current";

/** One line of the command palette. */
export type DeskHit = {
  type: "person" | "license" | "camera" | "candidate";
  id: number | string;
  title: string;
  subtitle: string;
  href: string;
};

const HITS_PER_KIND = 5;
const QUERY_LENGTH_MAX = 100;

/** What the command palette finds: people, licenses, cameras and candidates. Whoever is not of the desk finds nothing. */
export async function searchDesk(query: string): Promise<DeskHit[]> {
  const actor = await currentActor();
  // A server action takes whatever a browser sends, so the type is checked too; PostgreSQL refuses NUL in a text.
  const q =
    typeof query === "string" ? query.toWellFormed().replaceAll("\0", "").slice(0, QUERY_LENGTH_MAX).trim() : "";
  if (!actor || !isStaff(actor) || q.length < 2) return [];
  const first = { skip: 0, take: HITS_PER_KIND };
  const [people, licenses, cameras, candidates] = await Promise.all([
    listPeople(actor, { q }, { ...first, sort: "last_name" }),
    listLicenses(actor, { q }, { ...first, sort: "created_at", desc: true }),
    listCameras(actor, { q }, first, { sort: "name", desc: false }),
    listCandidates(actor, { q }, first),
  ]);
  return [
    ...people.items.map((person) => ({
      type: "person" as const,
      id: person.id,
      title: fullName(person),
      subtitle: person.idNumber,
      href: `/people/${person.id}`,
    })),
    ...licenses.items.map(licenseView).map((license) => ({
      type: "license" as const,
      id: license.id,
      title: license.license_number,
      subtitle: `${license.citizen_name} · ${license.category}`,
      href: `/licenses/${license.id}`,
    })),
    ...cameras.items.map((camera) => ({
      type: "camera" as const,
      id: camera.id,
      title: camera.name,
      subtitle: camera.description ?? "",
      href: `/cameras/${camera.id}`,
    })),
    ...candidates.items.map((candidate) => ({
      type: "candidate" as const,
      id: candidate.id,
      title: `${candidate.firstName} ${candidate.lastName}`,
      subtitle: candidate.passportNo,
      href: `/candidates/${candidate.id}`,
    })),
  ];
}
