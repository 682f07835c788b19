import { type Operation, operation } from "@/lib/platform/http/operation";
import { contentDisposition } from "@/lib/platform/storage/names";
import { LicenseId } from "../schema";
import { MdlInput } from "./schema";
import { issueMdl } from "./service";

const CBOR = "application/cbor";

export const mdlOperations: Operation[] = [
  operation({
    id: "licenses.mdl",
    method: "POST",
    path: "/{id}/mdl",
    summary: "Issue the license as a mobile license",
    description:
      "ISO/IEC 18013-5: `IssuerSigned` in CBOR, bound to the device key that is sent, so that only that device can present it. Valid for 90 days, and never longer than the license. For an active license whose holder has a portrait. Readers trust the certificates at /.well-known/iaca.pem.",
    who: "user",
    params: LicenseId,
    body: MdlInput,
    maxBodyBytes: 4096,
    response: { binary: [CBOR] },
    errors: { license_not_active: 409, portrait_missing: 409, name_not_latin: 409 },
    // Somebody's personal data, made anew for the asking.
    keepsNoAnswer: true,
    async handle({ actor, params, body }) {
      const { fileName, bytes } = await issueMdl(actor, params.id, body.device_key);
      return new Response(bytes, {
        headers: { "content-type": CBOR, "content-disposition": contentDisposition("attachment", fileName) },
      });
    },
  }),
];
