import { bookkeepingApi } from "@/lib/ledger/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(bookkeepingApi);
