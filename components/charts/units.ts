import { formatCount } from "../texts";

/** What a chart's numbers are. A name instead of a function, so that server pages can hand it over. */
export type Unit = "count" | "bytes" | "percent" | "milliseconds" | "rupees";

const rupees = new Intl.NumberFormat("en-IN", { maximumFractionDigits: 0 });

/** 1536 bytes → "1.5 KB"; 0.5 percent → "0.5 %"; 1234 → "1,234". */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case "count":
      return formatCount(value);
    case "percent":
      return `${rounded(value)} %`;
    case "milliseconds":
      return value >= 1000 ? `${rounded(value / 1000)} s` : `${rounded(value)} ms`;
    case "rupees":
      return `₹${rupees.format(value)}`;
    case "bytes":
      return formatBytes(value);
  }
}

/** By steps of 1024, one decimal at most: 0 → "0 B", 1258291 → "1.2 MB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${rounded(bytes / 1024 ** step)} ${units[step]}`;
}

const rounded = (value: number): string => formatCount(Math.round(value * 10) / 10);
