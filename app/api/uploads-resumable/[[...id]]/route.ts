import { resumableUpload } from "@/lib/platform/storage/resumable-door";

type Below = { params: Promise<{ id?: string[] }> };

const answer = async (request: Request, { params }: Below) => resumableUpload(request, (await params).id?.join("/"));

export { answer as DELETE, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST };
