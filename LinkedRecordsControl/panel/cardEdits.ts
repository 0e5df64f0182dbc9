import type { Column, ColumnValue } from "../base/column";
import { asHostFailure, type Failure, type HostFailure } from "../base/failure";
import type { Ports } from "../base/ports";
import { isSameRecord, type LinkableTable, type LinkTarget } from "../base/record";
import type { Row } from "../base/row";
import { WritableStore, type Store } from "../base/store";
import type { UserFormats } from "../base/userFormats";
import { searchOfLookup, type RecordSearch } from "../linking/recordSearch";
import type { RecordCard } from "../records/card";
import { checkValue, type Problem } from "../records/columnProblem";
import { editText, parseText } from "../records/columnText";
import { isSameValue, readValue, selectOf } from "../records/columnValue";
import { chosenText, isTyped } from "../records/editable";
import { findDuplicates } from "../records/duplicates";
import { mergeEdits, type Edit } from "../records/mergeEdits";
import { toQueryString } from "../records/odata";
import { updateOf } from "../records/updateOf";
import { toldFor } from "./lastChanges";

/** Why a column was not saved: what was typed cannot be, or what became of the request. */
export type EditProblem =
  | Problem
  /** @property others records that have the same values, where that was the reason */
  | { readonly kind: "failed"; readonly failure: Failure; readonly others?: readonly LinkTarget[] }
  /** Whether it was saved is not known: the answer was lost, and the row cannot be read. */
  | { readonly kind: "unsure"; readonly failure: Failure }
  /** The host agreed, and the database has the old value. */
  | { readonly kind: "notTaken" };

/** A column that is being edited. */
export interface FieldEdit {
  readonly column: Column;
  /** What the agent saw when they began. */
  readonly base: ColumnValue;
  /** What stands in the box. */
  readonly text: string;
  /** What was chosen, of columns that are not typed. */
  readonly chosen?: ColumnValue;
  /** Being typed; sent; to be sent again after a while; saved, and not read yet; changed by somebody else meanwhile. */
  readonly phase: "open" | "saving" | "waiting" | "saved" | "clash";
  readonly problem?: EditProblem;
  /** What somebody else made of it. */
  readonly theirs?: ColumnValue;
}

/** The edits of one card. */
export interface CardEditState {
  readonly fields: Readonly<Record<string, FieldEdit>>;
  /** Columns that an update cannot set, as far as it is known. */
  readonly readOnly: ReadonlySet<string>;
  /** What was saved a short while ago, and can be undone. */
  readonly done?: readonly Edit[];
}

/** What edits ask of the panel that shows the card. */
export interface EditHost {
  readonly ports: Pick<Ports, "dataverse" | "dialogs" | "clock" | "telemetry" | "events" | "formats" | "privileges">;
  /** Reads the card again, and shows it. @returns it, or undefined where it could not be read */
  reread(): Promise<RecordCard | undefined>;
}

/** Faults that pass: the same may succeed a moment later. */
const passing: readonly Failure["kind"][] = ["busy", "server", "timeout"];

/** Milliseconds before the second and the third attempt. */
const pauses = [1_000, 4_000];

/** A server that asks for more patience than this, in seconds, is not waited for. */
const longestWait = 60;

/**
 * The edits of one record. They belong to the page, not to a panel: what was typed outlives a control that is built anew,
 * and two panels that show the same record show the same edits. One save at a time.
 *
 * A save reads the row first: a column that somebody else changed meanwhile is not overwritten, the others are. A request
 * that was refused for the moment, or whose answer was lost, is tried again by the same way, so that nothing is sent that
 * the database has already.
 */
export class CardEdits {
  private readonly store = new WritableStore<CardEditState>({ fields: {}, readOnly: new Set() });
  private readonly searches = new Map<string, RecordSearch<string>>();
  private saving: Promise<void> = Promise.resolve();
  private readonly hosts = new Set<EditHost>();
  /** A save waits for the card: it will say itself whether it was taken. */
  private isReading = false;

  /** @param host the panel that shows the card; the newest one counts */
  constructor(
    readonly entityType: LinkableTable,
    readonly id: string,
    private host: EditHost,
  ) {}

  get state(): Store<CardEditState> {
    return this.store;
  }

  /** How the user writes. */
  get formats(): UserFormats {
    return this.host.ports.formats;
  }

