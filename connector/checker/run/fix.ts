import { isUtf8 } from "node:buffer";
import { applyEdits, type Edit, type FormattingOptions, modify, type Node, parseTree } from "jsonc-parser";
import { bytesOf, maxBytes, UnreadableError } from "../input/fileAccess";
import { withoutTrailingCommas } from "../input/jsonSyntax";
import type { Fix } from "../rules/finding";
import { checkFiles, type ConnectorResult } from "./checkFiles";
import type { Config } from "./config";
import type { ConnectorFiles } from "./connectorFiles";
import { oneACause } from "./oneACause";
import { replaceFile, UnwritableError } from "./replaceFile";

/** Rounds of fixing: a fix may have to wait for one that touches the same place. */
const mostRounds = 20;

/** How the text is laid out, so that what is added looks like the rest. */
function layoutOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const insertSpaces = !indent.startsWith("\t");
  return { insertSpaces, tabSize: insertSpaces ? indent.length : 1, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}

/**
 * The node that JSON.parse takes for a place: of duplicates the last.
 * @returns `isPlain` is false when the way there passes a name that stands twice
 */
function nodeAt(tree: Node, steps: readonly (string | number)[]): { node: Node | undefined; isPlain: boolean } {
  let node: Node | undefined = tree;
  let isPlain = true;
  for (const step of steps) {
    if (typeof step === "number") {
      node = node?.type === "array" ? node.children?.[step] : undefined;
    } else {
      const members: Node[] = node?.type === "object" ? (node.children ?? []) : [];
      const named: Node[] = members.filter(({ children }) => children?.[0]?.value === step);
      isPlain &&= named.length < 2;
      node = named.at(-1)?.children?.[1];
    }
  }
  return { node, isPlain };
}

/** The edits that a fix makes, offsets in the text as it is; none where a name that stands twice is in the way. */
function editsOf(text: string, tree: Node, fix: Fix, formattingOptions: FormattingOptions): Edit[] {
  if (fix.kind === "text") {
    return [];
  }
  const steps = [...fix.steps];
  const { node, isPlain } = nodeAt(tree, steps);
  if (fix.kind === "set" && node) {
    return [{ offset: node.offset, length: node.length, content: JSON.stringify(fix.value) }];
  }
  if (!isPlain) {
    return [];
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

/** Fixes that concern the text as a whole. */
function fixText(text: string, titles: ReadonlySet<string>): string {
  const bare = titles.has("Remove the mark") ? text.replace(/^\uFEFF/, "") : text;
  // Not by the expression's own ends of lines: to it a line also ends at U+2028, which may stand inside a text.
  const trimmed = titles.has("Remove blanks at line ends") ? bare.replace(/[ \t]+(?=\r?(?:\n|$))/g, "") : bare;
  const mark = trimmed.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = trimmed.slice(mark.length);
  return mark + (titles.has("Remove trailing commas") ? (withoutTrailingCommas(body) ?? body) : body);
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

/** Applies fixes to a file. @returns the number of fixes made */
function fixFile(path: string, fixes: readonly Fix[]): number {
  const before = bytesOf(path, maxBytes);
  // Bytes that are no text would not come back as they were.
  if (!isUtf8(before)) {
    return 0;
  }
  const text = before.toString("utf8");
  const after = applyFixes(text, fixes);
  if (after.applied === 0 || after.text === text) {
    return 0;
  }
  replaceFile(path, before, Buffer.from(after.text));
  return after.applied;
}

/**
 * Checks a connector and applies the certain fixes of its findings to its files, until none is left.
 * @returns the findings after, with a sentence for each file that could not be written, and how many were fixed
 */
export function fixFiles(files: ConnectorFiles, config?: Config): { result: ConnectorResult; fixed: number } {
  let current = checkFiles(files, config);
  let fixed = 0;
  const unwritable = new Map<string, string>();
  for (let round = 0; round < mostRounds; round += 1) {
    let applied = 0;
    for (const path of new Set(current.findings.map(({ file }) => file))) {
      const fixes = current.findings.flatMap(({ file, fix }) => (file === path && fix ? [fix] : []));
      if (fixes.length === 0 || unwritable.has(path)) {
        continue;
      }
      try {
        applied += fixFile(path, fixes);
      } catch (error) {
        if (!(error instanceof UnwritableError || error instanceof UnreadableError)) {
          throw error;
        }
        unwritable.set(path, error.message);
      }
    }
    if (applied === 0) {
      break;
    }
    fixed += applied;
    current = checkFiles(files, config);
  }
  const problems = [...current.problems, ...unwritable.values()];
  return { result: { ...current, findings: oneACause(current.findings), problems }, fixed };
}
