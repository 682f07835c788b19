import { intakeApi } from "@/lib/candidates/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(intakeApi);
