/** What a flow must give an operation: parameter names as a flow writes them (`body/<property>` for the body). */
export interface Operation {
  readonly parameters: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Names before further ones, such as `item/` for any column. */
  readonly prefixes?: readonly string[];
}

/** A custom connector whose definition is at hand. */
export interface Connector {
  /** Its name in the solution, as `api.logicalName` gives it; the end of it where only the title is known. */
  readonly name: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** A connection reference of a solution. */
export interface ConnectionReference {
  /** `/providers/Microsoft.PowerApps/apis/…` */
  readonly connectorId: string;
  /** The name of the custom connector that it leads to, where that is known. */
  readonly connectorName?: string | undefined;
}

/** An environment variable that a solution defines. */
export interface EnvironmentVariable {
  readonly displayName: string;
  /** 100000000 String, 100000001 Number, … */
  readonly type: string;
}

/** What stands around a flow: the solution that it is of, and the others at hand. */
export interface Surroundings {
  /** Whether the flow was found in a solution. */
  readonly isInSolution: boolean;
  /** Whether all that the flow needs is at hand, so that what is not there is missing. */
  readonly isWhole: boolean;
  readonly connectionReferences: ReadonlyMap<string, ConnectionReference>;
  readonly environmentVariables: ReadonlyMap<string, EnvironmentVariable>;
  readonly connectors: readonly Connector[];
  /** Ids of the flows at hand, in lower case. */
  readonly flowIds: ReadonlySet<string>;
}
