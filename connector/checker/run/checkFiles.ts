import { duplicatesIn } from "../input/duplicates";
import { UnreadableError } from "../input/fileAccess";
import { readIcon } from "../input/iconImage";
import { type JsonFile, readJsonFile } from "../input/jsonFile";
import { readScript } from "../input/scriptFile";
import { locate } from "../input/locate";
import type { Position } from "../input/positions";
import type { Finding } from "../rules/finding";
import type { FileText } from "../rules/rule";
import { rulesById } from "../rules/table";
import { type Config, ConfigError, readConfig, switchedBy } from "./config";
import type { ConnectorFiles } from "./connectorFiles";
import { oneACause } from "./oneACause";
import { type Breach, findBreaches, findInLayout, findInText } from "./engine";

/** What came out of the check of one connector. */
export interface ConnectorResult {
  readonly findings: Finding[];
  /** Sentences on what could not be checked at all. */
  readonly problems: string[];
  /** Findings that the configuration switches off. */
  readonly suppressed: number;
  readonly files: number;
  /** The configuration that held, and which of its places had a finding; nothing when not all could be checked. */
  readonly config?: { readonly path: string; readonly used: readonly string[] };
}

/** A breach whose place in the text is known. */
interface Placed extends Breach {
  readonly position: Position;
}

const start: Position = { line: 1, column: 1 };

const placeAll = (breaches: readonly Breach[], positions: ReadonlyMap<string, Position>): Placed[] =>
  breaches.map((breach) => ({ ...breach, position: breach.position ?? positions.get(breach.pointer) ?? start }));

/** All breaches in a JSON file, with those that its text tells, each with its place. */
function placeInFile(file: JsonFile, part: FileText["part"], breaches: readonly Breach[]): Placed[] {
  const ofText = placeAll(findInText({ ...file, part }), new Map());
  if (file.value === undefined) {
    return ofText;
  }
  const { positions, members, blank } = locate(file.text, new Set(breaches.map(({ pointer }) => pointer)));
  const duplicates = members === file.members ? [] : duplicatesIn(file.text);
  const ofLayout = findInLayout({ duplicates, blank });
  return [...ofText, ...placeAll(breaches, positions), ...placeAll(ofLayout, positions)];
}

class Collector {
  readonly findings: Finding[] = [];
  readonly used = new Set<string>();
  suppressed = 0;

  constructor(private readonly config: Config | undefined) {}

  add(file: string, placed: readonly Placed[]): void {
    const sorted = placed.toSorted(
      ({ position: left }, { position: right }) => left.line - right.line || left.column - right.column,
    );
    for (const { ruleId, message, pointer, fix, position } of sorted) {
      const { severity, by } = switchedBy(this.config, ruleId, pointer);
      if (by !== undefined) {
        this.used.add(by);
      }
      if (severity === "off") {
        this.suppressed += 1;
        continue;
      }
      const { line, column } = position;
      const why = rulesById.get(ruleId)?.why ?? "";
      const fixed = fix === undefined ? {} : { fix };
      this.findings.push({ ruleId, severity, message, why, file, pointer, line, column, ...fixed });
    }
  }
}

/** Runs a part of the work; a file that cannot be read becomes a problem, and the rest goes on. */
function attempt<T>(problems: string[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnreadableError || error instanceof ConfigError) {
      problems.push(error.message);
      return undefined;
    }
    throw error;
  }
}

/**
 * Checks the files of one connector, and tells each cause once.
 * @param config replaces the configuration beside the files
 */
export function checkCauses(files: ConnectorFiles, config?: Config): ConnectorResult {
  const result = checkFiles(files, config);
  return { ...result, findings: oneACause(result.findings) };
}

/**
 * Checks the files of one connector, with a finding for each place, as fixing needs it.
 * @param config replaces the configuration beside the files
 */
export function checkFiles(files: ConnectorFiles, config?: Config): ConnectorResult {
  const problems: string[] = [];
  const read = <T>(path: string | undefined, how: (path: string) => T): T | undefined =>
    path === undefined ? undefined : attempt(problems, () => how(path));
  const switches = config ?? read(files.config, readConfig);
  const definition = read(files.definition, readJsonFile);
  const properties = read(files.apiProperties, readJsonFile);
  const icon = read(files.icon, readIcon);
  const script = read(files.script, readScript);
  const breaches = findBreaches({
    definition: definition?.value,
    apiProperties: properties?.value,
    icon,
    script,
    hasScript: files.script !== undefined,
  });
  const collector = new Collector(switches);
  if (definition) {
    collector.add(definition.path, placeInFile(definition, "definition", breaches.definition));
  }
  if (properties) {
    collector.add(properties.path, placeInFile(properties, "apiProperties", breaches.apiProperties));
  }
  if (icon) {
    collector.add(icon.path, placeAll(breaches.icon, new Map()));
  }
  if (script) {
    collector.add(script.path, placeAll(breaches.script, new Map()));
  }
  const { findings, suppressed, used } = collector;
  const isWhole = definition?.value !== undefined && problems.length === 0;
  return {
    findings,
    problems,
    suppressed,
    files: [definition, properties, icon, script].filter((each) => each !== undefined).length,
    ...(switches && isWhole ? { config: { path: switches.path, used: [...used] } } : {}),
  };
}
