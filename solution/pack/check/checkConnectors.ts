import type { AssembledSolution } from "../assemble/assembledSolution";
import type { ConnectorDefinition } from "../assemble/connectorDefinition";
import { child, childText } from "../../format/xml";
import type { Problems } from "../problems";

/**
 * The logical name that a connector has in a solution: the prefix, an underscore, and the title in lower case with every
 * other character as a dash and its two hexadecimal digits, such as `lrc_linked-20records`.
 */
function connectorName(prefix: string, title: string): string {
  const encoded = title
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (character) => `-${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `${prefix}_${encoded}`;
}

/** Bytes that custom code may have (documentation of custom code). */
const maxScript = 1024 * 1024;

function checkScript({ script, scriptOperations, operations }: ConnectorDefinition, problems: Problems): void {
  const place = "connector/apiProperties.json";
  if (!script) {
    if (scriptOperations) {
      problems.add(place, "scriptOperations names operations, but there is no connector/script.csx.");
    }
    return;
  }
  if (script.byteLength > maxScript) {
    problems.add("connector/script.csx", `It has ${script.byteLength} bytes, custom code may have ${maxScript}.`);
  }
  if (!scriptOperations?.length) {
    problems.add(place, "scriptOperations is missing or empty: name the operations that script.csx answers.");
  }
  for (const id of scriptOperations ?? []) {
    if (typeof id !== "string" || !operations.has(id)) {
      problems.add(place, `scriptOperations names ${JSON.stringify(id)}, which the definition does not have.`);
    }
  }
}

/** What the folder connector/ says, whatever solution carries it. */
function checkDefinition(definition: ConnectorDefinition, packageVersion: string, problems: Problems): void {
  for (const pointer of definition.secrets) {
    problems.add(
      "connector/apiProperties.json",
      `A secret stands at ${pointer}. Remove it and make a new one: secrets are entered in the environment, never packed.`,
    );
  }
  if (definition.version !== packageVersion) {
    const given = `info.version is "${definition.version}"`;
    problems.add("connector/CSS-Entity.swagger.json", `${given}, package.json says "${packageVersion}".`);
  }
  checkScript(definition, problems);
}

/**
 * Checks the connectors of a solution: that they and their files are named as the product names a connector of that
 * title, that the custom code is carried and fits the definition, and that no secret is packed.
 */
export function checkConnectors({ connectors, project, problems }: AssembledSolution): void {
  if (!project.connector) {
    return;
  }
  const { title, script } = project.connector;
  if (connectors.length > 0) {
    checkDefinition(project.connector, project.packageVersion, problems);
  }
  const expected = connectorName(project.publisher.customizationPrefix, title);
  for (const { path, place, connector } of connectors) {
    const name = childText(connector, "name");
    if (name !== expected) {
      problems.add(place, `<name> is "${name}", a connector with the title "${title}" is named "${expected}".`);
    }
    if (script && !child(connector, "customcodeblobcontent")) {
      problems.add(place, "<customcodeblobcontent> is missing: connector/script.csx would stay behind.");
    }
    if (path !== `Connectors/${name}.xml`) {
      problems.add(place, `The file must be named like its connector, ${name}.xml.`);
    }
  }
}
