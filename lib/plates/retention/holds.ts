import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { mayAdministerPlates } from "../policy";
import { PLATE_UPLOAD } from "../uploads/service";

/** A recording or a read that retention passes over. */
export type HoldView = {
  kind: "recording" | "read";
  /** Of a recording its job's id, of a read its own: as their pages are addressed. */
  id: string;
  /** The file's name, or the plate. */
  title: string;
  camera: string | null;
  /** When it was captured, or the recording was sent. */
  at: string;
  /** Reads that a recording's hold keeps too. */
  reads: number;
  /** What the audit trail says of who put it there, when and why. */
  note: string | null;
  heldBy: string | null;
  heldAt: string | null;
};

type Row = Omit<HoldView, "at" | "heldAt" | "reads"> & { at: Date; reads: bigint; heldAt: Date | null };

/** Holds, the newest capture first. A read that is held with its whole recording is counted there. */
export async function listHolds(
  actor: Actor,
  page: { skip: number; take: number },
): Promise<{ total: number; items: HoldView[] }> {
  permit(mayAdministerPlates(actor));
  const held = Prisma.sql`
    SELECT 'recording' AS kind, u.id AS row_id, u.job_id AS id, u.filename AS title, u.camera_id,
      COALESCE(u.recorded_at, u.created_at) AS at, ${PLATE_UPLOAD} AS resource
    FROM plate_upload u WHERE u.evidence_hold
    UNION ALL
    SELECT 'read', e.id, e.id, COALESCE(e.corrected_plate, e.plate), e.camera_id, e.captured_at, 'plate_event'
    FROM plate_event e LEFT JOIN plate_upload u ON u.id = e.upload_id
    WHERE e.evidence_hold AND NOT COALESCE(u.evidence_hold, false)`;
  const [rows, counted] = await Promise.all([
    db().$queryRaw<Row[]>(Prisma.sql`
      SELECT h.kind, h.id, h.title, c.name AS camera, h.at,
        CASE WHEN h.kind = 'recording' THEN (SELECT count(*) FROM plate_event e WHERE e.upload_id = h.row_id) ELSE 0 END AS reads,
        a.description AS note, COALESCE(who.full_name, who.username) AS "heldBy", a.at AS "heldAt"
      FROM (${held} ORDER BY at DESC, row_id LIMIT ${page.take} OFFSET ${page.skip}) AS h
      LEFT JOIN camera c ON c.id = h.camera_id
      LEFT JOIN LATERAL (
        SELECT description, at, user_id FROM audit_entry a
        WHERE a.resource_type = h.resource AND a.resource_id = h.row_id::text AND a.new_values @> '{"evidence_hold": true}'
        ORDER BY a.seq DESC LIMIT 1) AS a ON true
      LEFT JOIN "user" who ON who.id = a.user_id
      ORDER BY h.at DESC, h.row_id`),
    db().$queryRaw<{ total: bigint }[]>(Prisma.sql`SELECT count(*) AS total FROM (${held}) AS h`),
  ]);
  return {
    total: Number(counted[0]?.total ?? 0),
    items: rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      reads: Number(row.reads),
      heldAt: row.heldAt?.toISOString() ?? null,
    })),
  };
}
