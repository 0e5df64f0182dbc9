import { componentTypes } from "../../format/componentTypes";
import { plainGuid } from "../../format/guid";
import { child, childText } from "../../format/xml";
import type { AssembledSolution } from "./assembledSolution";

/** The elements of a `<Connector>` that name a file of the zip. */
const fileElements = [
  "openapidefinition",
  "connectionparameters",
  "policytemplateinstances",
  "customcodeblobcontent",
  "iconblob",
];

function readConnector(path: string, solution: AssembledSolution): void {
  const { source, problems } = solution;
  const place = source.placeOf(path);
  const connector = solution.readXml(path, "the connector");
  if (!connector) {
    return;
  }
  const name = childText(connector, "name");
  for (const element of fileElements) {
    const named = childText(connector, element);
    if (element === "customcodeblobcontent" && !child(connector, element)) {
      continue;
    }
    if (!named.startsWith(`/Connector/${name}_`)) {
      problems.add(place, `<${element}> is "${named}", it must name a file /Connector/${name}_….`);
    } else {
      const content = source.take(named.replace("/Connector/", "Connectors/"), `<${element}> of ${place}`);
      if (content) {
        solution.entries.set(named.slice(1), content);
      }
    }
  }
  const id = plainGuid(childText(connector, "connectorid"));
  solution.connectors.push({ path, place, connector });
  solution.components.push({ type: componentTypes.connector, id, schemaName: name, place });
  solution.merge("Connectors", connector, place);
}

/** Reads the custom connectors: `Connectors/<name>.xml` and its files, which go into the zip's folder `Connector/`. */
export function readConnectors(solution: AssembledSolution): void {
  for (const path of solution.source.paths(/^Connectors\/[^/]+\.xml$/)) {
    readConnector(path, solution);
  }
}
