import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { mayKeepCandidates } from "../policy";
import { certificateFile, certificateSvg } from "./draw";
import { getCertificate } from "./queries";

/** Downloads the PDF of an issued certificate; the audit trail hears of it. @throws DomainError not_found; `not_issued` */
export async function downloadCertificate(
  actor: Actor,
  id: number,
  request: Request,
  disposition: "attachment" | "inline" = "attachment",
): Promise<Response> {
  await getCertificate(actor, id);
  const { media, number } = await certificateFile(id);
  const response = await downloadResponse(media, request, { disposition, fileName: `certificate-${number}.pdf` });
  if (carriesFile(request, response))
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: "certificate",
        resourceId: id,
        description: `Downloaded the certificate ${number}`,
      }),
    );
  return response;
}

/** The certificate as a picture; it holds no script, and may not run one. */
export async function certificatePicture(actor: Actor, id: number): Promise<Response> {
  permit(mayKeepCandidates(actor));
  await getCertificate(actor, id);
  return svgResponse(await certificateSvg(id));
}

export const svgResponse = (svg: string): Response =>
  new Response(svg, {
    headers: {
      "content-type": "image/svg+xml",
      "content-security-policy": "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
      "cache-control": "private, no-cache",
    },
  });
