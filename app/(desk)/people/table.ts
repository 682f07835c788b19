import { defineTable } from "@/components/data-table/search-params";
import { PEOPLE_SORTS } from "@/lib/people/queries";
import { GENDERS } from "@/lib/people/schema";

/** What the address of the people list may say. `state=removed` has an effect for administrators only. */
export const peopleTable = defineTable({
  sorts: PEOPLE_SORTS,
  defaultSort: { id: "created_at", desc: true },
  filters: { photo: ["with", "without"], gender: GENDERS, state: ["removed"] },
});
