import { Hono } from "hono";
import { z } from "zod";
import type { ColumnCheck, Dataverse, PrivilegeCheck } from "../dataverse";
import { readBody, RequestError, route } from "../http";

const privilegeSchema = z.strictObject({
  table: z.string(),
  privilege: z.enum(["Create", "Read", "Write", "Delete", "Append", "AppendTo"]),
});
const columnSchema = z.strictObject({
  table: z.string(),
  column: z.string(),
  read: z.boolean().default(false),
  create: z.boolean().default(false),
  update: z.boolean().default(false),
});
const userRightsSchema = z.strictObject({
  missingPrivileges: z.array(privilegeSchema).max(100).default([]),
  securedColumns: z.array(columnSchema).max(100).default([]),
});

/**
 * What the signed-in user may not do: privileges that none of the user's security roles gives, and secured columns
 * with the permissions that the user's column security profiles give.
 */
export type Security = Readonly<z.infer<typeof userRightsSchema>>;

/**
 * The rights of the signed-in user, for trying out how the control behaves with fewer of them; all of them at first.
 * @returns `routes`, to be mounted where the rights are read (GET) and replaced (PUT), and the checks for the Web API
 */
export function createUserRights({ schema }: Dataverse): {
  routes: Hono;
  privileges: PrivilegeCheck;
  columns: ColumnCheck;
} {
  let rights: Security = { missingPrivileges: [], securedColumns: [] };

  const checkNames = ({ missingPrivileges, securedColumns }: Security): void => {
    for (const { table } of [...missingPrivileges, ...securedColumns]) {
      if (!schema.find(table)) throw new RequestError(400, "InvalidRequest", `There is no table "${table}".`);
    }
    for (const { table, column } of securedColumns) {
      const found = schema.table(table);
      if (!found.columns.has(column) || column === found.primaryId) {
        const message = `The table "${table}" has no column "${column}" that can be secured.`;
        throw new RequestError(400, "InvalidRequest", message);
      }
    }
  };

  const routes = new Hono();
  route(routes, "/", {
    GET: (context) => context.json(rights),
    PUT: async (context) => {
      const given = await readBody(context, userRightsSchema);
      checkNames(given);
      rights = given;
      return context.json(rights);
    },
  });
  return {
    routes,
    privileges: (table, privilege) =>
      !rights.missingPrivileges.some((missing) => missing.table === table && missing.privilege === privilege),
    columns: (table, column) =>
      rights.securedColumns.find((secured) => secured.table === table && secured.column === column),
  };
}
