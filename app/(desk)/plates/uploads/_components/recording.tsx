import { Download, FileX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { UploadView } from "@/lib/plates/uploads/schema";
import { detailTexts as texts } from "../texts";

/** The file itself, as far as the browser can show it. */
export function Recording({ upload: { kind, file_url: url, filename } }: { upload: UploadView }) {
  return (
    <Card>
      <CardHeader title={kind === "video" ? texts.recording : texts.picture} />
      <CardBody>
        {url === null ? (
          <EmptyState icon={<FileX />} title={texts.gone} text={texts.goneText} />
        ) : kind === "video" ? (
          // biome-ignore lint/a11y/useMediaCaption: traffic cameras record no speech.
          <video src={url} controls preload="metadata" className="max-h-120 w-full rounded-md bg-black" />
        ) : (
          // biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache.
          <img src={url} alt={filename} className="max-h-120 w-full rounded-md border object-contain" />
        )}
      </CardBody>
      {url === null ? null : (
        <CardFooter>
          <Button asChild>
            <a href={`${url}?download=1`}>
              <Download aria-hidden />
              {texts.download}
            </a>
          </Button>
        </CardFooter>
      )}
    </Card>
  );
}
