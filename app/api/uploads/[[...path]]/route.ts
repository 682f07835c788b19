import { uploadsApi } from "@/lib/plates/uploads/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(uploadsApi);
