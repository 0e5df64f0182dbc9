import type { Security } from "../../settings/userRights";
import type { DataverseClient } from "../client/dataverseClient";

const everything: Security = { missingPrivileges: [], securedColumns: [] };
const links = "msdyn_ocliveworkitem";

/** Rights that a tester asks for most, as the server takes them. */
export const rightsPresets: readonly { name: string; security: Security }[] = [
  { name: "All", security: everything },
  {
    name: "No linking",
    security: { ...everything, missingPrivileges: [{ table: links, privilege: "Append" }] },
  },
  {
    name: "No linking of cases",
    security: { ...everything, missingPrivileges: [{ table: "incident", privilege: "AppendTo" }] },
  },
  {
    name: "No new accounts",
    security: { ...everything, missingPrivileges: [{ table: "account", privilege: "Create" }] },
  },
  {
    name: "No change of cases",
    security: { ...everything, missingPrivileges: [{ table: "incident", privilege: "Write" }] },
  },
  {
    name: "Contact’s email hidden",
    security: {
      ...everything,
      securedColumns: [{ table: "contact", column: "emailaddress1", read: false, create: false, update: false }],
    },
  },
];

/** What the signed-in user may not do. */
export async function readSecurity(server: DataverseClient): Promise<Security> {
  return (await (await server.request("GET", "/workspace/security")).json()) as Security;
}

/** The preset that the server holds; rights set elsewhere have no name here. */
export async function readRights(server: DataverseClient): Promise<string> {
  const security = JSON.stringify(await readSecurity(server));
  return rightsPresets.find((preset) => JSON.stringify(preset.security) === security)?.name ?? "Set elsewhere";
}

/** Gives the signed-in user the rights of a preset; they hold from the next load of the page. */
export async function setRights(server: DataverseClient, preset: string): Promise<void> {
  const security = rightsPresets.find(({ name }) => name === preset)?.security ?? everything;
  await server.request("PUT", "/workspace/security", security);
}
