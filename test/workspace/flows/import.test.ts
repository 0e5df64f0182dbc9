import { readFlows } from "../../../workspace/import/importFlows";
import { solutionZip } from "../server/support/solutionZip";
import { flowZip, onRows } from "./support/flowZip";

const id = "11111111-2222-4333-8444-555555555555";

const withFlow = (json: string | null, rest = "<JsonFileName>/Workflows/a.json</JsonFileName>") =>
  solutionZip({
    "customizations.xml": `<ImportExportXml><Workflows>
      <Workflow WorkflowId="{${id}}" Name="A">${rest}<Category>5</Category></Workflow>
      <Workflow WorkflowId="{${id}}" Name="classic"><Category>0</Category></Workflow>
    </Workflows></ImportExportXml>`,
    "Workflows/a.json": json,
  });

test("the flows of a solution come with their connections and values", () => {
  const solution = readFlows(flowZip([{ id, name: "Mine", trigger: onRows(1, "incident"), actions: {} }]));
  expect(solution).toMatchObject({
    displayName: "Linked Records",
    version: "1.2.3.4",
    managed: true,
    flows: [{ id, name: "Mine", connectionReferences: { dataverse: { logicalName: "test_dataverse", actsAsInvoker: false } } }],
    connectionReferences: [{ logicalName: "test_dataverse", displayName: "Dataverse" }],
    environmentVariables: [{ schemaName: "test_Default", defaultValue: "seven" }, { schemaName: "test_None" }],
  }); // prettier-ignore
});

test.each([
  ["a file that is missing", withFlow(null), /Workflows\/a\.json: missing in the zip/],
  ["a file that is no JSON", withFlow("{"), /Workflows\/a\.json: not valid JSON/],
  ["null", withFlow("null"), /Workflows\/a\.json: it has no properties\.definition/],
  ["a flow without a file", withFlow("{}", ""), /customizations\.xml: <Workflow\/JsonFileName> is missing/],
  ["a solution without a manifest", solutionZip({ "solution.xml": "<ImportExportXml />" }), /<SolutionManifest> is missing/],
])("%s is refused with its place", (_what, zip, message) => {
  expect(() => readFlows(zip)).toThrow(message);
}); // prettier-ignore

test("a flow whose parts are of another kind is taken, and fails when it runs", () => {
  const json = JSON.stringify({ properties: { connectionReferences: 7, definition: { triggers: [], actions: null } } });
  expect(readFlows(withFlow(json)).flows).toMatchObject([{ name: "A", connectionReferences: {} }]);
});
