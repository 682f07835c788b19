import { SignPdf } from "@signpdf/signpdf";
import { Signer } from "@signpdf/utils";
import { type CmsSigner, detachedSignature } from "./cms";
import { type SignatureNote, withSignaturePlaceholder } from "./placeholder";

/** Hands the bytes that the signature covers to the office's key. */
class OfficeSigner extends Signer {
  constructor(private readonly signer: CmsSigner) {
    super();
  }

  override sign(covered: Buffer): Promise<Buffer> {
    return detachedSignature(covered, this.signer);
  }
}

/** Signs a PDF as PAdES has it (ETSI EN 319 142-1, baseline B-B). The PDF's own bytes stay as they are. */
export async function signPdf(pdf: Uint8Array, signer: CmsSigner, note: SignatureNote): Promise<Buffer> {
  const prepared = await withSignaturePlaceholder(pdf, note);
  return new SignPdf().sign(Buffer.from(prepared), new OfficeSigner(signer));
}
