// The worker process: documents are read here and nowhere else, since a model's run blocks the thread that it is on.
import { serveTasks } from "../../../platform/workers/serve";
import { readDocument } from "..";
import type { DocumentTools } from "../read-document";
import { loadDocumentTools } from "../tools";
import { READING, type Task, type TaskEvent, type WorkerConfig } from "./protocol";

serveTasks<WorkerConfig, Task, TaskEvent, DocumentTools>({
  label: READING,
  toolsFor: ({ models, textModels, threads, provider }) =>
    loadDocumentTools({ folder: models, textFolder: textModels, threads, provider }),
  async *perform({ bytes }, tools, signal) {
    yield { type: "reading", reading: await readDocument(bytes, tools, { signal, clock: () => performance.now() }) };
  },
});
