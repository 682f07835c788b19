import pino, { type Logger } from "pino";
import { requestContext } from "./context";

const holder = globalThis as typeof globalThis & { bureauLog?: Logger };

/**
 * Structured JSON, one line an event, with the request id of whoever asked. The level comes straight from the
 * environment, since a line about wrong settings must still be written.
 */
holder.bureauLog ??= pino({
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => {
    const context = requestContext();
    return context ? { requestId: context.requestId } : {};
  },
  redact: {
    paths: ["password", "*.password", "authorization", "*.authorization", "token", "*.token"],
    censor: "[redacted]",
  },
});

export const log: Logger = holder.bureauLog;
