/** Why a camera did not start, by the name of the browser's error. */
export const cameraFailures = {
  NotAllowedError: "The browser does not let this page use the camera. Allow it in the address bar, then try again.",
  NotFoundError: "No camera was found. Connect one, or send a file.",
  NotReadableError: "The camera is in use by another program.",
  OverconstrainedError: "This camera is not there any more. Choose another.",
  unsupported: "This browser gives no camera to this page. It needs a secure (https) address.",
  other: "The camera could not be started. Try again, or send a file.",
} as const;
