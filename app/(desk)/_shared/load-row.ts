import { notFound } from "next/navigation";
import { DomainError } from "@/lib/platform/errors";

/** Reads what an address names. What is no id, or is not there for this person, gives the not-found page. */
export async function loadRow<T>(id: string, read: (id: number) => Promise<T>): Promise<T> {
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  try {
    return await read(Number(id));
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  }
}
