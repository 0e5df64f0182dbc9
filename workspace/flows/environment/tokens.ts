/** The token that a step's connection sends: it names the run, and the user in whose name the step acts. */
export const tokenOf = (runId: string, user: string): string => `flow.${runId}.${user}`;

const id = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const form = new RegExp(`^Bearer flow\\.(${id})\\.(${id})$`, "i");

/** What such a token names; undefined for any other one. */
export function readToken(authorization: string): { run: string; user: string } | undefined {
  const [, run, user] = form.exec(authorization) ?? [];
  return run !== undefined && user !== undefined ? { run, user } : undefined;
}
