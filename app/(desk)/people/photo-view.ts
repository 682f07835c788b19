import { type PhotoCrop, type PhotoReport, photoCropSchema, photoReportSchema } from "@/lib/people/photo/schema";
import { type PersonRow, photoPath } from "@/lib/people/view";

/** A person's photo as the screens need it; addresses are null where there is nothing to show. */
export type PhotoView = {
  /** The portrait of 213 × 260 px. */
  portrait: string | null;
  /** The picture as it was sent. */
  original: string | null;
  /** Whether browsers can show the original: TIFF they cannot. */
  originalShown: boolean;
  originalName: string | null;
  uploadedAt: string | null;
  report: PhotoReport | null;
  /** Where the portrait was cut from the original. */
  crop: PhotoCrop | null;
};

const NOT_SHOWN_BY_BROWSERS = new Set(["image/tiff"]);

const served = (path: string | null): string | null => path && `/static/storage/${path}`;

export function photoView(person: PersonRow): PhotoView {
  const kept = person.photoReport as { crop?: unknown } | null;
  const report = photoReportSchema.safeParse(kept);
  const crop = photoCropSchema.safeParse(kept?.crop);
  const { photoOriginal } = person;
  return {
    portrait: served(photoPath(person.id, "processed", person.photoProcessed)),
    original: served(photoPath(person.id, "original", photoOriginal)),
    originalShown: photoOriginal !== null && !NOT_SHOWN_BY_BROWSERS.has(photoOriginal.contentType),
    originalName: photoOriginal?.originalName ?? null,
    uploadedAt: person.photoUploadedAt?.toISOString() ?? null,
    report: report.success ? report.data : null,
    crop: crop.success ? crop.data : null,
  };
}

export type PhotoState = PhotoReport["verdict"] | "unchecked" | "none";

/** The verdict in one word. A portrait from before there were reports is "unchecked". */
export const photoStateOf = ({ portrait, report }: Pick<PhotoView, "portrait" | "report">): PhotoState =>
  portrait ? (report?.verdict ?? "unchecked") : "none";
