/** What a call needs besides its credentials: a path that exists, and a body that would do. */
export type Scene = {
  ownPerson: number;
  foreignPerson: number;
  ownLicense: number;
  foreignLicense: number;
  ownLicenseNumber: string;
  ownApplication: number;
  foreignApplication: number;
  ownTransaction: { id: number; ref: string };
  foreignTransaction: { id: number; ref: string };
  userId: number;
  jobId: string;
  apiKeyId: string;
};

export type Expectation = {
  /** Path below the base, with the applicant's own row and with somebody else's. */
  own: (scene: Scene) => string;
  foreign?: (scene: Scene) => string;
  json?: unknown;
  form?: Record<string, string>;
  /** Expected status: for the applicant on own and foreign rows, for the clerk, for the administrator. */
  applicant: number;
  applicantForeign?: number;
  clerk: number;
  admin: number;
  /** Without credentials; 401 unless said. */
  stranger?: number;
};

/** A path that is the same in every scene. */
export const at = (path: string) => () => path;
