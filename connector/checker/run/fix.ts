import { readFileSync, renameSync, writeFileSync } from "node:fs";
import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  type FormattingOptions,
  modify,
  type Node,
  parseTree,
} from "jsonc-parser";
import { parseJson } from "../input/jsonSyntax";
import type { Fix } from "../rules/finding";
import { checkFiles, type ConnectorResult } from "./checkFiles";
import type { Config } from "./config";
import type { ConnectorFiles } from "./connectorFiles";

/** Rounds of fixing: a fix may have to wait for one that touches the same place. */
const mostRounds = 20;

/** How the text is laid out, so that what is added looks like the rest. */
function layoutOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const insertSpaces = !indent.startsWith("\t");
  return { insertSpaces, tabSize: insertSpaces ? indent.length : 1, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}

/** The edits that a fix makes, offsets in the text as it is. */
function editsOf(text: string, tree: Node, fix: Fix, formattingOptions: FormattingOptions): Edit[] {
  if (fix.kind === "text") {
    return [];
  }
  const steps = [...fix.steps];
  const node = findNodeAtLocation(tree, steps);
  if (fix.kind === "set" && node) {
    return [{ offset: node.offset, length: node.length, content: JSON.stringify(fix.value) }];
  }
  if (fix.kind === "set") {
    return modify(text, steps, fix.value, { formattingOptions });
  }
  if (!node) {
    return [];
  }
  if (fix.kind === "remove") {
    return modify(text, steps, undefined, { formattingOptions });
  }
  const name = node.parent?.children?.[0];
  return name ? [{ offset: name.offset, length: name.length, content: JSON.stringify(fix.name) }] : [];
}

/** Removes the commas before closing brackets; the text stays as it is when that does not make it JSON. */
function withoutTrailingCommas(text: string): string {
  let next = text;
  for (let parsed = parseJson(next); "fault" in parsed; parsed = parseJson(next)) {
    const { offset } = parsed.fault;
    const before = next.slice(0, offset).trimEnd();
    if (!before.endsWith(",") || !/[}\]]/.test(next.charAt(offset))) {
      return text;
    }
    next = before.slice(0, -1) + next.slice(before.length);
  }
  return next;
}

/** Fixes that concern the text as a whole. */
function fixText(text: string, titles: ReadonlySet<string>): string {
  const bare = titles.has("Remove the mark") ? text.replace(/^\uFEFF/, "") : text;
  const trimmed = titles.has("Remove blanks at line ends") ? bare.replace(/[ \t]+(?=\r?$)/gm, "") : bare;
  const mark = trimmed.startsWith("\uFEFF") ? "\uFEFF" : "";
  return titles.has("Remove trailing commas") ? mark + withoutTrailingCommas(trimmed.slice(mark.length)) : trimmed;
}

/**
 * Applies fixes to a text, keeping its layout. Fixes that touch each other are left for the next round.
 * @param text JSON, with or without a byte order mark
 * @returns the text and the number of fixes made
 */
export function applyFixes(text: string, fixes: readonly Fix[]): { text: string; applied: number } {
  const titles = new Set(fixes.filter(({ kind }) => kind === "text").map(({ title }) => title));
  if (titles.size > 0) {
    const next = fixText(text, titles);
    return { text: next, applied: next === text ? 0 : titles.size };
  }
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(mark.length);
  const tree = parseTree(body);
  const layout = layoutOf(body);
  const chosen: Edit[] = [];
  let applied = 0;
  for (const fix of fixes) {
    const edits = tree ? editsOf(body, tree, fix, layout) : [];
    const clash = edits.some((edit) =>
      chosen.some((each) => edit.offset <= each.offset + each.length && each.offset <= edit.offset + edit.length),
    );
    if (edits.length > 0 && !clash) {
      chosen.push(...edits);
      applied += 1;
    }
  }
  return { text: mark + applyEdits(body, chosen), applied };
}

/** Writes a file in one step: either the old content or the new one is there, never half of it. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.fixing`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

/**
 * Applies the certain fixes of a connector's findings to its files, until none is left.
 * @param result the findings before
 * @returns the findings after, and how many were fixed
 */
export function fixFiles(
  files: ConnectorFiles,
  result: ConnectorResult,
  config?: Config,
): { result: ConnectorResult; fixed: number } {
  let current = result;
  let fixed = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    let applied = 0;
    for (const path of new Set(current.findings.map(({ file }) => file))) {
      const fixes = current.findings.flatMap(({ file, fix }) => (file === path && fix ? [fix] : []));
      if (fixes.length > 0) {
        const before = readFileSync(path, "utf8");
        const after = applyFixes(before, fixes);
        if (after.applied > 0 && after.text !== before) {
          replaceFile(path, after.text);
          applied += after.applied;
        }
      }
    }
    if (applied === 0) {
      break;
    }
    fixed += applied;
    current = checkFiles(files, config);
  }
  return { result: current, fixed };
}
