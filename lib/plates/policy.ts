import { isAdmin, isStaff } from "@/lib/platform/auth/actor";

/** Reads, reviews, watch-lists and uploads are the desk's daily work. */
export const mayWorkWithPlates = isStaff;

/** Cameras with their streams' passwords, retention and the search log are the administrators'. */
export const mayAdministerPlates = isAdmin;
