import { filesApi } from "@/lib/licenses/files-api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(filesApi);
