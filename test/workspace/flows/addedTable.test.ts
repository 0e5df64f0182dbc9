import { readFileSync } from "node:fs";
import { addRoute } from "../../../solution/routing/command/addRoute";
import { sampleIds } from "../../../workspace/data";
import { createWorkspace } from "../../../workspace/server";
import { filesOf, shipped, surroundings } from "../../solution/routing/support";
import { ticketTable } from "../../support/ticketTable";
import { solutionZip } from "../server/support/solutionZip";
import { deskScript } from "../server/support/workspace";

const folder = "solution/LinkedRecords/src/";

/** A solution with what `routing:add` makes for a table that is not shipped. */
function solutionOfTickets(): Uint8Array {
  const wish = { table: "new_ticket", relationship: "new_Ticket_msdyn_ocliveworkitems", filter: "statecode eq 0" };
  const { routing } = addRoute(shipped, wish, { ...surroundings, version: "0.1.0.0" }, undefined);
  const files = filesOf(routing);
  const within = (part: string) =>
    [...files]
      .filter(([path]) => path.startsWith(`${folder}${part}`))
      .map(([path, text]) => [path.slice(folder.length), text] as const);
  const workflows = within("Workflows/").filter(([path]) => path.endsWith(".data.xml"));
  const references = /<connectionreferences>.*<\/connectionreferences>/s.exec(
    files.get(`${folder}Other/Customizations.xml`) ?? "",
  );
  return solutionZip({
    ...Object.fromEntries(within("Workflows/").filter(([path]) => path.endsWith(".json"))),
    ...Object.fromEntries(within("environmentvariabledefinitions/")),
    "customizations.xml": `<ImportExportXml><Workflows>${workflows
      .map(([, text]) => text.replace(/<\?xml.*?\?>/, ""))
      .join("")}</Workflows>${references?.[0] ?? ""}</ImportExportXml>`,
  });
}

test("rows of a table that was added with routing:add are routed as cases are", async () => {
  const { dataverse, flows, app } = createWorkspace({
    solutionZip: solutionZip(),
    otherSolutions: [solutionOfTickets()],
    connectorZip: readFileSync("dist/LinkedRecordsConnector_managed.zip"),
    tables: [{ ...ticketTable, isRoutable: true }],
    deskScript,
    longestFlowWait: 5,
  });
  const ofTickets = [...flows.flows.values()].find(
    ({ trigger }) => trigger.kind === "row" && trigger.table === "new_ticket",
  );
  const prepared = await app.request(`http://localhost/workspace/flows/flows/${ofTickets?.flow.id}/prepare`, {
    method: "POST",
  });
  expect(prepared.status).toBe(200);
  const ticket = dataverse.create("new_ticket", { new_name: "Hinge is missing" });
  await flows.idle();
  const [run] = flows.history.list();
  expect([run?.flowName, run?.status, run?.error?.message]).toEqual([ofTickets?.flow.name, "Succeeded", undefined]);
  const { entities } = dataverse.retrieveMultiple("msdyn_ocliveworkitem");
  expect(entities.filter(({ subject }) => subject === "Hinge is missing")).toMatchObject([
    { _regardingobjectid_value: ticket, _msdyn_activeagentid_value: sampleIds.currentUser },
  ]);
});
