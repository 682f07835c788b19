import { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A file of an archive: a text, or bytes that are opened when its turn comes. Bytes are taken for compressed already. */
export type ZipEntry = { path: string } & ({ text: string } | { open: () => Promise<Readable> });

/**
 * Streams files into a ZIP, each opened only when its turn comes. The same files and moment make the same bytes.
 *
 * @param mtime what every entry has as its time
 * @param onFile called before a file is opened, with its place; what it throws ends the stream with that error
 */
export function zipOf(
  files: readonly ZipEntry[],
  mtime: Date,
  onFile: (index: number) => Promise<void> | void = () => undefined,
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | undefined;
  output.once("close", () => current?.destroy());
  zip.on("error", (error: Error) => output.destroy(error));
  for (const [index, file] of files.entries()) {
    // Pictures are compressed already.
    const options = { mtime, mode: 0o100644, compress: "text" in file };
    zip.addReadStreamLazy(file.path, options, (done) => {
      void open(file, index, onFile).then(
        (stream) => {
          current = stream;
          done(null, stream);
        },
        (error: Error) => output.destroy(error),
      );
    });
  }
  zip.end();
  return output;
}

async function open(file: ZipEntry, index: number, onFile: (index: number) => Promise<void> | void): Promise<Readable> {
  await onFile(index);
  return "open" in file ? file.open() : Readable.from([Buffer.from(file.text)]);
}
