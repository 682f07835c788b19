"use client";

import { ErrorView } from "@/components/shell/error-view";

/** A desk screen that failed: the shell stays, so that the rest of the desk can be used. */
export default ErrorView;
