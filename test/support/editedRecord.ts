import type { Column, ColumnValue } from "../../LinkedRecordsControl/base/column";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import type { RecordEvent, UpdateRules } from "../../LinkedRecordsControl/base/ports";
import type { EntityReference } from "../../LinkedRecordsControl/base/record";
import type { Row, TableDescription } from "../../LinkedRecordsControl/base/row";
import { CardEdits, type EditHost } from "../../LinkedRecordsControl/panel/cardEdits";
import type { RecordCard } from "../../LinkedRecordsControl/records/card";
import { TestClock } from "./testClock";
import { userFormats } from "./userFormats";

/** How Dataverse treats one request. */
export interface Treatment {
  /** Without it the request is answered. */
  readonly failure?: HostFailure;
  /** Whether an update is done all the same. */
  readonly isDone?: boolean;
}

export const text = (logicalName: string, more: Partial<Column> = {}): Column => ({
  logicalName,
  displayName: `Name of ${logicalName}`,
  type: "string",
  ...more,
});

/** One contact in a database, as a panel and other people read and change it. */
export class EditedRecord {
  readonly clock = new TestClock();
  readonly updates: Row[] = [];
  readonly queries: string[] = [];
  readonly told: unknown[] = [];
  /** How the next updates and reads are treated, one after the other; then all is done. */
  readonly updateTreatments: Treatment[] = [];
  readonly readTreatments: Treatment[] = [];
  /** Columns that an update leaves as they are. */
  readonly kept = new Set<string>();
  rules: UpdateRules = { readOnly: new Set(), navigation: new Map() };
  dialogAnswer: EntityReference | HostFailure | undefined;
  /** What a search for others finds. */
  others: readonly Row[] = [];
  isCardReadable = true;
  /** Hears what is about to be written. */
  beforeEveryUpdate: ((values: Row) => void) | undefined;

  constructor(public row: Row) {}

  /** The host of a panel that shows the record. */
  host(): EditHost {
    return {
      ports: {
        dataverse: this as unknown as EditHost["ports"]["dataverse"],
        dialogs: this as unknown as EditHost["ports"]["dialogs"],
        clock: this.clock,
        privileges: { has: () => undefined },
        formats: userFormats["en-US"],
        telemetry: { start: () => ({ done: () => undefined, failed: () => undefined }) },
        events: {
          recordLinked: () => undefined,
          recordUnlinked: () => undefined,
          recordSaved: (record: RecordEvent) => void this.told.push(record),
          failed: (failure) => void this.told.push(failure),
        },
      },
      reread: () => Promise.resolve(this.isCardReadable ? this.card() : undefined),
    };
  }

  edits(): CardEdits {
    return new CardEdits("contact", "c1", this.host());
  }

  /** What a person reads. */
  value(column: string): ColumnValue {
    return (this.row[column] ?? null) as ColumnValue;
  }

  /** Somebody else changes a column. */
  change(column: string, value: ColumnValue): void {
    this.row = { ...this.row, [column]: value };
  }

  retrieve(entityType: string, id: string, query: string): Promise<Row> {
    this.queries.push(`${entityType}(${id})${query}`);
    const { failure } = this.readTreatments.shift() ?? {};
    return failure ? Promise.reject(failure) : Promise.resolve(this.row);
  }

  retrieveMultiple(entityType: string, query: string): Promise<readonly Row[]> {
    this.queries.push(`${entityType}${query}`);
    const { failure } = this.readTreatments.shift() ?? {};
    return failure ? Promise.reject(failure) : Promise.resolve(this.others);
  }

  update(_: string, __: string, values: Row): Promise<void> {
    this.beforeEveryUpdate?.(values);
    this.updates.push(values);
    const { failure, isDone = !failure } = this.updateTreatments.shift() ?? {};
    if (isDone) {
      const taken = Object.entries(values).filter(([column]) => !this.kept.has(column));
      this.row = { ...this.row, ...Object.fromEntries(taken) };
    }
    return failure ? Promise.reject(failure) : Promise.resolve();
  }

  updateRules(): Promise<UpdateRules> {
    return Promise.resolve(this.rules);
  }

  describe(entityType: string): Promise<TableDescription> {
    const names = { displayName: entityType, entitySetName: `${entityType}s`, primaryId: "", primaryName: "" };
    return Promise.resolve({ ...names, columns: {} });
  }

  lookup(): Promise<EntityReference | undefined> {
    const { dialogAnswer } = this;
    return dialogAnswer instanceof HostFailure ? Promise.reject(dialogAnswer) : Promise.resolve(dialogAnswer);
  }

  private card(): RecordCard {
    return { entityType: "contact", id: "c1", name: "Alex Vargas", fields: [], row: this.row };
  }
}
