import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { iso31661Alpha3ToAlpha2 } from "iso-3166";
import { z } from "zod";

/**
 * Every environment variable that Bureau reads, described once. `.env.example` and the README's table are checked
 * against this schema by a test. An empty variable counts as one that is not set.
 */
const flag = z
  .enum(["0", "1", "true", "false", "yes", "no", "on", "off"])
  .transform((value) => ["1", "true", "yes", "on"].includes(value));
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** 32 bytes: 64 hexadecimal digits, or base64 with or without its padding, in either alphabet. */
const DocumentsKey = z.string().regex(/^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/, "must be 32 bytes in hex or base64");

export const SettingsSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  BUREAU_DEMO: flag.optional().describe("Serve the demo office with its public passwords (loopback only)"),
  BUREAU_DATA_DIR: z.string().default(".data").describe("Folder of the embedded database, files, outbox and secrets"),
  PORT: count(1, 65535).default(3000).describe("Port to serve on"),
  HOST: z.string().default("127.0.0.1").describe("Address to listen on"),
  PUBLIC_URL: z.url().optional().describe("Address at which people reach this office; default http://127.0.0.1:PORT"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address")
    .describe("PostgreSQL; default: the embedded one"),
  DATABASE_POOL_SIZE: count(2, 200).default(10).describe("Connections of the application's pool"),
  NEXTAUTH_SECRET: z
    .string()
    .min(32)
    .describe("Secret of sessions, tokens and seals; default: made once in the data folder"),
  ADMIN_EMAIL: z.email().optional().describe("First administrator, when this is not the demo office"),
  ADMIN_PASSWORD: z.string().min(12).optional().describe("Password of the first administrator"),
  ACCESS_TOKEN_MINUTES: count(1, 1440).default(30).describe("Life of a bearer token"),
  SESSION_HOURS: count(1, 720).default(12).describe("Life of a browser session and of a refresh token"),
  CORS_ORIGINS: z
    .string()
    .default("*")
    .describe("Origins that may call the REST API from a browser, comma-separated, or *"),
  RATE_LIMIT_PER_MINUTE: count(1, 1_000_000).default(12_000).describe("Requests per minute and client on the REST API"),
  LOGIN_ATTEMPTS: count(1, 1000).default(10).describe("Failed sign-ins per account and address in 15 minutes"),
  TRUSTED_PROXIES: count(0, 10).default(0).describe("Reverse proxies in front, whose X-Forwarded-For is believed"),
  STORAGE_DRIVER: z.enum(["local", "s3"]).default("local").describe("Where files are kept"),
  AMPRO_STORAGE_DIR: z.string().optional().describe("Folder of the local files; default BUREAU_DATA_DIR/files"),
  S3_ENDPOINT: z.url().optional().describe("S3 endpoint (MinIO, Supabase); default: AWS"),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: flag.default(true).describe("Bucket in the path instead of the host name"),
  STORAGE_QUOTA_MB: count(1, 10_000_000).optional().describe("Refuse uploads beyond this many megabytes in all"),
  STORAGE_WARN_PERCENT: count(1, 100).default(80).describe("Tell administrators when the disk of the files is so full"),
  STORAGE_CRITICAL_PERCENT: count(1, 100).default(95).describe("Tell them again, more urgently, when it is so full"),
  CLEANUP_INTERVAL_HOURS: count(1, 8760).default(24).describe("How often temporary and superseded files are removed"),
  UPLOADTHING_TOKEN: z
    .string()
    .optional()
    .describe("UploadThing's cloud for browser uploads; default: the same protocol on the local disk"),
  UPLOAD_MAX_MB: count(1, 1024).default(10).describe("Largest photo or document"),
  PHOTO_PROCESSING_QUALITY: count(50, 100).default(95).describe("JPEG quality of the processed portrait"),
  LICENSE_GENERATION_DPI: z.coerce
    .number()
    .pipe(z.literal(300))
    .default(300)
    .describe("Resolution of the card; the card's geometry is fixed at 300"),
  LICENSE_ISSUER: z.string().max(60).optional().describe("Issuing authority; until it is set the card says SPECIMEN"),
  LICENSE_COUNTRY_CODE: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .refine((code) => code in iso31661Alpha3ToAlpha2, "must be a code of ISO 3166-1")
    .default("ZAF")
    .describe("ISO 3166-1 alpha-3 code on the card"),
  LICENSE_DISTINGUISHING_SIGN: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .optional()
    .describe("Sign of the country on vehicles abroad, in mobile licenses; default for ZAF: ZA"),
  BARCODE_PROFILE: z
    .enum(["json", "za-720"])
    .default("json")
    .describe("What the card's PDF417 carries: signed JSON, or the 720 bytes of the South African card"),
  ISSUER_KEY_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe("Secret that the issuer's private keys are encrypted with; default: derived from NEXTAUTH_SECRET"),
  DOCUMENTS_KEY: DocumentsKey.optional().describe(
    "Key that identity documents are encrypted with, 32 bytes in hex or base64; default: derived from NEXTAUTH_SECRET",
  ),
  DOCUMENTS_KEYS_OLD: z
    .string()
    .refine((list) => list.split(",").every((key) => DocumentsKey.safeParse(key.trim()).success), {
      message: "must be keys like DOCUMENTS_KEY, comma-separated",
    })
    .optional()
    .describe("Former DOCUMENTS_KEYs, comma-separated: they open what they encrypted and encrypt nothing more"),
  DOCUMENT_TASK_MINUTES: count(1, 525_600)
    .default(60)
    .describe("Minutes for which /task/{id} tells the result of a reading that has ended"),
  DOCUMENT_OPEN_UPLOADS: flag
    .default(false)
    .describe("Serve upload clients that send no credentials; they see only what came in without credentials"),
  CANDIDATE_OPEN_CLIENTS: flag
    .default(false)
    .describe("Serve candidate and certificate clients that send no credentials as if they were the desk"),
  CANDIDATE_SESSION_HOURS: count(1, 8760)
    .default(24)
    .describe("Hours after which an intake that nobody goes on with is removed"),
  CANDIDATE_RETENTION_DAYS: count(1, 3650)
    .default(30)
    .describe("Days for which a deleted candidate can be brought back; then the files and rows are removed"),
  CANDIDATE_REMINDER_DAYS: z
    .string()
    .regex(/^\d{1,3}(\s*,\s*\d{1,3})*$/, "must be days, comma-separated, like 90,30")
    .default("90,30")
    .describe("Days before a passport, CDC or certificate expires at which its holder is reminded by mail"),
  ENABLE_OCR: flag.optional().describe("Read the documents of a candidate's intake; default: only in the demo office"),
  ENABLE_CHATGPT_FILTERING: flag
    .default(false)
    .describe("Let a language model clean what was read: texts of documents are sent to OPENAI_BASE_URL"),
  OPENAI_API_KEY: z.string().optional().describe("Key of that language model, where it wants one"),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: "must be an http(s) address" })
    .default("https://api.openai.com/v1")
    .describe("Any service of the OpenAI chat-completions protocol, a local one too"),
  OPENAI_MODEL: z.string().max(100).default("gpt-4o-mini").describe("Model of that service"),
  ONBOARDING_OPEN: flag.default(true).describe("Let applicants open accounts of their own at /onboarding"),
  ONBOARDING_ACCOUNTS_PER_HOUR: count(1, 100_000).default(20).describe("Applicants' accounts per hour and address"),
  IDENTITY_RETENTION_DAYS: count(0, 36_500)
    .default(180)
    .describe("Days after which applicants who were rejected, or never ended, are erased; 0: never"),
  IDENTITY_FOUR_EYES: flag.default(false).describe("An approval by hand needs a second person of the desk"),
  IDENTITY_PROVIDER_URL: z
    .url()
    .optional()
    .describe("A verification service that documents are posted to, instead of the own reader"),
  IDENTITY_PROVIDER_TOKEN: z.string().optional().describe("Bearer token of that service"),
  VERIFICATIONS_PER_MINUTE: count(1, 100_000).default(60).describe("Public checks of a license per minute and address"),
  CARD_STOCK_LOW: count(0, 1_000_000).default(200).describe("Warn when fewer blank cards than this are left"),
  FETCH_ALLOWED_HOSTS: z
    .string()
    .default("")
    .describe(
      "host or host:port, comma-separated, that photo and webhook addresses may name although they are private",
    ),
  BUREAU_LICENSE_KEY: z
    .string()
    .optional()
    .describe("License file's text of this installation; default: the one put in at /admin/entitlements, or none"),
  BUREAU_LICENSE_TRUSTED_KEYS: z
    .string()
    .regex(/^$|^\s*[\w-]{11}:[\w-]{43}\s*(,\s*[\w-]{11}:[\w-]{43}\s*)*$/, "must be like id:key,id:key")
    .default("")
    .describe("Public keys of those who issue licenses to this installation, as id:key, comma-separated"),
  WEBHOOK_LOG_DAYS: count(1, 3650).default(30).describe("Days that webhooks that were sent or given up are kept"),
  CAMERA_NETWORKS: z
    .string()
    .default("")
    .describe("Private networks (10.1.0.0/16), hosts or host:port, comma-separated, that cameras' streams may be in"),
  PLATE_UPLOAD_MAX_MB: count(1, 2047).default(500).describe("Largest recording or picture that plates are read from"),
  PLATE_SEARCH_PURPOSE: z
    .enum(["optional", "purpose", "case"])
    .default("optional")
    .describe("What a search of plates must name: nothing, its purpose, or purpose and case number"),
  PLATE_RETENTION_READS_DAYS: count(0, 36_500)
    .default(30)
    .describe("Days that reads without a hit are kept; 0: always"),
  PLATE_RETENTION_HITS_DAYS: count(0, 36_500).default(365).describe("Days that reads with a hit are kept; 0: always"),
  PLATE_RETENTION_CROPS_DAYS: count(0, 36_500)
    .default(30)
    .describe("Days that the pictures of reads without a hit are kept; 0: as long as the read"),
  PLATE_RETENTION_VIDEO_DAYS: count(0, 36_500).default(7).describe("Days that uploaded recordings are kept; 0: always"),
  PLATE_RETENTION_EXPORTS_DAYS: count(0, 36_500)
    .default(90)
    .describe("Days that packages of reads for training are kept; 0: always"),
  CAMERA_STREAMS_MAX: count(0, 64).default(2).describe("Live streams that one process reads; 0: none"),
  MAP_TILE_URL: z
    .string()
    .regex(/^https?:\/\/.+\{z\}.*\{x\}.*\{y\}/, "must be like https://tiles.example/{z}/{x}/{y}.png")
    .optional()
    .describe("Tile server of the maps; default: the bundled outline map"),
  MAP_TILE_ATTRIBUTION: z.string().default("").describe("Whose tiles they are, shown on the maps"),
  MAP_STYLE_URL: z.url().optional().describe("Map style that /api/maps/config tells clients"),
  MAP_API_KEY: z.string().optional().describe("Public key of the map service that /api/maps/config tells clients"),
  EXTERNAL_REGISTER_FILE: z
    .string()
    .optional()
    .describe("JSON extract {citizens, drivers, infringements} of other registers, for look-ups by id number"),
  DETECTION_CONFIDENCE_THRESHOLD: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.7)
    .describe("Plates read with less confidence are left out"),
  FRAME_EXTRACTION_FPS: z.coerce
    .number()
    .min(0.5)
    .max(30)
    .multipleOf(0.5)
    .default(5)
    .describe("Frames of a video that are looked at a second, a multiple of 0.5"),
  FFMPEG_PATH: z.string().optional().describe("FFmpeg; default: the one on the PATH, else that of an npm package"),
  RECOGNITION_WORKERS: count(1, 64)
    .default(1)
    .describe("Processes that recognise plates; each reads one video at once"),
  RECOGNITION_THREADS: count(1, 64).default(1).describe("Threads of one model in one such process"),
  RECOGNITION_MEMORY_MB: count(256, 65_536).default(1500).describe("A worker that grows beyond this is replaced"),
  RECOGNITION_QUEUE: count(1, 10_000).default(64).describe("Pictures and videos that may wait for a worker"),
  RECOGNITION_TIMEOUT_SECONDS: count(1, 600).default(30).describe("Longest time that one picture may take"),
  RECOGNITION_PROVIDER: z
    .enum(["cpu", "cuda", "coreml", "dml"])
    .default("cpu")
    .describe("Execution provider of ONNX Runtime"),
  RECOGNITION_URL: z
    .url()
    .optional()
    .describe("A recognition service that pictures are posted to, instead of the models"),
  RECOGNITION_TOKEN: z.string().optional().describe("Bearer token of that service"),
  READING_WORKERS: count(1, 64)
    .default(1)
    .describe("Processes that read identity documents, one document at once in each"),
  READING_THREADS: count(1, 64).default(1).describe("Threads of one model in one such process"),
  READING_MEMORY_MB: count(256, 65_536).default(1200).describe("A worker that grows beyond this is replaced"),
  READING_QUEUE: count(1, 10_000).default(64).describe("Documents that may wait for a worker"),
  READING_TIMEOUT_SECONDS: count(1, 600).default(60).describe("Longest time that one document may take"),
  INNGEST_BASE_URL: z.url().optional().describe("A self-hosted Inngest server; default: the embedded executor"),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  JOBS_CONCURRENCY: count(1, 64).default(2).describe("Steps that the embedded executor runs at once"),
  JOBS_LEASE_SECONDS: count(2, 3600)
    .default(20)
    .describe("After this long without a sign of life a worker's step is taken over"),
  JOBS_BACKOFF_SECONDS: z.coerce
    .number()
    .min(0.01)
    .max(600)
    .default(2)
    .describe("First pause before a failed step is tried again; doubles"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must be smtp://… or smtps://…")
    .optional()
    .describe("Mail server; default: an outbox folder"),
  MAIL_FROM: z.string().default("Bureau <bureau@localhost>"),
  INVOICE_NUMBER_PATTERN: z
    .string()
    .max(40)
    .default("AMA/{fy}/{seq}")
    .describe("How the first company's invoices are numbered: {fy} is 25-26, {seq} is 0001"),
  INVOICE_UPI_ID: z
    .string()
    .regex(/^[\w.-]{2,256}@[A-Za-z][A-Za-z0-9]{1,63}$/, "must be a UPI id like office@bank")
    .optional()
    .describe("UPI id that invoices ask to be paid to, as a QR code; default: none is printed"),
  METRICS_TOKEN: z.string().min(16).optional().describe("Bearer token that /metrics demands; default: loopback only"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Settings = z.output<typeof SettingsSchema> & {
  publicUrl: string;
  dataDir: string;
  filesDir: string;
  demo: boolean;
  /** Whether the documents of an intake are read. */
  readsCandidates: boolean;
};

/**
 * @throws Error that names each wrong variable and why; the start stops there.
 */
export function parseSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const result = SettingsSchema.safeParse(given);
  if (!result.success) {
    const reasons = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`These settings are not valid:\n${reasons.join("\n")}`);
  }
  const settings = result.data;
  const reasons = contradictions(settings);
  if (reasons.length > 0) throw new Error(`These settings are not valid:\n${reasons.join("\n")}`);
  const dataDir = path.resolve(/* turbopackIgnore: true */ settings.BUREAU_DATA_DIR);
  const demo = settings.BUREAU_DEMO ?? settings.NODE_ENV !== "production";
  return {
    ...settings,
    dataDir,
    filesDir: settings.AMPRO_STORAGE_DIR
      ? path.resolve(/* turbopackIgnore: true */ settings.AMPRO_STORAGE_DIR)
      : path.join(dataDir, "files"),
    publicUrl: (settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`).replace(/\/+$/, ""),
    demo,
    readsCandidates: settings.ENABLE_OCR ?? demo,
  };
}

/** What is wrong between settings that are right one by one. */
function contradictions(settings: z.output<typeof SettingsSchema>): string[] {
  const { STORAGE_WARN_PERCENT: warn, STORAGE_CRITICAL_PERCENT: critical } = settings;
  return [
    settings.STORAGE_DRIVER === "s3" && !settings.S3_BUCKET && "  S3_BUCKET: needed when STORAGE_DRIVER is s3",
    warn >= critical && `  STORAGE_WARN_PERCENT: must be below STORAGE_CRITICAL_PERCENT (${critical})`,
  ].filter((reason) => reason !== false);
}

const holder = globalThis as typeof globalThis & { bureauSettings?: Settings };

/** The settings of this process, read from the environment at the first call. */
export function settings(): Settings {
  holder.bureauSettings ??= parseSettings({ ...secretFromDataDir(), ...process.env });
  return holder.bureauSettings;
}

/** For tests: the next call of `settings()` reads the environment again. */
export function forgetSettings(): void {
  holder.bureauSettings = undefined;
}

/** `npm start` writes the secret once; a script that runs beside the server finds the same one. */
function secretFromDataDir(): { NEXTAUTH_SECRET?: string } {
  const file = path.resolve(/* turbopackIgnore: true */ process.env.BUREAU_DATA_DIR ?? ".data", "secret");
  return existsSync(file) ? { NEXTAUTH_SECRET: readFileSync(file, "utf8").trim() } : {};
}
