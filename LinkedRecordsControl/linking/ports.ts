import type { EntityReference } from "../records/row";
import type { LinkableTable } from "../records/tables";

/** Whether the product's calls are there: "starting" while they may still appear. */
export type Availability = "available" | "starting" | "missing";

/** The product's own way to change the links of a conversation: Microsoft.Omnichannel. */
export interface ConversationLinks {
  availability(): Availability;
  /** @returns a function that stops the watching */
  watch(onChange: () => void): () => void;
  link(table: LinkableTable, recordId: string, conversationId: string): Promise<void>;
  unlink(table: LinkableTable, recordId: string, conversationId: string): Promise<void>;
}

/** A tab of the app, as it was when asked for. */
export interface AppTab {
  /** Shows the database as it is. Best effort: never throws. */
  refresh(): void;
}

/** How opening a record ended. */
export type OpenOutcome = "opened" | "tabLimit" | "failed";

/** What the panel asks of the app around it. Nothing here rejects. */
export interface AppTabs {
  /** The tab the agent works in now. */
  focusedTab(): AppTab;
  /** Opens a record beside the conversation. */
  openRecord(record: EntityReference): Promise<OpenOutcome>;
}

/** Waiting, so that tests need no real time. */
export interface Clock {
  /** @param milliseconds to wait */
  delay(milliseconds: number): Promise<void>;
}

/** Names of what is measured; none carries data of a person. */
export type ScenarioName = "load" | "search" | "link" | "replace" | "unlink" | "undo" | "open";

/** Measures one run of a scenario. */
export interface Scenario {
  done(): void;
  /** @param reason a word of a fixed list, never a text of the host */
  failed(reason: string): void;
}

/** Telemetry as the use cases see it. It never throws. */
export interface Telemetry {
  start(name: ScenarioName): Scenario;
}
