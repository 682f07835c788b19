import { transactionsApi } from "@/lib/licenses/applications/transactions-api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(transactionsApi);
