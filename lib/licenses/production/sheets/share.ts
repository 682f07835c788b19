import { createHash } from "node:crypto";
import {
  PDFArray,
  PDFCatalog,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";

/**
 * Keeps one of each of several equal objects of a document: what cards from several files have in common, as their
 * grounds and fonts, is then in the file once. Objects are equal when their bytes are; those that differed by the
 * numbers of their parts only become equal when these have been merged, so it goes on until nothing is equal any more.
 */
export function shareEqualObjects(context: PDFContext): void {
  for (;;) {
    const replaced = mergeEqual(context);
    if (replaced.size === 0) return;
    for (const [, object] of context.enumerateIndirectObjects()) redirect(object, replaced);
  }
}

/** Removes all but the first of equal objects. @returns which one now stands for each of those that were removed */
function mergeEqual(context: PDFContext): Map<PDFRef, PDFRef> {
  const first = new Map<string, PDFRef>();
  const replaced = new Map<PDFRef, PDFRef>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (hasIdentity(object)) continue;
    const key = digestOf(object);
    const equal = first.get(key);
    if (equal) replaced.set(ref, equal);
    else first.set(key, ref);
  }
  for (const ref of replaced.keys()) context.delete(ref);
  return replaced;
}

/** Two pages may look alike and are still two pages. */
const hasIdentity = (object: PDFObject): boolean =>
  object instanceof PDFPageLeaf || object instanceof PDFPageTree || object instanceof PDFCatalog;

function digestOf(object: PDFObject): string {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return createHash("sha256").update(bytes).digest("base64");
}

/** Lets every reference within an object name what stands for the removed ones. */
function redirect(object: PDFObject, replaced: ReadonlyMap<PDFRef, PDFRef>): void {
  if (object instanceof PDFStream) redirect(object.dict, replaced);
  else if (object instanceof PDFDict)
    for (const [name, value] of object.entries()) {
      const other = value instanceof PDFRef ? replaced.get(value) : undefined;
      if (other) object.set(name, other);
      else redirect(value, replaced);
    }
  else if (object instanceof PDFArray)
    object.asArray().forEach((value, index) => {
      const other = value instanceof PDFRef ? replaced.get(value) : undefined;
      if (other) object.set(index, other);
      else redirect(value, replaced);
    });
}
