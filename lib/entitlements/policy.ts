import { isAdmin, isStaff } from "@/lib/platform/auth/actor";

/** Keys are issued, and this installation's own is put in, by administrators. */
export const mayAdministerEntitlements = isAdmin;

/** The desk may see what was used. */
export const maySeeUsage = isStaff;
