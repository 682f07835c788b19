export { HEAD, PUT } from "@/lib/platform/storage/ingest";
