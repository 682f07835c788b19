import { identityContractApi } from "@/lib/identity/api";
import { documentsApi } from "@/lib/identity/documents-api";
import { mount } from "@/lib/platform/http/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(identityContractApi, documentsApi);
