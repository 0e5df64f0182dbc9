import { RequestError } from "../http";
import { code } from "./errors";
import type { Table } from "./schema";

export type Privilege = "Read" | "Create" | "Write" | "Delete" | "Append" | "AppendTo";

/** Says whether the current user has a privilege on a table. */
export type PrivilegeCheck = (table: string, privilege: Privilege) => boolean;

/** What column security lets the current user do with the values of a column. */
interface ColumnPermissions {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
}

/** Permissions by column; undefined for a column that is not secured. */
export type ColumnCheck = (table: string, column: string) => ColumnPermissions | undefined;

/** @throws RequestError 403 unless the user has the privilege on the table */
export function checkPrivilege(
  { definition }: Table,
  privilege: Privilege,
  user: string,
  privileges: PrivilegeCheck | undefined,
): void {
  if (!privileges || privileges(definition.logicalName, privilege)) return;
  const { schemaName, logicalName, objectTypeCode, displayName } = definition;
  throw new RequestError(
    403,
    code.privilegeDenied,
    `Principal user (Id=${user}, type=8) is missing prv${privilege}${schemaName} privilege on ` +
      `OTC=${objectTypeCode} for entity '${logicalName}' (LocalizedName='${displayName}').`,
  );
}

const permissionErrors = {
  create: [
    code.columnNotCreatable,
    "The user does not have create permissions to a secured field. The requested operation could not be completed.",
  ],
  update: [
    code.columnNotUpdatable,
    "The user doesn't have AttributePrivilegeUpdate and not granted shared access for a secured attribute during " +
      "update operation.",
  ],
} as const;

/**
 * Rules: error codes of the Web API reference; which column it was, is what its sentences leave out.
 *
 * @throws RequestError 403 unless column security lets the user write all the columns
 */
export function checkColumns(
  { logicalName }: Table,
  columns: readonly string[],
  permission: "create" | "update",
  permissionsOf: ColumnCheck | undefined,
): void {
  const denied = columns.find((column) => permissionsOf?.(logicalName, column)?.[permission] === false);
  if (denied === undefined) return;
  const [errorCode, message] = permissionErrors[permission];
  throw new RequestError(403, errorCode, `${message} (${logicalName}.${denied})`);
}
