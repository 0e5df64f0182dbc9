/** A connection that a flow uses, by the key that its steps name. */
export interface FlowReference {
  readonly connection?: { readonly connectionReferenceLogicalName?: string };
  /** Only custom connectors have a logical name. */
  readonly api?: { readonly name?: string; readonly logicalName?: string };
}

/** A trigger or an action; those that hold others have them in `actions`, `else` and `cases`. */
export interface FlowStep {
  readonly inputs?: {
    readonly host?: { readonly connectionName?: string; readonly operationId?: string };
    readonly parameters?: Readonly<Record<string, unknown>>;
  };
  readonly actions?: Readonly<Record<string, FlowStep>>;
  readonly else?: { readonly actions?: Readonly<Record<string, FlowStep>> };
  readonly cases?: Readonly<Record<string, FlowStep>>;
}

/** A parameter of a flow; one with a schema name reads that environment variable. */
interface FlowParameter {
  readonly type?: string;
  readonly metadata?: { readonly schemaName?: string };
}

/** The JSON of a cloud flow, as far as the solution goes; every part may be missing, for nothing has judged it yet. */
export interface Flow {
  readonly properties?: {
    readonly connectionReferences?: Readonly<Record<string, FlowReference>>;
    readonly definition?: {
      readonly parameters?: Readonly<Record<string, FlowParameter>>;
      readonly triggers?: Readonly<Record<string, FlowStep>>;
      readonly actions?: Readonly<Record<string, FlowStep>>;
    };
  };
}

/** Steps by their names, each followed by those that it holds. */
export function stepsOf(steps: Readonly<Record<string, FlowStep>> | undefined): [name: string, step: FlowStep][] {
  return Object.entries(steps ?? {}).flatMap(([name, step]): [string, FlowStep][] => [
    [name, step],
    ...stepsOf(step.actions),
    ...stepsOf(step.else?.actions),
    ...Object.values(step.cases ?? {}).flatMap((one) => stepsOf(one.actions)),
  ]);
}
