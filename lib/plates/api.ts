import { api } from "@/lib/platform/http/operation";
import { retentionOperations } from "./retention/api";
import { searchOperations } from "./search/api";

/** What contract 2 does not know: searches with their log, and retention. */
export const platesApi = api({
  base: "/api/plates",
  tag: "Plate search",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [...searchOperations, ...retentionOperations],
});