  /** Something was typed that is not in the database. */
  get isUnsaved(): boolean {
    return Object.values(this.fields).some(({ phase }) => phase !== "saved");
  }

  /** A panel shows the card, something is not saved yet, or what was saved can be undone. */
  get isNeeded(): boolean {
    return this.hosts.size > 0 || this.isUnsaved || this.store.get().done !== undefined;
  }

  /** A panel shows the card from now on. */
  attach(host: EditHost): void {
    this.host = host;
    this.hosts.add(host);
  }

  /** A panel shows the card no more. What is under way there still ends. */
  detach(host: EditHost): void {
    this.hosts.delete(host);
    const [other] = this.hosts;
    if (other && host === this.host) {
      this.host = other;
    }
  }

  /** Asks for what must be known before a column is edited. */
  async prepare(): Promise<void> {
    const { readOnly } = await this.host.ports.dataverse.updateRules(this.entityType);
    this.store.set({ ...this.store.get(), readOnly });
  }

  /** Begins to edit a column. What was typed there before is still there. @param value as the card shows it */
  begin(column: Column, value: ColumnValue): void {
    if (!this.fields[column.logicalName]) {
      this.set(column, { column, base: value, text: editText(column, value, this.formats), phase: "open" });
    }
  }

  /** Takes what stands in the box. */
  type(column: Column, text: string): void {
    this.change(column, { text, problem: undefined });
  }

  /** Takes what was chosen, without saving it yet. */
  choose(column: Column, chosen: ColumnValue): void {
    this.change(column, { chosen, problem: undefined });
  }

  /** Takes a day, or a day and a time, of the browser's calendar: "yyyy-mm-dd", "yyyy-mm-ddThh:mm". */
  pick(column: Column, picked: string): void {
    const [day, time] = picked.split("T");
    const plain: Column = { ...column, behavior: time ? "timeZoneIndependent" : "dateOnly" };
    const value = time ? `${picked}:00Z` : day || null;
    this.type(column, editText(plain, value ?? null, this.formats));
  }

  /** The search of a lookup's box. */
  searchOf({ logicalName, targets = [] }: Column): RecordSearch<string> {
    const found = this.searches.get(logicalName) ?? searchOfLookup(this.host.ports, targets);
    this.searches.set(logicalName, found);
    return found;
  }

  /**
   * Lets the agent choose a record in the product's own lookup, and saves it.
   * @param text what the dialog searches for at first
   */
  async lookUp(column: Column, text: string): Promise<void> {
    try {
      const chosen = await this.host.ports.dialogs.lookup(column.targets ?? [], text);
      const field = this.fields[column.logicalName];
      if (chosen && field) {
        await this.saveChoice(column, field.base, chosen);
      }
    } catch (error) {
      this.change(column, { problem: { kind: "failed", failure: asHostFailure(error) } });
    }
  }

  /** Gives up editing a column: it is as it was. */
  cancel(column: Column): void {
    const field = this.fields[column.logicalName];
    if (field && field.phase !== "saving" && field.phase !== "waiting") {
      this.set(column, undefined);
    }
  }

  /** Saves whatever is being edited, unless something of it cannot be saved: then each column says why. */
  async save(): Promise<void> {
    const open = Object.values(this.fields).filter(({ phase }) => phase === "open");
    const wanted = open.map((field) => ({ field, ...wishOf(field, this.formats) }));
    if (wanted.some(({ problem }) => problem)) {
      wanted.forEach(({ field, problem }) => this.change(field.column, { problem }));
      return;
    }
    const edits = wanted.map(({ field: { column, base }, value }) => ({ column, base, mine: value }));
    const changed = edits.filter(({ base, mine }) => !isSameValue(base, mine));
    edits.filter((edit) => !changed.includes(edit)).forEach(({ column }) => this.set(column, undefined));
    await this.queue(changed);
  }

  /** Chooses a value of a column and saves it, with nothing else. @param value as the card shows it */
  async saveChoice(column: Column, value: ColumnValue, chosen: ColumnValue): Promise<void> {
    const field = this.fields[column.logicalName];
    if (field && field.phase !== "open") {
      return;
    }
    const base = field ? field.base : value;
    this.set(column, { column, base, text: "", chosen, phase: "open" });
    const problem = checkValue(column, chosen);
    if (problem) {
      this.change(column, { problem });
    } else {
      await this.queue([{ column, base, mine: chosen }]);
    }
  }

