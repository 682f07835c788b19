import type { Camera } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { getMedia, type Media } from "@/lib/platform/storage/media";
import { mayAdministerPlates, mayWorkWithPlates } from "../policy";
import type { CameraView } from "./schema";
import { shownStreamAddress } from "./stream-address";
import { cameraView, streamOf } from "./view";

/** @throws DomainError not_found "Camera not found" */
export async function findCamera(actor: Actor, id: string, tx: Tx = db()): Promise<Camera> {
  permit(mayWorkWithPlates(actor));
  const camera = await tx.camera.findUnique({ where: { id } });
  if (!camera) throw notFound("Camera");
  return camera;
}

export const getCamera = async (actor: Actor, id: string): Promise<CameraView> =>
  cameraView(actor, await findCamera(actor, id));

/** Where an administrator's camera has its stream from, without its user name and password; null without a stream. */
export async function shownStream(actor: Actor, id: string): Promise<string | null> {
  permit(mayAdministerPlates(actor));
  const address = streamOf(await findCamera(actor, id));
  return address === null ? null : shownStreamAddress(address);
}

export const CAMERA_SORTS = ["name", "created_at"] as const;
export type CameraOrder = { sort: (typeof CAMERA_SORTS)[number]; desc: boolean };

/** Cameras in the order in which they were added, unless another is asked for. */
export async function listCameras(
  actor: Actor,
  filter: { q?: string; active?: boolean } = {},
  page: { skip: number; take: number } = { skip: 0, take: 10_000 },
  { sort, desc }: CameraOrder = { sort: "created_at", desc: false },
): Promise<{ items: CameraView[]; total: number }> {
  permit(mayWorkWithPlates(actor));
  const like = filter.q ? { contains: filter.q.trim(), mode: "insensitive" as const } : undefined;
  const where: Prisma.CameraWhereInput = {
    active: filter.active,
    ...(like ? { OR: [{ name: like }, { description: like }] } : {}),
  };
  const direction: Prisma.SortOrder = desc ? "desc" : "asc";
  const orderBy: Prisma.CameraOrderByWithRelationInput[] = [
    sort === "name" ? { name: direction } : { createdAt: direction },
    { id: direction },
  ];
  const [rows, total] = await Promise.all([
    db().camera.findMany({ where, orderBy, skip: page.skip, take: page.take }),
    db().camera.count({ where }),
  ]);
  return { items: rows.map((camera) => cameraView(actor, camera)), total };
}

/** @throws DomainError not_found */
export async function lastFrameOf(actor: Actor, id: string): Promise<Media> {
  const { lastFrameId } = await findCamera(actor, id);
  if (!lastFrameId) throw notFound("Frame");
  return getMedia(lastFrameId);
}
