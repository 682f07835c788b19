import { formatBytes } from "@/components/charts/units";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Due } from "@/lib/plates/retention/classes";
import { RETENTION_CLASSES, type RetentionLimits } from "@/lib/plates/retention/classes";
import { dueText } from "../due-text";
import { classTexts, texts } from "../texts";

const words = texts.classes;

/** Each class with its period, and what the next purge takes of it. */
export function ClassesCard({ limits, due, next }: { limits: RetentionLimits; due: Due; next: string }) {
  return (
    <Card>
      <CardHeader
        title={words.title}
        description={words.hint}
        actions={
          <span className="text-muted-foreground text-xs">
            {words.next} <DateTime value={next} />
          </span>
        }
      />
      <CardBody className="p-0">
        <Table label={words.title}>
          <TableHead>
            <TableRow>
              <TableHeader>{words.columns.name}</TableHeader>
              <TableHeader>{words.columns.kept}</TableHeader>
              <TableHeader numeric>{words.columns.due}</TableHeader>
              <TableHeader numeric>{words.columns.bytes}</TableHeader>
              <TableHeader>{words.columns.setting}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {RETENTION_CLASSES.map((name) => (
              <TableRow key={name}>
                <TableCell className="min-w-48">
                  <span className="block font-medium">{classTexts[name].title}</span>
                  <span className="text-muted-foreground text-xs">{classTexts[name].text}</span>
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {limits[name] > 0 ? words.days(limits[name]) : name === "crops" ? words.withRead : words.always}
                </TableCell>
                <TableCell numeric>{dueText(due[name])}</TableCell>
                <TableCell numeric>{due[name].bytes > 0 ? formatBytes(due[name].bytes) : <Nothing />}</TableCell>
                <TableCell>
                  <code className="text-muted-foreground text-xs">{classTexts[name].setting}</code>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </CardBody>
    </Card>
  );
}
