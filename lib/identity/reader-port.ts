import type { DocumentReading } from "./extract/reading";

/** What reads documents, as those see it who record what was read: lib/identity/readers, or a script that a test knows. */
export interface DocumentReader {
  /** @throws DomainError what is wrong with the picture; unavailable when no worker is free in time */
  read(image: Uint8Array, options?: { signal?: AbortSignal }): Promise<DocumentReading>;
}
