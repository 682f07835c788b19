import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { maySearchPeople } from "./policy";
import type { PossibleDuplicate } from "./schema";
import { folded } from "./view";

type Known = { id_number?: string; first_name: string; last_name: string; date_of_birth?: string };
type Found = {
  id: number;
  first_name: string;
  last_name: string;
  id_number: string;
  date_of_birth: Date;
  likeness: number;
};

const NAME_LIKENESS = 0.55;

/**
 * People who may be the one that is about to be registered: the same id number; the same birthday with a name alike;
 * or a name alike with the two names exchanged. Trigram likeness is PostgreSQL's (pg_trgm).
 */
export async function possibleDuplicates(actor: Actor, known: Known, exceptId?: number): Promise<PossibleDuplicate[]> {
  permit(maySearchPeople(actor));
  const name = folded(`${known.first_name} ${known.last_name}`);
  const exchanged = folded(`${known.last_name} ${known.first_name}`);
  if (name.length < 3) return [];
  const born = known.date_of_birth ?? null;
  const rows = await db().$queryRaw<Found[]>(Prisma.sql`
    SELECT id, first_name, last_name, id_number, date_of_birth,
           greatest(word_similarity(${name}, search_text), word_similarity(${exchanged}, search_text))::float8 AS likeness
    FROM person
    WHERE is_active AND id <> ${exceptId ?? 0}
      AND (id_number = ${known.id_number ?? ""}
        OR ((search_text %> ${name} OR search_text %> ${exchanged}) AND (${born}::date IS NULL OR date_of_birth = ${born}::date)))
    ORDER BY id_number = ${known.id_number ?? ""} DESC, likeness DESC, id
    LIMIT 5`);
  return rows
    .filter((row) => row.id_number === known.id_number || row.likeness >= NAME_LIKENESS)
    .map((row) => ({
      id: row.id,
      name: `${row.first_name} ${row.last_name}`,
      idNumber: row.id_number,
      dateOfBirth: row.date_of_birth.toISOString().slice(0, 10),
      reason: row.id_number === known.id_number ? "The same id number" : "A name alike and the same date of birth",
    }));
}
