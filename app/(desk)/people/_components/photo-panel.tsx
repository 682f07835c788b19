import { Camera } from "lucide-react";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Photo } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { photoTexts } from "../[id]/photo/texts";
import type { PhotoView } from "../photo-view";
import { PhotoReport } from "./photo-report";

/** The photo on a person's page: portrait and original side by side, and the report below. */
export function PhotoPanel({
  personId,
  name,
  photo,
  editable,
}: {
  personId: number;
  name: string;
  photo: PhotoView;
  editable: boolean;
}) {
  const { portrait, original, originalShown, uploadedAt, report } = photo;
  return (
    <Card>
      <CardHeader
        title={photoTexts.title}
        actions={
          editable ? (
            <Button asChild size="sm" variant={portrait ? "secondary" : "primary"}>
              <Link href={`/people/${personId}/photo`}>
                <Camera aria-hidden />
                {portrait ? photoTexts.change : photoTexts.add}
              </Link>
            </Button>
          ) : undefined
        }
      />
      <CardBody className="grid gap-4">
        {portrait ? null : editable ? <Alert tone="info">{photoTexts.nextStep}</Alert> : null}
        <div className="flex flex-wrap gap-4">
          <figure>
            <Photo src={portrait} alt={photoTexts.portraitOf(name)} width={213} />
            {portrait ? <Caption>{photoTexts.portrait}</Caption> : null}
          </figure>
          {original ? (
            <figure className="min-w-0 flex-1 basis-32">
              {originalShown ? (
                <a href={original} target="_blank" rel="noreferrer" title={photoTexts.openOriginal}>
                  {/* biome-ignore lint/performance/noImgElement: authorised files must not pass Next's image cache. */}
                  <img
                    src={original}
                    alt={photoTexts.originalOf(name)}
                    className="max-h-32 max-w-full rounded-md border object-contain sm:max-h-44"
                  />
                </a>
              ) : (
                <p className="max-w-40 text-muted-foreground text-xs">{photoTexts.notShown}</p>
              )}
              <Caption>
                {photoTexts.original}
                {uploadedAt ? (
                  <>
                    {" · "}
                    <DateTime value={uploadedAt} />
                  </>
                ) : null}
              </Caption>
            </figure>
          ) : null}
        </div>
        {portrait ? (
          report ? (
            <PhotoReport report={report} />
          ) : (
            <p className="text-muted-foreground text-sm">{photoTexts.unchecked}</p>
          )
        ) : null}
      </CardBody>
    </Card>
  );
}

function Caption({ children }: { children: React.ReactNode }) {
  return <figcaption className="mt-1.5 text-muted-foreground text-xs">{children}</figcaption>;
}
