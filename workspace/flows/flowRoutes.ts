import { Hono, type Context } from "hono";
import { z } from "zod";
import { check, readBody, RequestError, route } from "../http";
import type { SolutionFlows } from "../import/importFlows";
import type { FlowEnvironment, InstalledFlow } from "./environment/flowEnvironment";
import type { RunRecord } from "./environment/history";
import { flowsView, notConnected, runSummary, runView } from "./flowView";

const flowChange = z.strictObject({ isOn: z.boolean() });
const connectionChange = z.strictObject({ isConnected: z.boolean() });
const variableChange = z.strictObject({ value: z.string().max(4000).nullable() });
const runStart = z.strictObject({ body: z.record(z.string(), z.unknown()).default({}) });
const listed = z.coerce.number().int().min(1).max(200);

const notFound = (what: string): RequestError => new RequestError(404, "NotFound", `There is no ${what}.`);

/** @throws RequestError 400 for a flow that cannot be on: its trigger is not known, or a connection is missing */
function turnOn(environment: FlowEnvironment, installed: InstalledFlow): void {
  const { trigger, flow } = installed;
  if (trigger.kind === "unknown") throw new RequestError(400, "UnknownTrigger", trigger.reason);
  const missing = notConnected(environment, installed);
  if (missing.length > 0) {
    const message = `Set the connection ${missing.join(", ")} before you turn on ${flow.name}.`;
    throw new RequestError(400, "XrmConnectionReferenceMissingConnection", message);
  }
  installed.isOn = true;
}

/**
 * What the page Solutions reads and does.
 * - `GET /` solutions, flows, connections and environment variables
 * - `PUT /flows/<id>`, `/connections/<name>`, `/variables/<name>` turn on or off, connect, set a value
 * - `POST /flows/<id>/prepare` connects what the flow needs, sets the values that are known here, and turns it on
 * - `POST /flows/<id>/runs` runs a flow that begins by hand or at set times
 * - `GET /runs`, `GET /runs/<id>`, `POST /runs/<id>/resubmit` the runs
 *
 * @param suggested the value that an environment variable has here, where that is known
 */
export function flowRoutes(
  environment: FlowEnvironment,
  solutions: readonly SolutionFlows[],
  suggested: (schemaName: string) => string | undefined,
): Hono {
  const app = new Hono();
  const { settings, flows, history } = environment;
  const flowOf = (context: Context): InstalledFlow => {
    const found = flows.get(context.req.param("id") ?? "");
    if (!found) throw notFound(`flow ${context.req.param("id")}`);
    return found;
  };
  const runOf = (context: Context): { run: RunRecord; installed: InstalledFlow } => {
    const run = history.find(context.req.param("id") ?? "");
    const installed = run && flows.get(run.flowId);
    if (!installed) throw notFound(`run ${context.req.param("id")}; only the latest are kept`);
    return { run, installed };
  };
  const view = (context: Context): Response => context.json(flowsView(environment, solutions));

  route(app, "/", { GET: view });
  route(app, "/flows/:id", {
    PUT: async (context) => {
      const installed = flowOf(context);
      const { isOn } = await readBody(context, flowChange);
      if (isOn) turnOn(environment, installed);
      else installed.isOn = false;
      return view(context);
    },
  });
  route(app, "/flows/:id/prepare", {
    POST: (context) => {
      const installed = flowOf(context);
      for (const name of notConnected(environment, installed)) settings.connect(name, true);
      for (const { schemaName, defaultValue } of settings.variables.values()) {
        const value = suggested(schemaName);
        if (value !== undefined && (settings.valueOf(schemaName) ?? defaultValue) === undefined) {
          settings.setValue(schemaName, value);
        }
      }
      turnOn(environment, installed);
      return view(context);
    },
  });
  route(app, "/flows/:id/runs", {
    POST: async (context) => {
      const installed = flowOf(context);
      const { body } = await readBody(context, runStart);
      if (installed.trigger.kind !== "manual" && installed.trigger.kind !== "recurrence") {
        throw new RequestError(400, "NotByHand", "This flow begins when a row changes: change one.");
      }
      if (!installed.isOn) throw new RequestError(400, "FlowIsOff", `Turn ${installed.flow.name} on first.`);
      return context.json(runSummary(environment.start(installed, body)), 202);
    },
  });
  route(app, "/connections/:name", {
    PUT: async (context) => {
      const name = context.req.param("name") ?? "";
      if (!settings.references.has(name)) throw notFound(`connection reference ${name}`);
      settings.connect(name, (await readBody(context, connectionChange)).isConnected);
      return view(context);
    },
  });
  route(app, "/variables/:name", {
    PUT: async (context) => {
      const name = context.req.param("name") ?? "";
      if (!settings.variables.has(name)) throw notFound(`environment variable ${name}`);
      settings.setValue(name, (await readBody(context, variableChange)).value);
      return view(context);
    },
  });
  route(app, "/runs", {
    GET: (context) => {
      const top = check(listed, context.req.query("top") ?? "25", "The query is not as expected: top");
      return context.json({ runs: history.list().slice(0, top).map(runSummary) });
    },
  });
  route(app, "/runs/:id", {
    GET: (context) => {
      const { run, installed } = runOf(context);
      return context.json(runView(run, installed));
    },
  });
  route(app, "/runs/:id/resubmit", {
    POST: (context) => {
      const { run, installed } = runOf(context);
      return context.json(runSummary(environment.resubmit(installed, run)), 202);
    },
  });
  return app;
}
