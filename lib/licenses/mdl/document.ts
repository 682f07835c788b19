import type { KeyObject } from "node:crypto";
import { Document } from "@auth0/mdl";
// By its file: a folder's path would be bundled apart from the library, with classes that this encoder does not know.
import { cborEncode } from "@auth0/mdl/lib/cbor/index.js";
import { base64url } from "jose";
import { type Elements, MDL_DOCTYPE } from "./elements";
import type { DeviceKey } from "./schema";

/** When a mobile license counts, in whole seconds as its encoding has them. */
export type Validity = { readonly signed: Date; readonly validFrom: Date; readonly validUntil: Date };

/**
 * From now until the earliest of: so many days from now, the end of the license, the end of the signer's certificate.
 * @param licenseEnds the moment at which the license is no longer valid
 */
export function validityOf(now: Date, days: number, licenseEnds: Date, signerEnds: Date): Validity {
  const DAY_MS = 86_400_000;
  const until = Math.min(now.getTime() + days * DAY_MS, licenseEnds.getTime() - 1, signerEnds.getTime());
  const [signed, validUntil] = [now.getTime(), until].map((ms) => new Date(Math.floor(ms / 1000) * 1000)) as [
    Date,
    Date,
  ];
  return { signed, validFrom: signed, validUntil };
}

/** @property kid names the key in the trust list, base64url */
export type Signer = { readonly kid: string; readonly privateKey: KeyObject; readonly certificate: Uint8Array };

/**
 * Signs a mobile license. Each element is hashed with a salt of its own, so that the holder can show some of them only.
 * @param nameSpaces elements by name space
 * @param deviceKey the public key of the device; only its holder can present the document
 * @returns `IssuerSigned` of ISO/IEC 18013-5, 8.3.2.1.2.2, in CBOR: what a wallet stores
 */
export async function signMdl(
  nameSpaces: Readonly<Record<string, Elements>>,
  validity: Validity,
  deviceKey: DeviceKey,
  signer: Signer,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document(MDL_DOCTYPE).addValidityInfo(validity).addDeviceKeyInfo({ deviceKey });
  for (const [name, elements] of Object.entries(nameSpaces)) document.addIssuerNameSpace(name, elements);
  const signed = await document.sign({
    issuerPrivateKey: signer.privateKey.export({ format: "jwk" }),
    issuerCertificate: signer.certificate,
    alg: "ES256",
    kid: base64url.decode(signer.kid),
  });
  return new Uint8Array(cborEncode(signed.prepare().get("issuerSigned")));
}
