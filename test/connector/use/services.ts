import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { createHub, type Hub, type HubOptions } from "../../../workspace/hub/hub";

/** A definition with its host filled in, as the platform does when the connector is saved. */
export type Definition = HubOptions["definition"] & Record<string, unknown>;

export const definition = JSON.parse(
  readFileSync(join(__dirname, "../../../connector/CSS-Entity.swagger.json"), "utf8"),
) as Definition;

export const organizationId = "0f8fad5b-d9cb-469f-a165-70867728950e";
export const liveWorkStreamId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
export const token = "token-of-adventure-works";

/** A service that listens on the loopback address. */
export interface Service {
  readonly port: number;
  /** Where it serves the paths, when not at the base path of the definition. */
  readonly basePath?: string;
  readonly stop: () => Promise<void>;
}

/** Starts Prism, which mocks a service from nothing but its definition. */
export async function startPrism(): Promise<Service> {
  const operations = await getHttpOperationsFromSpec({ ...definition, host: "localhost" });
  // The types of Prism's logger are not installed; it is passed on as it is.
  const logger: unknown = createLogger("mock", { enabled: false });
  const config = {
    mock: { dynamic: false, ignoreExamples: false },
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: false,
    upstreamProxy: undefined,
    isProxy: false as const,
  };
  const server = createServer(operations, { components: { logger: logger }, config, cors: false });
  const address = await server.listen(0, "127.0.0.1");
  // Prism serves the paths without their base path.
  return { port: Number(new URL(address).port), basePath: "/", stop: () => server.close() };
}

/** Starts our hub. */
export async function startHub(options: Partial<HubOptions> = {}): Promise<Service & { hub: Hub }> {
  const hub = createHub({
    definition,
    authorize: (given) => (given === token ? { organizationId } : undefined),
    hasWorkStream: (_organization, workStream) => workStream === liveWorkStreamId,
    limit: { calls: 100, seconds: 60 },
    ...options,
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: hub.app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }: AddressInfo) => {
      resolve({
        hub,
        port,
        stop: () =>
          new Promise((resolve) => {
            server.close(() => {
              resolve();
            });
          }),
      });
    });
  });
}
