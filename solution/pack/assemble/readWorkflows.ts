import { componentTypes } from "../../format/componentTypes";
import { plainGuid } from "../../format/guid";
import { attribute } from "../../format/xml";
import type { AssembledSolution } from "./assembledSolution";

function readWorkflow(dataPath: string, solution: AssembledSolution): void {
  const { source } = solution;
  const place = source.placeOf(dataPath);
  const workflow = solution.readXml(dataPath, "the flow");
  if (!workflow) {
    return;
  }
  const id = plainGuid(attribute(workflow, "WorkflowId"));
  const jsonPath = `Workflows/${attribute(workflow, "Name").replace(/[^A-Za-z0-9-]/g, "")}-${id.toUpperCase()}.json`;
  const content = source.take(jsonPath, place);
  if (content) {
    solution.entries.set(jsonPath, content);
  }
  solution.flows.push({ place, dataPath, jsonPath, data: workflow, json: content });
  solution.components.push({ type: componentTypes.flow, id, place });
  solution.merge("Workflows", workflow, place);
}

/** Reads the cloud flows: `Workflows/<Name>-<GUID>.json` and `.json.data.xml`, sorted by file name. */
export function readWorkflows(solution: AssembledSolution): void {
  for (const path of solution.source.paths(/^Workflows\/[^/]+\.json\.data\.xml$/)) {
    readWorkflow(path, solution);
  }
}
