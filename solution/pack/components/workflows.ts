import { plainGuid, type Solution } from "../solution";
import { attribute, childText } from "../xml";

function readWorkflow(dataPath: string, solution: Solution): void {
  const { source, problems } = solution;
  const place = source.placeOf(dataPath);
  const workflow = solution.readXml(dataPath, "the flow");
  if (!workflow) {
    return;
  }
  const id = plainGuid(attribute(workflow, "WorkflowId"));
  const name = attribute(workflow, "Name");
  const jsonPath = `Workflows/${name.replace(/[^A-Za-z0-9-]/g, "")}-${id.toUpperCase()}.json`;
  if (dataPath !== `${jsonPath}.data.xml`) {
    problems.add(place, `A flow "${name}" with the id ${id} must lie in ${jsonPath}.data.xml.`);
  }
  if (childText(workflow, "JsonFileName") !== `/${jsonPath}`) {
    problems.add(place, `<JsonFileName> is "${childText(workflow, "JsonFileName")}", it must be "/${jsonPath}".`);
  }
  const content = source.take(jsonPath, place);
  if (content) {
    solution.entries.set(jsonPath, content);
    solution.flows.push({ place: source.placeOf(jsonPath), json: new TextDecoder().decode(content) });
  }
  solution.components.push({ type: "29", id, place });
  solution.merge("Workflows", workflow, place);
}

/** Reads the cloud flows: `Workflows/<Name>-<GUID>.json` and `.json.data.xml`, sorted by file name. */
export function readWorkflows(solution: Solution): void {
  for (const path of solution.source.paths(/^Workflows\/[^/]+\.json\.data\.xml$/)) {
    readWorkflow(path, solution);
  }
}
