// JSON-RPC over stdio: a request per line in, an answer per line out, one after the other.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { adapterFactory } from "./adapter.mjs";
import { createDatabase } from "./commands.mjs";
import { parseUrl } from "./connection.mjs";
import { log } from "./log.mjs";
import { loadEngine, panicMessage } from "./wasm.mjs";

/** The code of every failed request; what happened is in its data. */
const REQUEST_FAILED = 4466;

/** Methods that the WASM build names otherwise. */
const RENAMED = { getDatabaseVersion: "version" };

/** Ids of our own requests ("print"), out of the way of the CLI's. */
let printId = 1_000_000;

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

/**
 * Answers until stdin closes.
 * @param {import("./arguments.mjs").Options} options
 */
export async function answerRequests({ datamodels, url }) {
  const { SchemaEngine } = await loadEngine();
  const files = datamodels.map((file) => [file, readFileSync(file, "utf8")]);
  let factory;

  // A fresh engine for every request: applyMigrations leaves a stale picture of the schema in a used one.
  const newEngine = () => {
    factory = adapterFactory(url);
    const trace = (message) => process.env.DEBUG_ENGINE && log("INFO", String(message));
    return SchemaEngine.new({ datamodels: files.length > 0 ? files : undefined }, trace, factory);
  };

  const answer = async ({ id, method, params }) => {
    try {
      send({ id, result: await call(newEngine, url, method, params) });
    } catch (error) {
      const data = describeError(error, factory);
      send({
        id,
        error: { code: REQUEST_FAILED, message: "An error happened. Check the data field for details.", data },
      });
    }
  };

  let queue = Promise.resolve();
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.method) queue = queue.then(() => answer(request)); // the rest are answers to our "print"
  }
  await queue;
  process.exit(0); // the engine's connections would keep us
}

async function call(newEngine, url, method, params) {
  if (method === "createDatabase") {
    await createDatabase(url);
    return { databaseName: parseUrl(url).database };
  }
  const engine = await newEngine();
  // The WASM evaluateDataLoss and createMigration are not handed the shadow database, but they use the replayed
  // migrations that devDiagnostic leaves in the instance's cache.
  if (method === "evaluateDataLoss" || method === "createMigration") {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  const result = await engine[RENAMED[method] ?? method](params);
  if (method !== "diff") return result ?? {};
  // The native engine sends a diff's text as a request to print it.
  if (result.stdout != null) send({ id: printId++, method: "print", params: { content: result.stdout } });
  return { exitCode: result.exitCode, stdout: null };
}

/** The `data` of a failed request: the driver's error is kept aside by the adapter, the engine only knows its number. */
function describeError(error, factory) {
  const isPanic = error instanceof WebAssembly.RuntimeError;
  const id = /External error id#(\d+)/.exec(error?.message ?? "")?.[1];
  const external = id === undefined ? undefined : factory?.errorRegistry?.consumeError(Number(id))?.error;
  let message = error?.message ?? String(error);
  if (external) {
    message = `Database error ${external.code ?? external.cause?.originalCode ?? ""}: ${external.message}\n${error.message}`;
  } else if (isPanic) message = panicMessage() || String(error);
  return { is_panic: isPanic, message, error_code: error?.code ?? null };
}
