import { z } from "zod";
import { DomainError } from "@/lib/platform/errors";
import { api, operation } from "@/lib/platform/http/operation";
import { TrustList } from "../barcode/trust-list";
import { signedTrustList, trustList } from "../issuer/trust-list";
import { ScanInput, ScanVerification, Verification } from "./schema";
import { verifyCode, verifyScan } from "./service";

/** Long enough that a busy road block asks once, short enough that a revoked key is known soon. */
const TRUST_LIST_SECONDS = 300;

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
        const headers = { "cache-control": `public, max-age=${TRUST_LIST_SECONDS}` };
        return Response.json({ ...list, jws: await signedTrustList(list).catch(nullIfSealed) }, { headers });
      },
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
