import type { FlowView } from "../../flows/flowView";
import { sampleIds } from "../../data/ids";
import type { FlowsClient } from "../client/flows";
import type { Desk } from "../desk";

/** How often, and how far apart in milliseconds, is looked for the conversation. */
const looks = { count: 120, pause: 250 };

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The whole way of a routed record: sets a flow up, creates a case, and opens the conversation that comes of it.
 * @throws Error with a sentence, where the flow fails or no conversation comes
 */
export async function routeNewCase(desk: Desk, flows: FlowsClient, flow: FlowView): Promise<void> {
  await flows.prepare(flow.id);
  const id = await desk.dataverse.create("incident", {
    title: "Freezer door does not close",
    "customerid_contact@odata.bind": `/contacts(${sampleIds.contactAlex})`,
  });
  const query = `?$select=subject&$filter=_regardingobjectid_value eq ${id}&$top=1`;
  for (let look = 0; look < looks.count; look++) {
    const { rows } = await desk.dataverse.retrieveMultiple("msdyn_ocliveworkitem", query);
    if (rows[0]) {
      desk.openSession("msdyn_ocliveworkitem", String(rows[0].activityid), true);
      return;
    }
    const run = (await flows.runs()).find(({ flowId }) => flowId === flow.id);
    if (run?.status === "Failed") throw new Error(`The flow failed. ${run.error?.message ?? ""}`);
    await pause(looks.pause);
  }
  throw new Error("No conversation has come. Look at the run of the flow.");
}
