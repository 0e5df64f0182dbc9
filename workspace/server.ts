import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { loadSampleData, sampleIds } from "./data";
import { appTables } from "./app/appTables";
import { createDataverse, dataverseRoutes, type Dataverse } from "./dataverse";
import { standardTables } from "./dataverse/tables";
import type { TableDefinition } from "./dataverse/tables/definition";
import { onlyLoopbackNames } from "./http/hostCheck";
import { ownPageOnly } from "./http/ownPageOnly";
import { answerError, errorBody, RequestError } from "./http";
import { metadataId } from "./dataverse/metadata/metadataObjects";
import { withRoutableTables } from "./dataverse/tables/routableTables";
import { shortClock } from "./flows/environment/clock";
import { FlowEnvironment } from "./flows/environment/flowEnvironment";
import { flowRoutes } from "./flows/flowRoutes";
import { readSolution } from "./import";
import { readFlows } from "./import/importFlows";
import { distributeWork } from "./omnichannel/distributeWork";
import { sampleTranscripts } from "./omnichannel/sampleTranscripts";
import { omnichannelRoutes } from "./omnichannel/omnichannelRoutes";
import { pageRoutes } from "./page/pageRoutes";
import { gatewayRoutes } from "./gateway/gateway";
import { scriptOf } from "./gateway/script/script";
import type { RunScript } from "./gateway/scriptCall";
import { readConnector } from "./import/importConnector";
import { createConnectorTraits } from "./settings/connectorTraits";
import { createFaults } from "./settings/faultInjection";
import { otherAgentRoutes } from "./settings/otherAgent";
import { createSaveRules } from "./settings/saveRules";
import { createUserRights } from "./settings/userRights";

/** What a workspace is made of. */
interface WorkspaceParts {
  /** The managed solution; the page runs the code components that lie in it. */
  readonly solutionZip: Uint8Array;
  /** The managed solution of the connector; without it nothing is at `/apim`. */
  readonly connectorZip?: Uint8Array;
  /** What runs the connector's custom code; its twin in TypeScript unless given. */
  readonly runScript?: RunScript;
  /** The script that draws the page. */
  readonly deskScript: string | Uint8Array;
  /** Further solutions with flows, such as one that a maker made. */
  readonly otherSolutions?: readonly Uint8Array[];
  /** From 0 to less than 1: for pauses between retries, and for faults that strike a share of the requests. */
  readonly random?: () => number;
  /** Address of the server, without a slash at its end, for custom code that runs in a process of its own. */
  readonly origin?: () => string;
  /** Milliseconds that a wait of a flow takes at most; 2 seconds unless given. */
  readonly longestFlowWait?: number;
  /** Tables besides those that every workspace has. */
  readonly tables?: readonly TableDefinition[];
  /** The moment at which the workspace begins and its sample data are dated; its clock runs on from there. */
  readonly now?: Date;
}

/**
 * Puts a workspace together: page, code components, Dataverse, conversations and faults in one app.
 * @throws {SolutionImportError} when the zip is no solution that an environment would take.
 */
export function createWorkspace(parts: WorkspaceParts): { app: Hono; dataverse: Dataverse; flows: FlowEnvironment } {
  const { solutionZip, connectorZip, deskScript, now = new Date(), longestFlowWait = 2000 } = parts;
  const tables = withRoutableTables([...standardTables, ...(parts.tables ?? [])]);
  const { solution, files } = readSolution(solutionZip);
  const faults = createFaults(parts.random);
  const begun = performance.now();
  const clock = () => new Date(now.getTime() + performance.now() - begun);
  const dataverse = createDataverse({ now: clock, tables });
  loadSampleData(dataverse, now);
  const { currentUser } = sampleIds;
  const { routes: userRights, privileges, columns } = createUserRights(dataverse);
  const { routes: saveRules, plugIn, detectsDuplicates } = createSaveRules(dataverse);

  const app = new Hono();
  app.use(onlyLoopbackNames);
  app.use(ownPageOnly);
  app.onError((error, context) => {
    if (error instanceof RequestError) return answerError(error, context);
    console.error(error);
    return context.json(errorBody("InternalError", "The workspace failed; its console says why."), 500);
  });
  app.notFound((context) => context.json(errorBody("NotFound", `There is nothing at ${context.req.path}.`), 404));

  app.route("/workspace/faults", faults.routes);
  app.use("/api/*", faults.middleware);
  app.use("/omnichannel/*", faults.middleware);
  app.route("/workspace/security", userRights);
  app.route("/workspace/save-rules", saveRules);
  app.route("/workspace/other-agent", otherAgentRoutes(dataverse, sampleIds.secondUser));
  const connector = connectorZip && readConnector(connectorZip);
  const solutions = [...(connectorZip ? [connectorZip] : []), solutionZip, ...(parts.otherSolutions ?? [])].map(
    readFlows,
  );
  const flows = new FlowEnvironment({
    solutions,
    dataverse,
    fetch: async (request) => app.fetch(request),
    origin: parts.origin ?? (() => "http://localhost"),
    connectors: connector ? [connector] : [],
    ...(parts.random && { random: parts.random }),
    clock: shortClock(clock, longestFlowWait),
    owner: currentUser,
  });
  app.route("/workspace/flows", flowRoutes(flows, solutions, knownValue));
  distributeWork(dataverse, currentUser);
  const callerOf = (authorization: string) => flows.callerOf(authorization);
  const webApi = { currentUser, callerOf, privileges, columns, plugIn, detectsDuplicates };
  app.route("/api/data/v9.2", dataverseRoutes(dataverse, webApi));
  app.route("/omnichannel", omnichannelRoutes(dataverse, { currentUser, privileges, seed: sampleTranscripts, clock }));
  if (connector) {
    const { routes, traits } = createConnectorTraits();
    app.route("/workspace/connector", routes);
    const run = parts.runScript ?? scriptOf(async (request) => app.fetch(request));
    app.route("/", gatewayRoutes({ connector, run, traits }));
  }
  app.route("/", pageRoutes({ solution, files, deskScript, appTables: appTables(tables) }));
  return { app, dataverse, flows };
}

/** The value that an environment variable has in this environment, by what its name says. */
function knownValue(schemaName: string): string | undefined {
  if (/OrganizationId$/i.test(schemaName)) return metadataId("organization");
  return /WorkStreamId$/i.test(schemaName) ? sampleIds.workStreamCases : undefined;
}

/** A server that runs. */
export interface RunningServer {
  readonly url: string;
  /** Ends open connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Serves an app over HTTP, on this machine only.
 * @param port 0 takes any free one.
 * @throws the system's error (e.g. `EADDRINUSE`) when the port cannot be had.
 */
export function startServer(app: Pick<Hono, "fetch">, { port, host = "127.0.0.1" }: { port: number; host?: string }) {
  return new Promise<RunningServer>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      const url = `http://localhost:${address.port}/`;
      const close = () => {
        const closed = promisify(server.close.bind(server))();
        if ("closeAllConnections" in server) server.closeAllConnections();
        return closed;
      };
      resolve({ url, close });
    });
    server.once("error", reject);
  });
}
