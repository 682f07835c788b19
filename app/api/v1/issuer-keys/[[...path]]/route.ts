import { issuerKeysApi } from "@/lib/licenses/issuer/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(issuerKeysApi);
