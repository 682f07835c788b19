import { z } from "zod";
import { DomainError } from "@/lib/platform/errors";
import { api, operation } from "@/lib/platform/http/operation";
import { authorityCertificates, signerRevocationList } from "@/lib/platform/issuer/document-signer";
import { signedTrustList, trustList } from "@/lib/platform/issuer/trust-list";
import { TrustList } from "@/lib/platform/issuer/trust-list-schema";
import { ScanInput, ScanVerification, Verification } from "./schema";
import { verifyCode, verifyScan } from "./service";

/** Long enough that a busy road block asks once, short enough that a revoked key is known soon. */
const TRUST_LIST_SECONDS = 300;
const CACHED = { "cache-control": `public, max-age=${TRUST_LIST_SECONDS}` };

/** RFC 8555, 9.1; RFC 2585, 4. */
const PEM = "application/pem-certificate-chain";
const CRL = "application/pkix-crl";
const published = (body: BodyInit, type: string) =>
  new Response(body, { headers: { ...CACHED, "content-type": type } });

/** For everybody, without signing in: whether a card is the office's, and whether its license is valid today. */
export const verifyApi = api({
  base: "/api/v1/verify",
  tag: "Verification",
  envelope: "detail",
  operations: [
    operation({
      id: "verify.scan",
      method: "POST",
      path: "",
      summary: "Check a scanned card",
      description:
        "Checks the signature of what the card's PDF417 holds, then asks the register. The same can be done offline with the trust list; only the license's status needs this call. Limited per address.",
      who: "anyone",
      body: ScanInput,
      maxBodyBytes: 16 * 1024,
      response: ScanVerification,
      handle: ({ body }) => verifyScan(scannedBytes(body)),
    }),
    operation({
      id: "verify.trustList",
      method: "GET",
      path: "/trust-list",
      summary: "Read the issuer's public keys",
      description:
        "Also at /.well-known/license-trust-list.json. `jws` is the list without `jws` itself, signed by the active card key (EdDSA, compact); null while the office cannot open its keys.",
      who: "anyone",
      response: TrustList.extend({ jws: z.string().nullable() }),
      async handle() {
        const list = await trustList();
        return Response.json({ ...list, jws: await signedTrustList(list).catch(nullIfSealed) }, { headers: CACHED });
      },
    }),
    operation({
      id: "verify.iaca",
      method: "GET",
      path: "/iaca",
      summary: "Read the authority certificates of mobile licenses",
      description:
        "What a reader of mobile licenses (ISO/IEC 18013-5) has to trust: the IACA certificates as PEM, the active one first. Also at /.well-known/iaca.pem.",
      who: "anyone",
      response: { binary: [PEM] },
      handle: async () => published(await authorityCertificates(), PEM),
    }),
    operation({
      id: "verify.iacaCrl",
      method: "GET",
      path: "/iaca/{kid}/crl",
      summary: "Read the revocation list of an authority of mobile licenses",
      description: "The address that its certificates name: the document signers that are revoked (RFC 5280, DER).",
      who: "anyone",
      params: z.object({
        kid: z
          .string()
          .max(40)
          .meta({ description: "The authority's key, as in the trust list", examples: ["q3Zt0aVxY5k"] }),
      }),
      response: { binary: [CRL] },
      handle: async ({ params }) => published(Buffer.from(await signerRevocationList(params.kid)), CRL),
    }),
    operation({
      id: "verify.code",
      method: "GET",
      path: "/{code}",
      summary: "Check a license by its public code or number",
      description:
        "By the code of the license's public page, all that the card says but for the id number; by the license number, its categories, dates and status only. `outcome` is `unknown` for whatever the register does not have. Limited per address.",
      who: "anyone",
      params: z.object({
        code: z
          .string()
          .min(1)
          .max(60)
          .meta({
            description: "The verification code or the license number",
            examples: ["7f1a3c52-9d0e-4b6f-8a21-5c3e9b7d4f60"],
          }),
      }),
      response: Verification,
      handle: ({ params }) => verifyCode(params.code),
    }),
  ],
});

/** The bytes that were scanned. */
const scannedBytes = ({ payload, payload_base64 }: ScanInput): Uint8Array =>
  payload === undefined ? Buffer.from(payload_base64 ?? "", "base64") : new TextEncoder().encode(payload);

/** The list must be there for verifiers even while the office started with the wrong secret. */
function nullIfSealed(error: unknown): null {
  if (error instanceof DomainError && error.kind === "unavailable") return null;
  throw error;
}
