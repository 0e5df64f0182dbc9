import type { ConnectionReference } from "../flow/connections";
import { customizationsFile } from "../surroundings";
import { xmlText } from "./xmlText";
import { replaceContent } from "./replaceContent";

const hash =
  "<!-- Every environment has an id of its own for a custom connector; customconnectorid is what finds it. -->";

/** The element of a connection reference, with its children in the order of every export. */
function element({ logicalName, displayName, connectorId, custom }: ConnectionReference): readonly string[] {
  return [
    `<connectionreference connectionreferencelogicalname="${logicalName}">`,
    `  <connectionreferencedisplayname>${xmlText(displayName)}</connectionreferencedisplayname>`,
    ...(custom ? [`  ${hash}`] : []),
    `  <connectorid>${connectorId}</connectorid>`,
    ...(custom
      ? ["  <customconnectorid>", `    <connectorid>${custom.id}</connectorid>`, "  </customconnectorid>"]
      : []),
    "  <iscustomizable>1</iscustomizable>",
    "  <promptingbehavior>0</promptingbehavior>",
    "  <statecode>0</statecode>",
    "  <statuscode>1</statuscode>",
    "</connectionreference>",
  ];
}

/** Other/Customizations.xml with the connection references of the flows; all else stays as it is. */
export const customizations = (text: string, references: readonly ConnectionReference[]): string =>
  replaceContent(text, customizationsFile, "connectionreferences", references.flatMap(element));
