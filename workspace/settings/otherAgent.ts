import { Hono } from "hono";
import { z } from "zod";
import type { Dataverse } from "../dataverse";
import { guidSchema, readBody, route } from "../http";

const changeSchema = z.strictObject({
  table: z.string(),
  id: guidSchema,
  values: z.record(z.string(), z.unknown()),
});

/**
 * A second agent, who changes rows while the signed-in one looks at them. Neither faults nor missing rights reach this one.
 * @param user systemuserid of the second agent
 * @returns routes where a change is posted: `{table, id, values}`, the values as in a PATCH → 204
 */
export function otherAgentRoutes(dataverse: Dataverse, user: string): Hono {
  const routes = new Hono();
  route(routes, "/", {
    POST: async (context) => {
      const { table, id, values } = await readBody(context, changeSchema);
      dataverse.update(table, id, values, { currentUser: user, ifMatch: "*" });
      return context.body(null, 204);
    },
  });
  return routes;
}
