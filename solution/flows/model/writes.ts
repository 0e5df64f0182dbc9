import { asObject, asText } from "../../../connector/checker/input/jsonValue";
import { connectionOfStep } from "./connection";
import { dataverseApi } from "./dataverse";
import type { Flow } from "./flow";
import type { Step } from "./step";

/** A step that writes a row of Dataverse. */
export interface RowWrite {
  readonly step: Step;
  readonly isNew: boolean;
  /** The entity set, such as `incidents`; computed ones as written. */
  readonly entitySet: string;
  readonly recordId: string;
  readonly columns: readonly string[];
}

const updates = new Set(["UpdateRecord", "UpdateOnlyRecord"]);

/** The steps of a flow that create or change rows. */
export function rowWrites(flow: Flow): readonly RowWrite[] {
  return flow.actions.flatMap((step): RowWrite[] => {
    const operationId = asText(asObject(step.inputs.host).operationId) ?? "";
    const isNew = operationId === "CreateRecord";
    if ((!isNew && !updates.has(operationId)) || connectionOfStep(flow, step)?.apiName !== dataverseApi) {
      return [];
    }
    const parameters = asObject(step.inputs.parameters);
    const columns = Object.keys(parameters).flatMap((name) => /^item\/([^/@]+)/.exec(name)?.[1]?.toLowerCase() ?? []);
    const entitySet = asText(parameters.entityName) ?? "";
    return [{ step, isNew, entitySet, recordId: asText(parameters.recordId) ?? "", columns }];
  });
}

/** Tells whether an entity set is, by the rules of English, that of a table: `incidents` of `incident`. */
export function isSetOf(entitySet: string, table: string): boolean {
  const [set, name] = [entitySet.toLowerCase(), table.toLowerCase()];
  return name !== "" && [name, `${name}s`, `${name}es`, name.replace(/y$/, "ies")].includes(set);
}
