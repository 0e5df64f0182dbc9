import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { attribute, child, childText, descendants, parseXml, rootOf } from "../../format/xml";
import { type Project, solutionNames } from "../assemble/project";
import { readJson } from "../assemble/readJson";
import type { AssembledSolution } from "../assemble/assembledSolution";
import type { Problems } from "../problems";
import { checkShape } from "../schema/checkShape";
import { deployment } from "../schema/deployment";

const text = z.string().regex(/\S/, "must not be empty");

const settingsFile = z.strictObject({
  EnvironmentVariables: z.array(z.strictObject({ SchemaName: text, Value: text })),
  ConnectionReferences: z.array(z.strictObject({ LogicalName: text, ConnectionId: text, ConnectorId: text })),
});

/** What a pipeline fills in. */
const token = (name: string): string => `#{${name}}#`;

/** Notes what is listed and not there, there and not listed, or listed twice. */
function compare(what: string, listed: readonly string[], there: readonly string[], report: (reason: string) => void) {
  for (const name of there.filter((one) => !listed.includes(one))) {
    report(`The ${what} ${name} is missing.`);
  }
  for (const [index, name] of listed.entries()) {
    if (!there.includes(name)) {
      report(`The solution has no ${what} ${name}.`);
    } else if (listed.indexOf(name) < index) {
      report(`The ${what} ${name} is listed twice.`);
    }
  }
}

/**
 * Checks the settings with which a pipeline imports a solution: every environment variable and connection reference has
 * a value there, and nothing else has.
 */
export function checkDeploymentSettings(solution: AssembledSolution): void {
  const { project, name, problems, environmentVariables, connectionReferences } = solution;
  const path = `solution/${name}/deployment-settings.json`;
  const settings = problems.attempt(() => readJson(project.root, path, settingsFile));
  if (!settings) {
    return;
  }
  const report = (reason: string): void => {
    problems.add(path, reason);
  };
  const variables = environmentVariables.map(({ definition }) => attribute(definition, "schemaname"));
  compare(
    "environment variable",
    settings.EnvironmentVariables.map(({ SchemaName }) => SchemaName),
    variables,
    report,
  );
  compare(
    "connection reference",
    settings.ConnectionReferences.map(({ LogicalName }) => LogicalName),
    [...connectionReferences.keys()],
    report,
  );
  for (const { SchemaName, Value } of settings.EnvironmentVariables) {
    if (Value.startsWith("#{") && Value !== token(SchemaName)) {
      report(`The value of ${SchemaName} is "${Value}"; a pipeline fills in ${token(SchemaName)}.`);
    }
  }
  for (const { LogicalName, ConnectionId, ConnectorId } of settings.ConnectionReferences) {
    const reference = connectionReferences.get(LogicalName);
    // Every environment has a name of its own for the API of a custom connector.
    const isCustom = reference && child(reference, "customconnectorid");
    const wanted = isCustom ? token(`${LogicalName}.connectorid`) : reference && childText(reference, "connectorid");
    if (wanted !== undefined && ConnectorId !== wanted) {
      report(`ConnectorId of ${LogicalName} is "${ConnectorId}", it must be ${wanted}.`);
    }
    if (ConnectionId !== token(`${LogicalName}.connectionid`)) {
      report(
        `ConnectionId of ${LogicalName} is "${ConnectionId}", it must be ${token(`${LogicalName}.connectionid`)}.`,
      );
    }
  }
}

/** Checks that the project file builds the complete sources of the solution, managed and unmanaged. */
export function checkSolutionProject({ project, name, problems }: AssembledSolution): void {
  const path = `solution/${name}/${name}.cdsproj`;
  const root = readXml(project, path, problems);
  if (!root) {
    return;
  }
  const wanted = { SolutionRootPath: `..\\..\\dist\\sources\\${name}`, SolutionPackageType: "Both" };
  for (const [element, value] of Object.entries(wanted)) {
    const found = descendants(root, element).map(({ textContent }) => textContent?.trim() ?? "");
    if (found.join() !== value) {
      problems.add(path, `<${element}> must be ${value}, it is "${found.join()}".`);
    }
  }
  const packages = descendants(root, "PackageReference").map((one) => attribute(one, "Include"));
  if (!packages.includes("Microsoft.PowerApps.MSBuild.Solution")) {
    problems.add(
      path,
      "<PackageReference> of Microsoft.PowerApps.MSBuild.Solution is missing: nothing would be packed.",
    );
  }
}

/** Checks what the Package Deployer imports: the managed zips of all solutions, each after those that it needs. */
export function checkImportConfig(project: Project, problems: Problems): void {
  const path = "solution/ImportConfig.xml";
  const root = readXml(project, path, problems);
  if (!root) {
    return;
  }
  checkShape(root, deployment, (_, reason) => {
    problems.add(path, reason);
  });
  const files = descendants(root, "configsolutionfile").map((one) => attribute(one, "solutionpackagefilename"));
  const wanted = solutionNames.map((name) => `${name}_managed.zip`);
  if (files.join() !== wanted.join()) {
    problems.add(path, `The solutions must be ${wanted.join(", then ")}; they are ${files.join(", then ") || "none"}.`);
  }
}

function readXml({ root }: Project, path: string, problems: Problems) {
  if (!existsSync(join(root, path))) {
    problems.add(path, "The file is missing.");
    return undefined;
  }
  return problems.attempt(() => rootOf(parseXml(readFileSync(join(root, path), "utf8"), path)));
}
