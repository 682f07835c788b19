import { isStaff } from "@/lib/platform/auth/actor";

/** Cards are made, counted and handed over at the desk; a holder hears of theirs when it is ready. */
export const mayProduce = isStaff;
