// Loads the engine: the WASM build of the commit that the installed Prisma CLI expects.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const GLUE = "@prisma/schema-engine-wasm/schema_engine_bg";

/** Where the engine leaves the message of a panic; it looks for this very global. */
class PanicRegistry {
  message = "";
  get() {
    return this.message;
  }
  set_message(message) {
    this.message = message;
  }
}

/** @returns the module with `SchemaEngine` */
export async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = new PanicRegistry();
  const glue = await import(GLUE);
  const wasm = createRequire(import.meta.url)
    .resolve(GLUE)
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

/** What the engine said as it panicked. */
export const panicMessage = () => globalThis.PRISMA_WASM_PANIC_REGISTRY.get();
