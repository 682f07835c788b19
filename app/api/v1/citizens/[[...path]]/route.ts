import { citizenLicensesApi } from "@/lib/licenses/api";
import { citizensApi } from "@/lib/people/api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(citizensApi, citizenLicensesApi);
