import { defineTable } from "@/components/data-table/search-params";
import { CAMERA_SORTS } from "@/lib/plates/cameras/queries";

/** What the address of the cameras may say. */
export const camerasTable = defineTable({
  sorts: CAMERA_SORTS,
  defaultSort: { id: "name", desc: false },
  filters: { active: ["yes", "no"] },
});
