import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

export type Path = readonly (string | number)[];

/** The places of a JSON text. */
export class Places {
  private readonly tree: Node | undefined;
  private readonly errors: ParseError[] = [];

  /** @param file names the text in problems */
  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {
    this.tree = parseTree(text, this.errors, { disallowComments: true });
  }

  /** Why the text is no JSON, with the place; undefined where it is. */
  get syntaxProblem(): string | undefined {
    const [first] = this.errors;
    return first && `${this.at(first.offset)}: not valid JSON: ${printParseErrorCode(first.error)}.`;
  }

  /** A problem at a value, as `file:line:column: sentence`; where there is no such value, at the one that would hold it. */
  problem(path: Path, sentence: string): string {
    for (let length = path.length; this.tree && length >= 0; length -= 1) {
      const node = findNodeAtLocation(this.tree, path.slice(0, length));
      if (node) return `${this.at(node.offset)}: ${sentence}`;
    }
    return `${this.file}: ${sentence}`;
  }

  private at(offset: number): string {
    const before = this.text.slice(0, offset).split("\n");
    return `${this.file}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
  }
}
