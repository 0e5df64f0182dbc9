import type { At } from "../../../connector/checker/input/jsonPointer";
import type { Json } from "../../../connector/checker/input/jsonValue";
import type { Position } from "../../../connector/checker/input/positions";
import type { Severity } from "../../../connector/checker/rules/finding";
import type { Flow } from "../model/flow";
import type { Surroundings } from "../model/surroundings";

/** The public pages that the rules come from. */
export const sources = {
  WDL: "Microsoft Learn, Schema reference for the Workflow Definition Language",
  FUN: "Microsoft Learn, Reference for functions in workflow expressions",
  TYP: "Microsoft Learn, Schema reference guide for trigger and action types",
  ERR: "Microsoft Learn, Handle errors and exceptions in workflows",
  DV: "Microsoft Learn, Microsoft Dataverse connector, and the CallbackRegistration table reference",
  SOL: "Microsoft Learn, Solution-aware flows, connection references, environment variables",
  CON: "Microsoft Learn, Custom connectors, and the connector's own definition",
  GUI: "Microsoft Learn, Power Automate coding guidelines",
  RFC: "RFC 8259, The JavaScript Object Notation Data Interchange Format",
  OWN: "Linked Records",
} as const;

/** Where a breach is; `within` counts characters from the start of the string that stands there. */
export interface Place {
  readonly at: At;
  readonly within?: number;
  /** A position in the file that no pointer tells. */
  readonly position?: Position;
}

/** What a check calls for each breach. */
export type Report = (place: Place, message: string) => void;

/**
 * A right and a wrong value for one place of the sample flow that the tests keep; undefined means that nothing stands
 * there. `find` examples change the text of the file instead: the text becomes `bad`.
 */
export type Example =
  { readonly at: string; readonly good?: Json; readonly bad?: Json } | { readonly find: string; readonly bad: string };

/** A rule: data about it, and a pure function that finds its breaches. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What is demanded, as a sentence. */
  readonly demand: string;
  /** What happens otherwise. */
  readonly why: string;
  readonly source: keyof typeof sources;
  readonly example: Example;
  /** Finds breaches in a flow; a rule without one is about the file, before a flow was read from it. */
  readonly check?: (flow: Flow, report: Report, surroundings: Surroundings) => void;
}

/** The rules on one matter. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}
