import { listCameras } from "@/lib/plates/cameras/queries";
import type { SearchLogView } from "@/lib/plates/search/log-schema";
import type { Actor } from "@/lib/platform/auth/actor";
import type { SearchLine } from "./_components/searches-table";
import { askedFor } from "./asked-for";

/** Logged searches as the table shows them. */
export async function linesOf(actor: Actor, rows: readonly SearchLogView[]): Promise<SearchLine[]> {
  const { items } = await listCameras(actor);
  const cameras = new Map(items.map(({ id, name }) => [id, name]));
  return rows.map(({ query, ...row }) => ({
    ...row,
    asked: askedFor(query, cameras),
    own: row.user_id !== null && row.user_id === actor.userId,
  }));
}
