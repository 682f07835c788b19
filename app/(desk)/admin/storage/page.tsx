import { HardDrive } from "lucide-react";
import type { Metadata } from "next";
import { DonutChart } from "@/components/charts/charts";
import { formatBytes, formatValue } from "@/components/charts/units";
import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { MAINTENANCE_TASKS, maintenanceKind } from "@/lib/licenses/maintenance/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { jobView } from "@/lib/platform/jobs/jobs";
import { listJobs } from "@/lib/platform/jobs/queries";
import { settings } from "@/lib/platform/settings";
import { storageAlert } from "@/lib/platform/storage/alerts";
import { diskUsage } from "@/lib/platform/storage/disk";
import { storageStats } from "@/lib/platform/storage/usage";
import { health } from "@/lib/platform/system/health";
import { StorageFigures } from "./_components/figures";
import { MaintenanceCard } from "./_components/maintenance-card";
import { classLabel, maintenanceTexts, storageTexts } from "./texts";

export const metadata: Metadata = { title: storageTexts.title };

export default async function StoragePage() {
  const actor = await requireActor("admin");
  const [{ folders, temp, total }, { services }, disk, alert, latest] = await Promise.all([
    storageStats(),
    health(),
    diskUsage(),
    storageAlert(),
    Promise.all(
      MAINTENANCE_TASKS.map((task) => listJobs(actor, { kind: maintenanceKind(task) }, { skip: 0, take: 1 })),
    ),
  ]);
  const { STORAGE_DRIVER: driver, STORAGE_QUOTA_MB: quotaMb, S3_BUCKET: bucket, filesDir } = settings();
  const classes = Object.entries({ ...folders, temp }).filter(([, { files }]) => files > 0);
  const { columns, healthFacts } = storageTexts;
  return (
    <>
      <PageHeader
        title={storageTexts.title}
        description={storageTexts.description}
        crumbs={[{ label: storageTexts.title }]}
      />
      {alert ? (
        <Alert
          tone={alert.level === "critical" ? "danger" : "warning"}
          title={storageTexts.alert[alert.level]}
          className="mb-4"
        >
          {alert.description}
        </Alert>
      ) : null}
      <StorageFigures total={total} quotaMb={quotaMb} disk={disk} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader title={storageTexts.byClass} description={storageTexts.byClassText} />
          {classes.length === 0 ? (
            <EmptyState icon={<HardDrive />} title={storageTexts.noFilesTitle} text={storageTexts.noFilesText} />
          ) : (
            <>
              <CardBody>
                <DonutChart
                  title={storageTexts.byClass}
                  hideTitle
                  unit="bytes"
                  totalLabel={storageTexts.total}
                  parts={classes.map(([folder, { bytes }]) => ({ label: classLabel(folder), value: bytes }))}
                />
              </CardBody>
              <Table label={storageTexts.byClass} className="border-t">
                <TableHead>
                  <TableRow>
                    <TableHeader>{columns.kind}</TableHeader>
                    <TableHeader numeric>{columns.files}</TableHeader>
                    <TableHeader numeric>{columns.size}</TableHeader>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {classes.map(([folder, { files, bytes }]) => (
                    <TableRow key={folder}>
                      <TableCell>{classLabel(folder)}</TableCell>
                      <TableCell numeric>{formatCount(files)}</TableCell>
                      <TableCell numeric>{formatBytes(bytes)}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </>
          )}
        </Card>
        <Card>
          <CardHeader title={storageTexts.health} description={storageTexts.healthText} />
          <CardBody>
            <DescriptionList
              items={[
                { term: healthFacts.driver, value: storageTexts.drivers[driver] },
                { term: healthFacts.state, value: <HealthBadge status={services.storage.status} /> },
                { term: healthFacts.detail, value: services.storage.detail },
                { term: healthFacts.took, value: formatValue(services.storage.ms, "milliseconds") },
                {
                  term: healthFacts.place,
                  value: <code className="break-all font-mono text-xs">{driver === "s3" ? bucket : filesDir}</code>,
                  wide: true,
                },
              ]}
            />
          </CardBody>
        </Card>
      </div>
      <h2 className="mt-8 font-semibold text-base">{maintenanceTexts.title}</h2>
      <p className="mt-0.5 mb-3 text-muted-foreground text-sm">{maintenanceTexts.description}</p>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {MAINTENANCE_TASKS.map((task, index) => {
          const job = latest[index]?.items[0];
          return <MaintenanceCard key={task} task={task} latest={job ? jobView(job) : null} />;
        })}
      </div>
    </>
  );
}

/** Health in the badge's vocabulary: its tones know `ready`, `pending` and `failed`. */
function HealthBadge({ status }: { status: "healthy" | "degraded" | "unhealthy" }) {
  const state = { healthy: "ready", degraded: "pending", unhealthy: "failed" }[status];
  return <StatusBadge status={state} label={status.charAt(0).toUpperCase() + status.slice(1)} />;
}