  /** Of a column that somebody else changed meanwhile: saves the agent's own value over it. */
  async keepMine(column: Column): Promise<void> {
    const field = this.fields[column.logicalName];
    if (field?.phase === "clash") {
      const base = field.theirs ?? null;
      this.change(column, { base, phase: "open" });
      await this.queue([{ column, base, mine: wishOf(field, this.formats).value }]);
    }
  }

  /** Of a column that somebody else changed meanwhile: leaves it as they made it. */
  async takeTheirs(column: Column): Promise<void> {
    this.cancel(column);
    await this.host.reread();
  }

  /** Takes back what was saved last, by the same rules. */
  async undo(): Promise<void> {
    const { done } = this.store.get();
    if (done) {
      this.forgetDone();
      // What is being typed into a column counts more than what stood there before.
      const untouched = done.filter(({ column }) => !this.fields[column.logicalName]);
      await this.queue(
        untouched.map(({ column, base, mine }) => ({ column, base: mine, mine: base })),
        true,
      );
    }
  }

  /** The card has been read anew and is shown: what was saved is part of it. */
  shown(): void {
    if (!this.isReading) {
      const saved = Object.values(this.fields).filter(({ phase }) => phase === "saved");
      saved.forEach(({ column }) => this.set(column, undefined));
    }
  }

  /** What was saved is not told any more. */
  forgetDone(): void {
    this.store.set({ ...this.store.get(), done: undefined });
  }

  private get fields(): CardEditState["fields"] {
    return this.store.get().fields;
  }

  private queue(edits: readonly Edit[], isUndo = false): Promise<void> {
    if (edits.length === 0) {
      return Promise.resolve();
    }
    edits.forEach(({ column, base, mine }) => {
      const wish = isTyped(column) ? { text: editText(column, mine, this.formats) } : { text: "", chosen: mine };
      const shown = this.fields[column.logicalName] ?? { column, base, ...wish };
      this.set(column, { ...shown, phase: "saving", problem: undefined, theirs: undefined });
    });
    this.saving = this.saving.then(() => this.run(edits, isUndo));
    return this.saving;
  }

  private async run(edits: readonly Edit[], isUndo: boolean): Promise<void> {
    const scenario = this.host.ports.telemetry.start("save");
    const sent = new Set<Edit>();
    /** Whether what was sent is done is not known, since its answer was lost for this reason. */
    let doubt: HostFailure | undefined;
    for (let attempt = 0; ; attempt++) {
      let isRead = false;
      try {
        const row = await this.readColumns(edits);
        isRead = true;
        const now = new Map(edits.map(({ column }) => [column.logicalName, readValue(row, column)]));
        const { write, done, clash } = mergeEdits(edits, (column) => now.get(column) ?? null);
        clash.forEach(({ edit, theirs }) => this.change(edit.column, { phase: "clash", theirs }));
        if (write.length > 0) {
          if (doubt) {
            throw doubt;
          }
          const values = await updateOf(this.host.ports.dataverse, this.entityType, write, row);
          write.forEach((edit) => sent.add(edit));
          await this.host.ports.dataverse.update(this.entityType, this.id, values);
        }
        scenario.done();
        const saved = [...write, ...done];
        await this.showSaved(
          saved,
          saved.filter((edit) => sent.has(edit)),
          isUndo,
        );
        return;
      } catch (error) {
        const failure = asHostFailure(error);
        const pause = pauseAfter(failure, attempt);
        if (pause === undefined) {
          if (!doubt && isRead && sent.size > 0 && isAnswerLost(failure)) {
            doubt = failure;
            continue;
          }
          const { kind } = failure;
          scenario.failed(kind);
          this.host.ports.events.failed({ action: "save", reason: kind });
          this.fail(edits, { kind: sent.size > 0 && !isRead ? "unsure" : "failed", failure: doubt ?? failure });
          if (kind === "duplicate") {
            // The next save does not wait for it.
            void this.nameOthers(edits, failure);
          }
          return;
        }
        edits.forEach(({ column }) => this.change(column, { phase: "waiting" }));
        await this.host.ports.clock.delay(pause);
        edits.forEach(({ column }) => this.change(column, { phase: "saving" }));
      }
    }
  }

