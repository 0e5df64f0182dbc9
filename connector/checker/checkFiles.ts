import { readFileSync, statSync } from "node:fs";
import { type Config, ConfigError, readConfig, severityUnder } from "./config";
import { findBreaches } from "./engine";
import type { Finding, Raw } from "./finding";
import type { ConnectorFiles } from "./find";
import { readIcon } from "./icon";
import { type Loaded, load, reading, UnreadableError } from "./load";
import { duplicatesIn, locate, type Position, positionAt } from "./positions";
import type { Fix } from "./rule";
import { rulesById } from "./rules";

/** The most bytes of a definition that certification takes. */
const certifiedBytes = 1024 * 1024;

/** An icon above this many bytes is not read. */
const maxIconBytes = 16 * 1024 * 1024;

/** What came out of the check of one connector. */
export interface ConnectorResult {
  readonly findings: Finding[];
  /** Sentences on what could not be checked at all. */
  readonly problems: string[];
  /** Findings that the configuration switches off. */
  readonly suppressed: number;
  readonly files: number;
}

/** A breach whose place in the text is known. */
type Placed = Raw & Position;

const asText = (title: string): Fix => ({ title, kind: "text" });

/** What the text of a file tells, apart from its JSON. */
function checkText({ text, bytes, hasMark, obstacle }: Loaded, isDefinition: boolean): Placed[] {
  const found: Placed[] = [];
  const add = (ruleId: string, message: string, offset: number, fix?: Fix): void => {
    found.push({ ruleId, message, pointer: "", fix, ...positionAt(text, offset) });
  };
  if (obstacle) {
    const isJson = obstacle.ruleId === "connector-validate-swagger-isproperjson";
    const ruleId = isJson && !isDefinition ? "connector-validate-connectionparam-isproperjson" : obstacle.ruleId;
    add(ruleId, obstacle.message, obstacle.offset, isJson ? asText("Remove trailing commas") : undefined);
  }
  if (hasMark) {
    add(
      "byte-order-mark",
      "The file starts with a byte order mark. Save it as UTF-8 without one.",
      0,
      asText("Remove the mark"),
    );
  }
  if (isDefinition && bytes > certifiedBytes && !obstacle) {
    add("file-size", `The definition has ${bytes} bytes; ${certifiedBytes} are allowed.`, 0);
  }
  return found;
}

/** Gives breaches their places, and adds the duplicates that JSON.parse swallowed. */
function place(file: Loaded, breaches: readonly Raw[]): Placed[] {
  if (file.value === undefined) {
    return [];
  }
  const { positions, members, blank } = locate(file.text, new Set(breaches.map(({ pointer }) => pointer)));
  const start: Position = { line: 1, column: 1 };
  const placed = breaches.map(({ ruleId, message, pointer, fix }): Placed => {
    const { line, column } = positions.get(pointer) ?? start;
    return { ruleId, message, pointer, fix, line, column };
  });
  if (blank) {
    const message = "Here and maybe further on a line ends with blanks.";
    placed.push({ ruleId: "whitespace", message, pointer: "", fix: asText("Remove blanks at line ends"), ...blank });
  }
  if (members !== file.members) {
    for (const { name, pointer, position } of duplicatesIn(file.text)) {
      const message = `"${name}" stands here for the second time; the first one is lost.`;
      placed.push({ ruleId: "duplicate-key", message, pointer, ...position });
    }
  }
  return placed;
}

class Collector {
  readonly findings: Finding[] = [];
  suppressed = 0;

  constructor(private readonly config: Config) {}

  add(file: string, placed: readonly Placed[]): void {
    const sorted = placed.toSorted((left, right) => left.line - right.line || left.column - right.column);
    for (const { ruleId, message, pointer, fix, line, column } of sorted) {
      const severity = severityUnder(this.config, ruleId, pointer);
      if (severity === "off") {
        this.suppressed += 1;
        continue;
      }
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
 * Checks the files of one connector.
 * @param config replaces the configuration beside the files
 */
export function checkFiles(files: ConnectorFiles, config?: Config): ConnectorResult {
  const problems: string[] = [];
  const beside = files.config;
  const switches = config ?? (beside === undefined ? undefined : attempt(problems, () => readConfig(beside)));
  const read = (path: string | undefined): Loaded | undefined =>
    path === undefined ? undefined : attempt(problems, () => load(path));
  const definition = read(files.definition);
  const properties = read(files.apiProperties);
  const iconPath = files.icon;
  const icon =
    iconPath === undefined
      ? undefined
      : attempt(problems, () => {
          const { size } = reading(iconPath, () => statSync(iconPath));
          const empty = { path: iconPath, bytes: size };
          return size > maxIconBytes
            ? empty
            : readIcon(
                iconPath,
                reading(iconPath, () => readFileSync(iconPath)),
              );
        });
  const breaches = findBreaches({
    definition: definition?.value,
    apiProperties: properties?.value === undefined ? undefined : { path: properties.path, value: properties.value },
    icon,
    hasScript: files.script !== undefined,
  });
  const collector = new Collector(switches ?? new Map());
  if (definition) {
    collector.add(definition.path, [...checkText(definition, true), ...place(definition, breaches.definition)]);
  }
  if (properties) {
    collector.add(properties.path, [...checkText(properties, false), ...place(properties, breaches.apiProperties)]);
  }
  if (icon) {
    collector.add(
      icon.path,
      breaches.icon.map((raw) => ({ ...raw, line: 1, column: 1 })),
    );
  }
  const { findings, suppressed } = collector;
  return {
    findings,
    problems,
    suppressed,
    files: [definition, properties, icon].filter((each) => each !== undefined).length,
  };
}
