import { quadOf } from "../../../platform/vision/geometry";
import type { RgbImage } from "../../../platform/vision/picture";
import type { Located } from "../first-look";
import type { QualityIssue } from "../reading";
import type { Strip } from "../text/strip";
import type { KeyedLine } from "../visual/layout";
import type { PageSearch } from "./page";

type Layout = {
  page: PageSearch;
  angle: number | null;
  lines: readonly KeyedLine[];
  located: Located | null;
  portrait: boolean;
};

/** Fewer lines than this, and neither zone nor face, is no document. */
const LINES_MIN = 4;
const EDGE_PX = 3;

/** What is wrong with how the document lies in the picture. */
export function layoutIssues({ page, angle, lines, located, portrait }: Layout): QualityIssue[] {
  const issues: QualityIssue[] = [];
  const letters = lines.reduce((sum, { key }) => sum + key.text.length, 0);
  if (!located && (lines.length < LINES_MIN || letters < 24)) {
    issues.push({ code: "no_document", confidence: portrait && lines.length > 1 ? 0.6 : 0.9 });
  }
  if (page.pages > 1) issues.push({ code: "several_documents", confidence: 0.8 });
  const zoneLeaves = located?.zone.strips.some((strip) => leaves(strip, located.on)) ?? false;
  if (zoneLeaves || page.isCut) issues.push({ code: "cut_off", confidence: zoneLeaves ? 0.85 : 0.6 });
  if (angle !== null && Math.cos(angle) < Math.SQRT1_2) issues.push({ code: "upside_down", confidence: 0.95 });
  return issues;
}

/** True when the ends of a line's middle lie outside the picture. */
function leaves({ centre, length, height, angle }: Strip, image: RgbImage): boolean {
  const reach = length / 2 - height;
  const frame = quadOf({
    x: EDGE_PX,
    y: EDGE_PX,
    width: image.width - 2 * EDGE_PX,
    height: image.height - 2 * EDGE_PX,
  });
  return [-reach, reach].some((at) => {
    const [x, y] = [centre.x + Math.cos(angle) * at, centre.y + Math.sin(angle) * at];
    return x < frame[0].x || y < frame[0].y || x > frame[2].x || y > frame[2].y;
  });
}
