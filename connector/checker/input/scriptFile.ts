import { isUtf8 } from "node:buffer";
import { codeAlone } from "./csharp";
import { bytesOf, maxBytes } from "./fileAccess";
import { type Position, positionAt } from "./positions";

/** A name in a script, and where it stands. */
export interface Named {
  readonly name: string;
  readonly position: Position;
}

/** What the rules need of a connector's custom code. */
export interface Script {
  readonly path: string;
  readonly bytes: number;
  readonly isUtf8: boolean;
  /** The namespaces, or for `isType` the types, that it uses by name. */
  readonly usings: readonly (Named & { readonly isType: boolean })[];
  /** Its classes with the names of what they derive from, without namespaces. */
  readonly classes: readonly (Named & { readonly bases: readonly string[] })[];
  /** Whether a method of a name is overridden. */
  readonly overrides: ReadonlySet<string>;
  /** Where it makes an HTTP client of its own. */
  readonly httpClient?: Position;
}

const lastName = (name: string): string => name.trim().split(".").at(-1) ?? "";

/**
 * Looks at a script whose text is at hand. It is not compiled: only what stands outside of comments and texts, and is
 * certain without knowing types, is told.
 */
export function readScriptText(path: string, text: string, bytes: number, isText = true): Script {
  const code = codeAlone(text);
  const at = (offset: number): Position => positionAt(text, offset);
  const usings = [...code.matchAll(/^[ \t]*using\s+(static\s+)?(\w+\s*=\s*)?([\w.]+)\s*;/gm)].map((match) => ({
    name: match[3] ?? "",
    isType: match[1] !== undefined || match[2] !== undefined,
    position: at(match.index + match[0].lastIndexOf(match[3] ?? "")),
  }));
  const classes = [...code.matchAll(/\bclass\s+(\w+)\s*(?:<[^>{]*>)?\s*(?::([^{]*))?\{/g)].map((match) => ({
    name: match[1] ?? "",
    bases: (match[2] ?? "").split(",").map(lastName),
    position: at(match.index),
  }));
  const overrides = [...code.matchAll(/\boverride\b[^;{}=()]*?\b(\w+)\s*\(/g)].map((match) => match[1] ?? "");
  const client = /\bnew\s+(?:System\s*\.\s*Net\s*\.\s*Http\s*\.\s*)?HttpClient\b/.exec(code);
  return {
    path,
    bytes,
    isUtf8: isText,
    usings,
    classes,
    overrides: new Set(overrides),
    ...(client ? { httpClient: at(client.index) } : {}),
  };
}

/**
 * Reads the custom code of a connector.
 * @throws UnreadableError when the file cannot be read or is far too large
 */
export function readScript(path: string): Script {
  const bytes = bytesOf(path, maxBytes);
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  return readScriptText(path, text, bytes.length, isUtf8(bytes));
}
