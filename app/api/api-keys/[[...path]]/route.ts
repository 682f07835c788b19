import { mount } from "@/lib/platform/http/mount";
import { apiKeysApi } from "@/lib/users/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(apiKeysApi);
