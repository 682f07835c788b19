import type { Media } from "@/lib/generated/prisma/client";
import type { OcrState } from "@/lib/generated/prisma/enums";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize, isStaff } from "@/lib/platform/auth/actor";
import { db, type Prisma, transaction } from "@/lib/platform/db";
import { isUuid } from "@/lib/platform/ids";
import { nestedSets, treeIds } from "@/lib/platform/storage/media-tree";
import { admitClient, documentPolicy } from "../policy";
import { DOCUMENT } from "../tasks/kinds";
import type { KeptReading } from "../tasks/output";
import type { DocumentItem, OcrJobView, TreeItem } from "./schema";
import { THUMBNAIL_VARIANT } from "./thumbnail";
import { documentItem, ocrJobView } from "./view";

const listed = {
  owner: { select: { id: true, uuid: true, username: true, fullName: true } },
  ocrJobs: { where: { isLatest: true }, include: { job: true }, take: 1 },
  children: { where: { variant: THUMBNAIL_VARIANT }, select: { id: true }, take: 1 },
} satisfies Prisma.MediaInclude;

/** @throws DomainError unauthenticated; not_found for a missing, deleted or somebody else's document */
export async function findDocument(actor: Actor, id: string): Promise<Media> {
  admitClient(actor);
  const media = isUuid(id)
    ? await db().media.findFirst({ where: { id, dedupKey: { not: null }, deletedAt: null } })
    : null;
  return authorize(documentPolicy, "read", actor, media, "Media");
}

/** Notes that somebody saw a document, or what was read from it. */
export const noteAccess = (actor: Actor, media: Pick<Media, "id">, description: string): Promise<void> =>
  transaction((tx) => audit(tx, actor, { action: "read", resourceType: DOCUMENT, resourceId: media.id, description }));

/** A document, with an address of its file: so that it was asked for is noted. */
export async function getDocument(actor: Actor, id: string): Promise<Media> {
  const media = await findDocument(actor, id);
  await noteAccess(actor, media, "Looked at an identity document");
  return media;
}

/** Every reading of a document, the newest first. */
export async function getReadings(actor: Actor, id: string): Promise<OcrJobView[]> {
  const media = await findDocument(actor, id);
  const jobs = await db().ocrJob.findMany({
    where: { mediaId: media.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  await noteAccess(actor, media, "Looked at what was read from an identity document");
  return jobs.map(ocrJobView);
}

export type DocumentDetail = DocumentItem & { reading_data: KeptReading | null };

/** A document with everything that its newest reading found, deleted ones too: for the screen that shows them beside each other. */
export async function getDocumentDetail(actor: Actor, id: string): Promise<DocumentDetail> {
  admitClient(actor);
  const found = isUuid(id)
    ? await db().media.findFirst({ where: { id, dedupKey: { not: null } }, include: listed })
    : null;
  const row = authorize(documentPolicy, "read", actor, found, "Document");
  await noteAccess(actor, row, "Looked at an identity document and what was read from it");
  return { ...documentItem(row), reading_data: (row.ocrJobs[0]?.reading ?? null) as KeptReading | null };
}

export type DocumentFilter = {
  status?: OcrState;
  documentType?: string;
  /** A user's UUID. */
  owner?: string;
  /** Part of the file's or the owner's name, or the id. */
  q?: string;
  deleted?: boolean;
};

export type DocumentSort = { by: "created_at" | "name" | "size"; desc: boolean };

/** One page of the documents that the actor may see. Which they saw is one row of the trail. */
export async function listDocuments(
  actor: Actor,
  filter: DocumentFilter,
  page: { skip: number; take: number },
  sort: DocumentSort = { by: "created_at", desc: true },
): Promise<{ items: DocumentItem[]; total: number }> {
  admitClient(actor);
  const where: Prisma.MediaWhereInput = { AND: [visibleTo(actor), whereOf(filter)] };
  const [rows, total] = await Promise.all([
    db().media.findMany({ where, include: listed, orderBy: orderOf(sort), ...page }),
    db().media.count({ where }),
  ]);
  if (rows.length > 0)
    await transaction((tx) =>
      audit(tx, actor, {
        action: "read",
        resourceType: DOCUMENT,
        description: `Listed ${rows.length} identity documents with their thumbnails`,
        newValues: { ids: rows.map(({ id }) => id) },
      }),
    );
  return { items: rows.map(documentItem), total };
}

const visibleTo = (actor: Actor): Prisma.MediaWhereInput =>
  isStaff(actor)
    ? { dedupKey: { not: null } }
    : actor.userId === null
      ? { dedupKey: { not: null }, ownerId: null, createdBy: null }
      : { dedupKey: { not: null }, ownerId: actor.userId };

function whereOf({ status, documentType, owner, q, deleted }: DocumentFilter): Prisma.MediaWhereInput {
  const text = q?.trim();
  const contains = { contains: text, mode: "insensitive" } as const;
  return {
    deletedAt: deleted ? { not: null } : null,
    ocrJobs: status || documentType ? { some: { isLatest: true, status, documentType } } : undefined,
    owner: owner ? { uuid: owner } : undefined,
    OR: text
      ? [
          { originalName: contains },
          { owner: { OR: [{ fullName: contains }, { username: contains }, { email: contains }] } },
          ...(isUuid(text) ? [{ id: text }] : []),
        ]
      : undefined,
  };
}

function orderOf({ by, desc }: DocumentSort): Prisma.MediaOrderByWithRelationInput[] {
  const order = desc ? "desc" : "asc";
  const column = { created_at: "createdAt", name: "originalName", size: "sizeBytes" } as const;
  return [{ [column[by]]: order }, { id: order }];
}

/** A document and what was made from it, as nested sets have it. */
export async function getTree(actor: Actor, id: string): Promise<TreeItem[]> {
  const media = await findDocument(actor, id);
  const rows = await db().media.findMany({ where: { id: { in: await treeIds(db(), media.id) }, deletedAt: null } });
  const sets = nestedSets(rows);
  return rows
    .map((row) => {
      const set = sets.get(row.id) ?? { left: 0, right: 0, depth: 0, ordering: 0 };
      return {
        id: row.id,
        parent_id: row.parentId,
        name: row.originalName ?? "file",
        mime_type: row.contentType,
        size: row.sizeBytes,
        record_left: set.left,
        record_right: set.right,
        record_dept: set.depth,
        record_ordering: set.ordering,
        custom_attribute: row.customAttribute,
      };
    })
    .sort((a, b) => a.record_left - b.record_left);
}
