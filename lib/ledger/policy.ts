import { isAdmin, isStaff } from "@/lib/platform/auth/actor";

/** Reading and writing the books is the desk's work. */
export const mayKeepBooks = isStaff;

/** Closing a period, reopening it and removing a company are the administrators'. */
export const mayCloseBooks = isAdmin;
