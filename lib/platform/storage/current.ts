import { type Settings, settings } from "../settings";
import type { StorageDriver } from "./driver";
import { LocalDriver } from "./local";
import { S3Driver } from "./s3";

const holder = globalThis as typeof globalThis & { bureauStorage?: { of: Settings; driver: StorageDriver } };

/** The storage that the settings name. One per process; made anew when a test has the settings read again. */
export function storage(): StorageDriver {
  const now = settings();
  if (holder.bureauStorage?.of !== now) holder.bureauStorage = { of: now, driver: driverFor(now) };
  return holder.bureauStorage.driver;
}

function driverFor(now: Settings): StorageDriver {
  if (now.STORAGE_DRIVER === "local") return new LocalDriver(now.filesDir);
  return new S3Driver({
    bucket: now.S3_BUCKET ?? "",
    region: now.S3_REGION,
    endpoint: now.S3_ENDPOINT,
    accessKeyId: now.S3_ACCESS_KEY_ID,
    secretAccessKey: now.S3_SECRET_ACCESS_KEY,
    forcePathStyle: now.S3_FORCE_PATH_STYLE,
  });
}
