import { Hono } from "hono";
import { z } from "zod";
import type { Dataverse, RequestOptions } from "../dataverse";
import { readBody, RequestError, route } from "../http";

const saveRulesSchema = z.strictObject({
  plugIns: z
    .array(z.strictObject({ table: z.string(), message: z.string().min(1).max(1000) }))
    .max(20)
    .default([]),
  detectsDuplicates: z.boolean().default(false),
});

/**
 * What lies before a save of the signed-in user: synchronous plug-ins that refuse to save rows of a table, each with its
 * sentence, and duplicate detection that no request has to ask for.
 */
export type SaveRules = Readonly<z.infer<typeof saveRulesSchema>>;

/**
 * Rules for saves, for trying out how the control behaves when one is refused; none at first.
 * @returns `routes`, to be mounted where the rules are read (GET) and replaced (PUT), and the checks for the Web API
 */
export function createSaveRules({ schema }: Dataverse): {
  routes: Hono;
  plugIn: NonNullable<RequestOptions["plugIn"]>;
  detectsDuplicates: () => boolean;
} {
  let rules: SaveRules = { plugIns: [], detectsDuplicates: false };
  const routes = new Hono();
  route(routes, "/", {
    GET: (context) => context.json(rules),
    PUT: async (context) => {
      const given = await readBody(context, saveRulesSchema);
      for (const { table } of given.plugIns) {
        if (!schema.find(table)) throw new RequestError(400, "InvalidRequest", `There is no table "${table}".`);
      }
      rules = given;
      return context.json(rules);
    },
  });
  return {
    routes,
    plugIn: (table) => rules.plugIns.find((plugIn) => plugIn.table === table)?.message,
    detectsDuplicates: () => rules.detectsDuplicates,
  };
}
