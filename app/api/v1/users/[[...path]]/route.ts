import { mount } from "@/lib/platform/http/mount";
import { usersApi } from "@/lib/users/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(usersApi);
