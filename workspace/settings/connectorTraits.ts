import { Hono } from "hono";
import { z } from "zod";
import { readBody, route } from "../http";

const traitsSchema = z.strictObject({
  startsCold: z.boolean().default(false),
  encodesOperationId: z.boolean().default(false),
  timeLimit: z.number().int().min(1).max(120_000).default(5000),
});

/**
 * What the platform does to a connector at times, all of it reported from the field or documented: the first call after
 * this was set fails with 500, since custom code has to be started; the operation id comes base64-encoded, as in some
 * regions; a call is given up after a number of milliseconds.
 */
export type ConnectorTraits = Readonly<z.infer<typeof traitsSchema>>;

/**
 * The traits of the platform that runs the connector, for trying out what a flow makes of them; the usual ones at first.
 * @returns `routes`, to be mounted where the traits are read (GET) and replaced (PUT), and the traits as they are now
 */
export function createConnectorTraits(): { routes: Hono; traits: () => ConnectorTraits } {
  let traits: ConnectorTraits = traitsSchema.parse({});
  const routes = new Hono();
  route(routes, "/", {
    GET: (context) => context.json(traits),
    PUT: async (context) => {
      traits = await readBody(context, traitsSchema);
      return context.json(traits);
    },
  });
  return { routes, traits: () => traits };
}
