import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { mayAdministerPlates } from "../policy";
import { HIT, past } from "./batches";
import { COUNTED_MAX, type Due, type DuePart, RETENTION_CLASSES, type RetentionClass } from "./classes";
import { boundOf, retentionLimits } from "./limits";

/** Rows of a class that would go, each with the bytes that its files hold. */
function dueRows(name: RetentionClass, bound: Date, readsBound: Date | null): Prisma.Sql {
  const pictures = Prisma.sql`COALESCE(crop.size_bytes, 0)::bigint + COALESCE(frame.size_bytes, 0)`;
  const events = (which: Prisma.Sql) => Prisma.sql`
    SELECT ${pictures} AS bytes FROM plate_event e
    LEFT JOIN media crop ON crop.id = e.crop_id LEFT JOIN media frame ON frame.id = e.frame_id
    WHERE ${past(bound)} AND ${which}`;
  switch (name) {
    case "reads":
      return events(Prisma.sql`NOT ${HIT}`);
    case "hits":
      return events(HIT);
    case "crops": {
      // A read that goes takes its pictures along; it is counted there.
      const stays = readsBound ? Prisma.sql`NOT (${past(readsBound)})` : Prisma.sql`true`;
      return events(Prisma.sql`NOT ${HIT} AND (e.crop_id IS NOT NULL OR e.frame_id IS NOT NULL) AND ${stays}`);
    }
    case "videos":
      return Prisma.sql`
        SELECT u.size_bytes AS bytes FROM plate_upload u JOIN job j ON j.id = u.job_id
        WHERE u.created_at < ${bound} AND NOT u.evidence_hold AND u.media_id IS NOT NULL
          AND j.state NOT IN ('queued', 'running')`;
    case "exports":
      return Prisma.sql`
        SELECT x.size_bytes AS bytes FROM plate_export x WHERE x.created_at < ${bound} AND x.media_id IS NOT NULL`;
  }
}

/** What a purge at a moment would remove. Files that several rows name are counted with each of them. */
export async function duePurge(actor: Actor, at: Date): Promise<Due> {
  permit(mayAdministerPlates(actor));
  const limits = retentionLimits();
  const parts = await Promise.all(
    RETENTION_CLASSES.map(async (name): Promise<[RetentionClass, DuePart]> => {
      const bound = boundOf(limits[name], at);
      if (!bound) return [name, { rows: 0, bytes: 0 }];
      const rows = await db().$queryRaw<{ rows: bigint; bytes: bigint | null }[]>(Prisma.sql`
        SELECT count(*) AS rows, sum(bytes)::bigint AS bytes
        FROM (${dueRows(name, bound, boundOf(limits.reads, at))} LIMIT ${COUNTED_MAX + 1}) AS due`);
      return [name, { rows: Number(rows[0]?.rows ?? 0), bytes: Number(rows[0]?.bytes ?? 0) }];
    }),
  );
  return Object.fromEntries(parts) as Due;
}
