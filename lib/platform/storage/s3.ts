import { createReadStream } from "node:fs";
import { unlink } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import {
  type ByteRange,
  checkKey,
  checkPrefix,
  type FileSource,
  type FileStat,
  fileMissing,
  isMove,
  probe,
  type Removed,
  type StorageDriver,
  storageFailure,
} from "./driver";

export type S3Options = {
  bucket: string;
  region: string;
  endpoint?: string;
  accessKeyId?: string;
  secretAccessKey?: string;
  forcePathStyle: boolean;
  /** Until a connection stands. */
  connectTimeoutMs?: number;
  /** Without a byte in either direction. */
  idleTimeoutMs?: number;
  /** Of one request (a part of at most 8 MiB, or the headers of a download). */
  requestTimeoutMs?: number;
};

const PART_BYTES = 8 * 1024 * 1024;

/** Loaded at first use: an office with local files never pays for the SDK. */
const sdk = () => import("@aws-sdk/client-s3");

const statusOf = (error: unknown): number | undefined =>
  (error as Partial<S3ServiceException> | null)?.$metadata?.httpStatusCode;
const isMissing = (error: unknown): boolean => {
  const name = (error as Error | null)?.name;
  // A missing bucket is a wrong setting, not a missing file.
  return name !== "NoSuchBucket" && (name === "NoSuchKey" || name === "NotFound" || statusOf(error) === 404);
};
const isNotImplemented = (error: unknown): boolean =>
  statusOf(error) === 501 || (error as Error | null)?.name === "NotImplemented";

function failure(error: unknown): Error {
  if (statusOf(error) === 507)
    return storageFailure(Object.assign(new Error("insufficient storage", { cause: error }), { code: "ENOSPC" }));
  return storageFailure(error);
}

/** Objects in one bucket of anything that speaks the S3 API: AWS, MinIO, Supabase. */
export class S3Driver implements StorageDriver {
  readonly name = "s3";
  private connected: Promise<S3Client> | undefined;

  constructor(private readonly options: S3Options) {}

  async put(key: string, source: FileSource, contentType = "application/octet-stream"): Promise<void> {
    const target = { Bucket: this.options.bucket, Key: checkKey(key), ContentType: contentType };
    try {
      if (source instanceof Uint8Array) {
        const { PutObjectCommand } = await sdk();
        await (await this.client()).send(new PutObjectCommand({ ...target, Body: source }));
        return;
      }
      const { Upload } = await import("@aws-sdk/lib-storage");
      const body = isMove(source) ? createReadStream(source.moveFrom) : source;
      // Sent in parts, so that a broken connection costs one part and memory stays at two of them.
      await new Upload({
        client: await this.client(),
        params: { ...target, Body: body },
        partSize: PART_BYTES,
        queueSize: 2,
      }).done();
      if (isMove(source)) await unlink(source.moveFrom);
    } catch (error) {
      throw failure(error);
    }
  }

  async open(key: string, { range }: { range?: ByteRange } = {}): Promise<Readable> {
    const { GetObjectCommand } = await sdk();
    const Range = range && `bytes=${range.start}-${range.end}`;
    try {
      const found = await (await this.client()).send(
        new GetObjectCommand({ Bucket: this.options.bucket, Key: checkKey(key), Range }),
      );
      return found.Body as Readable;
    } catch (error) {
      throw isMissing(error) ? fileMissing() : failure(error);
    }
  }

  async stat(key: string): Promise<FileStat | null> {
    const { HeadObjectCommand } = await sdk();
    try {
      const found = await (await this.client()).send(
        new HeadObjectCommand({ Bucket: this.options.bucket, Key: checkKey(key) }),
      );
      return { key, sizeBytes: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date(0) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw failure(error);
    }
  }

  async exists(key: string): Promise<boolean> {
    return (await this.stat(key)) !== null;
  }

  async delete(key: string): Promise<void> {
    const { DeleteObjectCommand } = await sdk();
    try {
      await (await this.client()).send(new DeleteObjectCommand({ Bucket: this.options.bucket, Key: checkKey(key) }));
    } catch (error) {
      if (!isMissing(error)) throw failure(error);
    }
  }

  async *list(prefix: string): AsyncIterable<FileStat> {
    const { paginateListObjectsV2 } = await sdk();
    const pages = paginateListObjectsV2(
      { client: await this.client() },
      { Bucket: this.options.bucket, Prefix: checkPrefix(prefix) },
    );
    try {
      for await (const page of pages) {
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          if (Key) yield { key: Key, sizeBytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
        }
      }
    } catch (error) {
      throw failure(error);
    }
  }

  /** Multipart uploads that never ended cost storage unseen. Their size is not told, so `bytes` stays 0. */
  async removePartials(olderThan: Date, dryRun: boolean): Promise<Removed> {
    const { AbortMultipartUploadCommand, ListMultipartUploadsCommand } = await sdk();
    const client = await this.client();
    const Bucket = this.options.bucket;
    const removed = { files: 0, bytes: 0 };
    try {
      for (let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}; marker; ) {
        const page: import("@aws-sdk/client-s3").ListMultipartUploadsCommandOutput = await client.send(
          new ListMultipartUploadsCommand({ Bucket, ...marker }),
        );
        for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
          if (!Key || !UploadId || !Initiated || Initiated >= olderThan) continue;
          if (!dryRun) await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
          removed.files += 1;
        }
        marker = page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
          : undefined;
      }
    } catch (error) {
      // Some look-alikes cannot list them; there the bucket's own lifecycle rule has to.
      if (!isNotImplemented(error)) throw failure(error);
    }
    return removed;
  }

  ping(): Promise<void> {
    return probe(this);
  }

  private client(): Promise<S3Client> {
    this.connected ??= this.connect();
    return this.connected;
  }

  private async connect(): Promise<S3Client> {
    const { S3Client } = await sdk();
    const { region, endpoint, accessKeyId, secretAccessKey, forcePathStyle } = this.options;
    return new S3Client({
      region,
      endpoint,
      forcePathStyle,
      // Without keys the SDK looks where it always does: environment, shared file, instance role.
      credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
      // Look-alikes refuse the trailing checksums that the SDK now adds by default.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: 3,
      requestHandler: {
        connectionTimeout: this.options.connectTimeoutMs ?? 3_000,
        requestTimeout: this.options.requestTimeoutMs ?? 60_000,
        socketTimeout: this.options.idleTimeoutMs ?? 20_000,
        throwOnRequestTimeout: true,
      },
    });
  }
}
