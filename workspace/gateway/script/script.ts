import type { RunScript } from "../scriptCall";
import { operations } from "./operations";
import { Organization, type Fetch } from "./organization";
import { Refusal } from "./refusal";

/** Older connectors get 5 seconds a call, after which the platform answers by itself; both in milliseconds. */
const [timeToRead, timeToRoute] = [2500, 2000];

/** A part of a path; what is not percent-encoded properly stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * `connector/script.csx` in TypeScript, for machines without a compiler for it. A test holds both against each other.
 *
 * @param fetch sends requests to the organization
 */
export const scriptOf =
  (fetch: Fetch): RunScript =>
  async (call) => {
    const organization = new Organization(call, fetch);
    let isRouting = false;
    organization.giveUpAfter(timeToRead);
    try {
      const parts = new URL(call.url).pathname.split("/").map(decoded);
      const [first, ...path] = parts.slice(parts.indexOf("entity") + 1);
      const operation = operations.get(`${call.method} ${first} ${path.length + 1}`);
      if (!operation) throw new Refusal(404, "The connector has no such operation.");
      const routing = (): void => {
        isRouting = true;
        organization.giveUpAfter(timeToRoute);
      };
      return await operation({ path, body: call.body, organization, routing });
    } catch (error) {
      return refusalOf(error, isRouting, call.correlationId).toAnswer();
    } finally {
      organization.close();
    }
  };

/** Whether a request got no answer: the time was up, or nobody was there. Told by name and words, as `fetch` has no class for it. */
const isLost = (error: Error): boolean =>
  error.name === "AbortError" || ["fetch failed", "terminated"].includes(error.message);

function refusalOf(error: unknown, isRouting: boolean, correlationId: string): Refusal {
  if (error instanceof Refusal) return error;
  const { name } = error as Error;
  if (isLost(error as Error)) {
    const rest = isRouting
      ? ". The record may have been routed all the same: ask Get routing result before you route it again."
      : ", and nothing was routed. Repeat the call later.";
    return new Refusal(503, `Dataverse gave no answer in time${rest}`);
  }
  return new Refusal(
    500,
    `The code of the connector failed (${name}). Tell the publisher the id of the call, ${correlationId}.`,
  );
}
