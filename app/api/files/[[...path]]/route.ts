import { savedFilesApi } from "@/lib/candidates/saved-files/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(savedFilesApi);
