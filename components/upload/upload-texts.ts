/** The words of the upload field. */
export const uploadTexts = {
  drop: "Drop a file here, paste it, or click to choose",
  release: "Release to send this file",
  another: "Drop, paste or click to replace it",
  limits: (accepted: string, maxMb: number) => `${accepted}, up to ${maxMb} MB`,
  sending: (name: string) => `Sending ${name}`,
  finishing: "Checking the file…",
  sent: (name: string) => `${name} was sent`,
  cancel: "Cancel",
  cancelled: "Cancelled",
  oneAtATime: "Choose one file",
  empty: "This file is empty",
  tooLarge: (maxMb: number) => `This file is larger than ${maxMb} MB`,
  wrongType: (accepted: string) => `This is not one of the kinds accepted here: ${accepted}`,
  unreachable: "The file could not be sent. Check the connection and try again.",
};
