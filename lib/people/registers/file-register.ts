import { readFile, stat } from "node:fs/promises";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { RegisterContent, type RegisterEntry, type RegisterProvider } from "./register";

/** A larger file belongs into a database. */
const BYTES_MAX = 64 * 1024 * 1024;

/** Registers from a JSON file `{citizens, drivers, infringements}`, as a nightly extract delivers it; read anew when it changes. */
export class FileRegister implements RegisterProvider {
  #read: { modified: number; content: RegisterContent } | undefined;

  constructor(readonly file: string) {}

  async find(idNumber: string): Promise<RegisterEntry> {
    const { citizens, drivers, infringements } = await this.#content();
    const concerns = (entry: { id_number: string }) => entry.id_number === idNumber;
    return {
      citizen: citizens.find(concerns) ?? null,
      driver: drivers.find(concerns) ?? null,
      infringements: infringements.filter(concerns),
    };
  }

  async #content(): Promise<RegisterContent> {
    try {
      const { mtimeMs, size } = await stat(this.file);
      if (this.#read?.modified === mtimeMs) return this.#read.content;
      if (size > BYTES_MAX) throw new Error(`the file is larger than ${BYTES_MAX} bytes`);
      const content = RegisterContent.parse(JSON.parse(await readFile(this.file, "utf8")));
      this.#read = { modified: mtimeMs, content };
      return content;
    } catch (cause) {
      log.error({ err: cause, file: this.file }, "the external register cannot be read");
      throw new DomainError(
        "unavailable",
        "register_unavailable",
        "The external register cannot be read at the moment",
      );
    }
  }
}
