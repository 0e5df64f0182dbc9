import type { Call } from "../../format/expressions/expression";
import type { Flow } from "./flow";
import type { Step } from "./step";
import type { FlowText } from "./texts";

/** A call of a function whose first argument is a name. */
export interface NamedCall {
  /** In lower case. */
  readonly function: string;
  readonly name: string;
  readonly text: FlowText;
  readonly call: Call;
}

/** The calls of some functions, in lower case, where what they name is written out. */
export function callsOf(flow: Flow, functions: ReadonlySet<string>): readonly NamedCall[] {
  const found: NamedCall[] = [];
  for (const text of flow.texts) {
    for (const call of text.calls) {
      const name = call.name.toLowerCase();
      const [first] = call.arguments;
      if (functions.has(name) && first?.kind === "literal" && typeof first.value === "string") {
        found.push({ function: name, name: first.value, text, call });
      }
    }
  }
  return found;
}

/** The actions of a flow by their names in lower case: expressions take any case. */
export const actionsByName = (flow: Flow): ReadonlyMap<string, Step> =>
  new Map(flow.actions.map((step) => [step.name.toLowerCase(), step]));

/** Where a call stands. */
export const placeOf = ({ text, call }: NamedCall) =>
  text.isName ? { at: text.at } : { at: text.at, within: call.start };
