import type { Variable } from "../variables";
import { xmlText } from "./xmlText";

/** The path of a variable's definition within the solution. */
export const variablePath = ({ schemaName }: Variable): string =>
  `environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`;

/** The definition of an environment variable of type text, with its elements in the order of every exported one. */
export function variableDefinition(variable: Variable): string {
  const described = (element: string, text: string): string =>
    `  <${element} default="${xmlText(text)}">
    <label description="${xmlText(text)}" languagecode="1033" />
  </${element}>\n`;
  const { schemaName, displayName, description, introduced } = variable;
  const value = variable.default === undefined ? "" : `  <defaultvalue>${xmlText(variable.default)}</defaultvalue>\n`;
  return `<environmentvariabledefinition schemaname="${schemaName}">
${value}${described("description", description)}${described("displayname", displayName)}  <introducedversion>${introduced}</introducedversion>
  <iscustomizable>1</iscustomizable>
  <isrequired>0</isrequired>
  <secretstore>0</secretstore>
  <type>100000000</type>
</environmentvariabledefinition>
`;
}
