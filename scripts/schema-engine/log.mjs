/** Writes a line of the native engine's log: the CLI reads errors of the `cli` subcommand from it. */
export function log(level, message, extra = {}) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    target: "schema_engine::logger",
    fields: { message, ...extra },
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
