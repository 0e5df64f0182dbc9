import type { SaveRules } from "../../settings/saveRules";
import type { DataverseClient } from "../client/dataverseClient";

/** Plug-ins that a tester asks for most, as the server takes them. */
export const plugInPresets: readonly { name: string; plugIns: SaveRules["plugIns"] }[] = [
  { name: "None", plugIns: [] },
  {
    name: "Contacts",
    plugIns: [{ table: "contact", message: "A contact with an open case needs a telephone number." }],
  },
  { name: "Accounts", plugIns: [{ table: "account", message: "The credit department has locked this account." }] },
  { name: "Cases", plugIns: [{ table: "incident", message: "The entitlement of this case has ended." }] },
];

/** The name of what refuses saves; what was set elsewhere has no name here. */
export const plugInPresetOf = ({ plugIns }: SaveRules): string =>
  plugInPresets.find((preset) => JSON.stringify(preset.plugIns) === JSON.stringify(plugIns))?.name ?? "Set elsewhere";

/** What lies before a save of the signed-in user. */
export async function readSaveRules(server: DataverseClient): Promise<SaveRules> {
  return (await (await server.request("GET", "/workspace/save-rules")).json()) as SaveRules;
}

/** Sets what lies before the next save. */
export async function setSaveRules(server: DataverseClient, rules: SaveRules): Promise<void> {
  await server.request("PUT", "/workspace/save-rules", rules);
}
