import { defineTable } from "@/components/data-table/search-params";
import { USER_SORTS } from "@/lib/users/queries";
import { ROLES } from "@/lib/users/schema";

/** What the address of the users list may say. */
export const usersTable = defineTable({
  sorts: USER_SORTS,
  defaultSort: { id: "username", desc: false },
  filters: { role: ROLES, state: ["active", "inactive"] },
});
