import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { gatewayRoutes } from "../../../workspace/gateway/gateway";
import { scriptOf } from "../../../workspace/gateway/script/script";
import type { RunScript } from "../../../workspace/gateway/scriptCall";
import type { SolutionConnector } from "../../../workspace/import/importConnector";
import type { ConnectorTraits } from "../../../workspace/settings/connectorTraits";
import { startServer } from "../../../workspace/server";
import { startOrganization, type Organization } from "../../workspace/gateway/support/organization";

/** A definition with its host filled in, as the platform does when the connector is saved. */
export type Definition = SolutionConnector["definition"] & Record<string, unknown>;

const read = (name: string): string => readFileSync(join(__dirname, "../../../connector", name), "utf8");

export const definition = JSON.parse(read("CSS-Entity.swagger.json")) as Definition;

const { properties } = JSON.parse(read("apiProperties.json")) as { properties: { scriptOperations: string[] } };

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

/** Where the gateway of the tests has the connection. */
export const connection = "/apim/lrc_omnichannel-20entity-20routing/shared-1";

/** Starts the cloud's side of the connector, and the organization that hosts it. */
export async function startGateway(
  run: RunScript = scriptOf(fetch),
  change: Partial<ConnectorTraits> = {},
): Promise<Service & { organization: Organization }> {
  const organization = await startOrganization();
  const connector = { name: "lrc_omnichannel-20entity-20routing", definition, script: "", ...properties };
  const now = { startsCold: false, encodesOperationId: false, timeLimit: 5000, ...change };
  const app = gatewayRoutes({ run, traits: () => now, connector, host: organization.url });
  const server = await startServer(app, { port: 0 });
  return {
    organization,
    port: Number(new URL(server.url).port),
    basePath: `${connection}${String(definition.basePath)}`,
    stop: async () => {
      await server.close();
      await organization.close();
    },
  };
}
