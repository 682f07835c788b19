import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { DPI, POINTS_PER_INCH } from "@/lib/licenses/card/geometry";
import type { CardTemplate } from "@/lib/licenses/template";
import { spoken, cardDesignTexts as texts } from "../texts";

type Props = Pick<CardTemplate, "specification">;
type Length = { px: number; mm: number };

const inBoth = ({ px, mm }: Length): string => `${mm.toFixed(2)} mm (${px} px)`;

/** Every colour as a swatch with its value. */
export function ColorsCard({ specification: { colors, gradients } }: Props) {
  return (
    <Card>
      <CardHeader title={texts.colors} description={texts.colorsText} />
      <CardBody className="grid gap-5">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {Object.entries(colors).map(([name, value]) => (
            <li key={name} className="flex min-w-0 items-center gap-2.5">
              <span
                aria-hidden
                className="size-9 shrink-0 rounded-md ring-1 ring-border ring-inset"
                style={{ background: value }}
              />
              <span className="min-w-0 text-sm">
                <span className="block truncate">{spoken(name)}</span>
                <span className="flex items-center font-mono text-muted-foreground text-xs">
                  {value}
                  <CopyButton text={value} what={`${spoken(name)}, ${value}`} />
                </span>
              </span>
            </li>
          ))}
        </ul>
        <ul className="grid gap-3">
          {Object.entries(gradients).map(([name, steps]) => (
            <li key={name} className="grid gap-1 text-sm">
              <span
                aria-hidden
                className="h-6 rounded-md ring-1 ring-border ring-inset"
                style={{ background: `linear-gradient(to right, ${steps.join(", ")})` }}
              />
              <span className="flex flex-wrap justify-between gap-x-3">
                {spoken(name)} <span className="font-mono text-muted-foreground text-xs">{steps.join(" → ")}</span>
              </span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

/** The shipped fonts, and the sizes in which they are set. */
export function FontsCard({ specification: { fonts, text } }: Props) {
  return (
    <Card>
      <CardHeader title={texts.fonts} description={texts.fontsText} />
      <Table label={texts.fonts}>
        <TableHead>
          <TableRow>
            <TableHeader>{texts.fontColumns.use}</TableHeader>
            <TableHeader>{texts.fontColumns.name}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {Object.entries(fonts).map(([use, name]) => (
            <TableRow key={use}>
              <TableCell>{spoken(use)}</TableCell>
              <TableCell className="font-mono text-xs">{name}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Table label={texts.sizes} className="border-t">
        <TableHead>
          <TableRow>
            <TableHeader>{texts.sizeColumns.use}</TableHeader>
            <TableHeader numeric>{texts.sizeColumns.px}</TableHeader>
            <TableHeader numeric>{texts.sizeColumns.mm}</TableHeader>
            <TableHeader numeric>{texts.sizeColumns.pt}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {Object.entries(text.sizes).map(([use, size]) => (
            <TableRow key={use}>
              <TableCell>{spoken(use)}</TableCell>
              <TableCell numeric>{size.px}</TableCell>
              <TableCell numeric>{size.mm.toFixed(2)}</TableCell>
              <TableCell numeric>{((size.px / DPI) * POINTS_PER_INCH).toFixed(2)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

/** All other numbers of the template. */
export function MeasuresCard({ specification }: Props) {
  const { card, grid, portrait, text, barcode, qr_code: qr, watermark } = specification;
  const terms = texts.measureTerms;
  const { width, height } = portrait as { width: Length; height: Length };
  return (
    <Card>
      <CardHeader title={texts.measures} />
      <CardBody>
        <DescriptionList
          columns={3}
          items={[
            {
              term: terms.card,
              value: `${card.format}, ${card.mm.width.toFixed(2)} × ${card.mm.height.toFixed(2)} mm (${card.px.width} × ${card.px.height} px)`,
            },
            { term: terms.corner, value: inBoth(card.corner_radius) },
            { term: terms.resolution, value: `${card.dpi} dpi` },
            { term: terms.grid, value: `${grid.columns} × ${grid.rows} cells, gutter ${inBoth(grid.gutter)}` },
            {
              term: terms.portrait,
              value: `${width.mm.toFixed(2)} × ${height.mm.toFixed(2)} mm (${width.px} × ${height.px} px)`,
            },
            { term: terms.linePitch, value: inBoth(text.line_pitch) },
            {
              term: terms.barcode,
              value: `${barcode.symbology}, error correction level ${barcode.error_level}, ${barcode.data_columns} data columns`,
            },
            {
              term: terms.module,
              value: `${inBoth(barcode.module)} wide, rows of ${barcode.row_height_modules} modules`,
            },
            { term: terms.qr, value: `Error correction ${qr.error_level}, ${qr.module_px} px a module` },
            {
              term: terms.watermark,
              value: `${watermark.angle_degrees}°, ${inBoth(watermark.size)}, lines ${inBoth(watermark.line_pitch)} apart`,
            },
            { term: terms.generator, value: specification.generator_version },
          ]}
        />
      </CardBody>
    </Card>
  );
}
