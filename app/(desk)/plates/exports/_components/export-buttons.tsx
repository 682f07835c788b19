import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ExportView } from "@/lib/plates/exports/schema";
import { JobControls } from "../../../admin/jobs/_components/job-controls";
import { texts } from "../texts";

/** What can be done with a package: fetch it, stop its packing, pack it again. */
export function ExportButtons({ order }: { order: ExportView }) {
  const { export_id, job_id, version, state, download_url } = order;
  if (state !== "done") return <JobControls id={job_id} state={state} />;
  if (download_url === null) return null;
  // By the session rather than by the signed address: the trail names who took it, and the page may grow old.
  return (
    <Button asChild size="sm">
      <a href={`/api/feedback/export/${export_id}/file`} download aria-label={texts.downloadOf(version)}>
        <Download aria-hidden />
        {texts.download}
      </a>
    </Button>
  );
}
