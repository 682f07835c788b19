import { notFound } from "next/navigation";
import { DomainError } from "@/lib/platform/errors";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As `loadRow`, for rows whose ids are UUIDs. */
export async function loadUuid<T>(id: string, read: (id: string) => Promise<T>): Promise<T> {
  if (!UUID.test(id)) notFound();
  try {
    return await read(id);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  }
}