  /** @throws HostFailure */
  private readColumns(edits: readonly Edit[]): Promise<Row> {
    const { dataverse } = this.host.ports;
    const select = edits.map(({ column }) => selectOf(column));
    const state = edits.some(({ column }) => column.type === "status") ? ["statecode"] : [];
    return dataverse.retrieve(this.entityType, this.id, toQueryString({ select: [...select, ...state] }));
  }

  /** What is in the database is shown from there as soon as it could be read; until then it stays as it was typed. */
  private async showSaved(saved: readonly Edit[], written: readonly Edit[], isUndo: boolean): Promise<void> {
    saved.forEach(({ column }) => this.change(column, { phase: "saved" }));
    if (written.length > 0) {
      const columns = written.map(({ column }) => column.logicalName);
      this.host.ports.events.recordSaved({ entityType: this.entityType, id: this.id, columns });
      this.tellDone(isUndo ? undefined : written);
    }
    this.isReading = true;
    const card = await this.host.reread();
    this.isReading = false;
    // What stands in the slot may be another record by now.
    const row = card && isSameRecord(card, this) ? card.row : undefined;
    if (!row) {
      return;
    }
    saved.forEach(({ column, base, mine }) => {
      const now = readValue(row, column);
      if (isSameValue(now, mine) || !isSameValue(now, base)) {
        this.set(column, undefined);
      } else {
        this.change(column, { phase: "open", problem: { kind: "notTaken" } });
        this.forgetDone();
      }
    });
  }

  private tellDone(done: readonly Edit[] | undefined): void {
    this.store.set({ ...this.store.get(), done });
    void this.host.ports.clock.delay(toldFor).then(() => {
      if (done && this.store.get().done === done) {
        this.forgetDone();
      }
      return undefined;
    });
  }

  private fail(edits: readonly Edit[], problem: EditProblem): void {
    edits.forEach(({ column }) => {
      if (this.fields[column.logicalName]?.phase !== "clash") {
        this.change(column, { phase: "open", problem });
      }
    });
  }

  /** Which records stand in the way of a save; they come after its failure, at its first column. */
  private async nameOthers(edits: readonly Edit[], failure: Failure): Promise<void> {
    const others = await findDuplicates(this.host.ports.dataverse, this, edits);
    const { column } = edits[0] ?? {};
    const told = column && this.fields[column.logicalName]?.problem;
    if (told?.kind === "failed" && told.failure === failure) {
      this.change(column, { problem: { ...told, others } });
    }
  }

  private change(column: Column, change: Partial<FieldEdit>): void {
    const field = this.fields[column.logicalName];
    if (field) {
      this.set(column, { ...field, ...change });
    }
  }

  private set(column: Column, field: FieldEdit | undefined): void {
    const { [column.logicalName]: before, ...others } = this.fields;
    if (!field) {
      this.searches.delete(column.logicalName);
    }
    if (before !== field) {
      this.store.set({
        ...this.store.get(),
        fields: field ? { ...others, [column.logicalName]: field } : others,
      });
    }
  }
}

/** What a person reads of a column that is being edited: what was typed, or the words of what was chosen. */
export function shownText({ column, text, chosen }: FieldEdit): string {
  return chosen === undefined ? text : chosenText(column, chosen);
}

/** What an edit comes to: a value, or why it cannot be one. */
function wishOf(field: FieldEdit, formats: UserFormats): { readonly value: ColumnValue; readonly problem?: Problem } {
  const { column, text, chosen, base } = field;
  const parsed = chosen === undefined ? parseText(column, text, formats, base) : { value: chosen };
  return "problem" in parsed
    ? { value: null, problem: parsed.problem }
    : { value: parsed.value, problem: checkValue(column, parsed.value) };
}

/** Milliseconds after which a failed attempt is worth another; undefined where it is not. */
function pauseAfter({ kind, facts }: HostFailure, attempt: number): number | undefined {
  const pause = pauses[attempt];
  const asked = facts.retryAfter;
  if (pause === undefined || !passing.includes(kind) || (asked !== undefined && asked > longestWait)) {
    return undefined;
  }
  return asked === undefined ? pause : asked * 1_000;
}

/** Whether the request may have been done all the same. */
const isAnswerLost = ({ kind }: HostFailure): boolean => ["server", "timeout", "offline", "unknown"].includes(kind);
