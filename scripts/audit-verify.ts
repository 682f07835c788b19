import { verifyChain } from "@/lib/platform/audit/verify";
import { closeDatabase } from "@/lib/platform/db";

const report = await verifyChain();
if (report.ok) console.log(`The audit trail holds: ${report.rows} rows, head ${report.head.slice(0, 16)}…`);
else
  console.error(
    `The audit trail does NOT hold from row ${report.firstBad} on: ${report.reason}. ${report.rows} rows before it are sound.`,
  );
process.exitCode = report.ok ? 0 : 1;
await closeDatabase();
