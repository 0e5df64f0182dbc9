import { duplicatesIn } from "../../../connector/checker/input/duplicates";
import { type JsonFile, type Obstacle, readJsonBytes } from "../../../connector/checker/input/jsonFile";
import { At, stepsOf } from "../../../connector/checker/input/jsonPointer";
import { asObject, isObject, type Json } from "../../../connector/checker/input/jsonValue";
import { locate } from "../../../connector/checker/input/locate";
import { type Position, positionAt } from "../../../connector/checker/input/positions";
import type { Finding } from "../../../connector/checker/rules/finding";
import { shortened } from "../../../connector/checker/rules/shownText";
import { readFlow } from "../model/flow";
import type { Surroundings } from "../model/surroundings";
import { file, type FileRuleId } from "../rules/file";
import type { Place, Rule } from "../rules/rule";
import { groups } from "../rules/table";
import { positionsWithin } from "./position";

/** A breach whose place in the text is not looked up yet. */
interface Breach {
  readonly rule: Rule;
  readonly place: Place;
  readonly message: string;
}

const obstacleRules: Readonly<Record<Obstacle["kind"], FileRuleId>> = {
  syntax: "file-json",
  encoding: "file-encoding",
  nesting: "file-nesting",
};

/** The rules about files by their ids. */
const fileRules = Object.fromEntries(file.rules.map((rule) => [rule.id, rule])) as Readonly<Record<FileRuleId, Rule>>;

const fileBreach = (id: FileRuleId, place: Place, message: string): Breach => ({ rule: fileRules[id], place, message });

/** What keeps a value from being a flow, as a sentence. */
function noFlow(value: Json): string | undefined {
  if (!isObject(value)) {
    return "This is no cloud flow: the file holds no object.";
  }
  const { properties } = value;
  if (!isObject(properties)) {
    return "This is no cloud flow: it has no object properties.";
  }
  return isObject(properties.definition) ? undefined : "This is no cloud flow: properties has no object definition.";
}

/** Where what is missing of a flow should stand. */
const nearestOfFlow = (value: Json): At =>
  isObject(asObject(value).properties) ? At.root.to("properties", "definition") : At.root.to("properties");

function breachesIn(value: Json, surroundings: Surroundings): Breach[] {
  const reason = noFlow(value);
  if (reason !== undefined) {
    return [fileBreach("cloud-flow", { at: nearestOfFlow(value) }, reason)];
  }
  const flow = readFlow(value);
  const breaches: Breach[] = [];
  for (const rule of groups.flatMap(({ rules }) => rules)) {
    rule.check?.(flow, (place, message) => breaches.push({ rule, place, message }), surroundings);
  }
  return breaches;
}

/** The names that objects of a file hold twice; looked for only where a look over the text counts more than are left. */
const duplicatesOf = (text: string): Breach[] =>
  duplicatesIn(text).map(({ name, pointer, position }) => {
    const at = At.root.to(...(stepsOf(pointer) as [string, ...string[]]));
    return fileBreach(
      "duplicate-member",
      { at, position },
      `"${name}" stands here for the second time; the first one is lost.`,
    );
  });

function findingsOf({ path, text, members }: JsonFile, breaches: readonly Breach[]): Finding[] {
  const located = locate(text, new Set(breaches.map(({ place }) => place.at.pointer)));
  const within = positionsWithin(text);
  const start: Position = { line: 1, column: 1 };
  const all = located.members === members ? breaches : [...breaches, ...duplicatesOf(text)];
  const findings = all.map(({ rule, place, message }): Finding => {
    const { pointer } = place.at;
    const near = place.position ?? located.positions.get(pointer) ?? start;
    const { line, column } = place.within === undefined ? near : within(near, place.within);
    const { id, severity, why } = rule;
    return { ruleId: id, severity, why, message: shortened(message), file: path, pointer, line, column };
  });
  return findings.sort((left, right) => left.line - right.line || left.column - right.column);
}

/**
 * Checks a cloud flow against all rules.
 * @param path its name, for the findings
 * @param bytes the content of its file, whatever that is
 * @returns the findings in the order of the text; it throws for no content
 */
export function checkFlow(path: string, bytes: Uint8Array, surroundings: Surroundings): Finding[] {
  const json = readJsonBytes(path, bytes);
  const { obstacle, text, value } = json;
  if (value === undefined) {
    const kind = obstacle?.kind ?? "syntax";
    const position = positionAt(text, obstacle?.offset ?? 0);
    const { id, severity, why } = fileRules[obstacleRules[kind]];
    return [{ ruleId: id, severity, why, message: obstacle?.message ?? "", file: path, pointer: "", ...position }];
  }
  return findingsOf(json, breachesIn(value, surroundings));
}
