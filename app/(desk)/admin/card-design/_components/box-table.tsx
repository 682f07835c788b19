import { cn } from "@/components/ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Box } from "@/lib/platform/drawing/box";
import { spoken, cardDesignTexts as texts } from "../texts";

/** A box of the template, from the upper left corner of its side. */
export type SpecifiedBox = { name: string; px: Box; mm: Box };

const millimetres = (value: number): string => value.toFixed(2);

/** "81.53 × 7.11 mm (963 × 84 px), 1.95 mm from the left, 1.95 mm from the top" */
export const measureOf = ({ px, mm }: SpecifiedBox): string =>
  `${millimetres(mm.width)} × ${millimetres(mm.height)} mm (${px.width} × ${px.height} px), ${millimetres(mm.x)} mm from the left, ${millimetres(mm.y)} mm from the top`;

const SIDES = ["x", "y", "width", "height"] as const;

/** Every box with its measures; the one that is pointed at in the picture stands out, and the other way round. */
export function BoxTable({
  side,
  boxes,
  pointed,
  onPoint,
}: {
  side: "front" | "back";
  boxes: SpecifiedBox[];
  pointed: string | null;
  onPoint: (name: string | null) => void;
}) {
  return (
    <div className="border-t">
      <Table label={`${texts.boxes}: ${texts.sides[side]}`}>
        <TableHead>
          <TableRow>
            <TableHeader>{texts.columns.box}</TableHeader>
            {SIDES.map((name) => (
              <TableHeader key={name} numeric>
                {texts.columns[name]}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {boxes.map((box) => (
            <TableRow
              key={box.name}
              onMouseEnter={() => onPoint(box.name)}
              onMouseLeave={() => onPoint(null)}
              className={cn(box.name === pointed && "bg-accent")}
            >
              <TableCell className="whitespace-nowrap font-medium">{spoken(box.name)}</TableCell>
              {SIDES.map((name) => (
                <TableCell key={name} numeric className="whitespace-nowrap">
                  {millimetres(box.mm[name])} mm
                  <span className="block text-muted-foreground text-xs">{box.px[name]} px</span>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="border-t px-4 py-2 text-muted-foreground text-xs">{texts.unitNote}</p>
    </div>
  );
}
