// The worker process: recognition runs here and nowhere else, since a model's run blocks the thread that it is on.
import { serveTasks } from "../../../platform/workers/serve";
import { perform, toolsFor } from "./perform";
import { RECOGNITION } from "./protocol";

serveTasks({ label: RECOGNITION, toolsFor, perform });
