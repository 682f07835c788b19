import Link from "next/link";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { ScrollBox } from "@/components/ui/scroll-box";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { EventView } from "@/lib/plates/events/schema";
import { pictureAddress } from "../../../_components/picture-address";
import { Marks, ReviewBadge } from "../../../_components/read-badges";
import { texts } from "../../../texts";

const { columns } = texts;

/** Sightings with their pictures, as they are given. */
export function SightingsTable({ items }: { items: readonly EventView[] }) {
  return (
    <ScrollBox label={texts.history.table} className="max-h-[36rem] overflow-y-auto">
      <Table label={texts.history.table}>
        <TableHead>
          <TableRow>
            <TableHeader>{columns.captured}</TableHeader>
            <TableHeader>{columns.crop}</TableHeader>
            <TableHeader>{columns.plate}</TableHeader>
            <TableHeader>{columns.camera}</TableHeader>
            <TableHeader numeric>{columns.confidence}</TableHeader>
            <TableHeader>{columns.state}</TableHeader>
            <TableHeader>{columns.marks}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((read) => (
            <TableRow key={read.id}>
              <TableCell className="whitespace-nowrap">
                <Link
                  href={`/plates/${read.id}`}
                  prefetch={false}
                  className="text-primary underline-offset-2 hover:underline"
                >
                  <DateTime value={read.captured_at} />
                </Link>
              </TableCell>
              <TableCell>
                {read.crop_url ? (
                  // biome-ignore lint/performance/noImgElement: it is behind a sign-in, which Next's image service does not pass on.
                  <img
                    src={pictureAddress(read.id, "crop")}
                    alt={texts.crop(read.plate)}
                    loading="lazy"
                    className="h-7 w-16 rounded-sm bg-[#14181b] object-contain"
                  />
                ) : (
                  <Nothing />
                )}
              </TableCell>
              <TableCell className="whitespace-nowrap font-mono">{read.corrected_plate ?? read.plate}</TableCell>
              <TableCell className="whitespace-nowrap">{read.camera_name ?? <Nothing />}</TableCell>
              <TableCell numeric>{texts.percent(read.confidence)}</TableCell>
              <TableCell>
                <ReviewBadge state={read.review_state} />
              </TableCell>
              <TableCell>
                <Marks read={read} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollBox>
  );
}
