import { RequestError } from "../../http";
import { code } from "../errors";
import type { Table } from "../schema";
import type { SqlValue } from "../storage/sqlTemplate";
import type { StoredRow } from "../storage/rowStore";
import type { State } from "../tables/definition";

/**
 * Completes status and status reason, so that the two always fit: a status alone brings its default reason, a reason
 * alone must belong to the row's status.
 *
 * @param current the row as it is, null when it is new
 * @param changes what is asked for
 * @param message message under way, for statuses that one message alone may set; null lifts the rule
 * @returns the two columns to write, or nothing
 * @throws RequestError 400 when reason and status do not fit, or the status needs its message
 */
export function statusChanges(
  table: Table,
  current: StoredRow | null,
  changes: StoredRow,
  message: string | null,
): StoredRow {
  const states = table.definition.states;
  if (!states || (current && changes.statecode == null && changes.statuscode == null)) return {};
  const before = current?.statecode ?? states[0]?.value;
  const wanted = changes.statecode ?? (message === null ? stateOf(states, changes.statuscode) : null) ?? before;
  const state = states.find((candidate) => candidate.value === wanted);
  if (!state) return {};
  if (state.setBy !== undefined && message !== null && message !== state.setBy && state.value !== before) {
    throw new RequestError(
      400,
      code.invalidArgument,
      `This message can not be used to set the state of ${table.logicalName} to ${state.label}. ` +
        `In order to set state of ${table.logicalName} to ${state.label}, use the ${state.setBy} message instead.`,
    );
  }
  const reason =
    changes.statuscode ?? (current && state.value === before ? current.statuscode : undefined) ?? state.defaultStatus;
  if (!state.statuses.some((status) => status.value === reason)) throw doesNotFit(table, state, reason);
  return { statecode: state.value, statuscode: reason };
}

/** Loaded data may name the reason alone. */
const stateOf = (states: readonly State[], reason: SqlValue | undefined): number | undefined =>
  states.find((state) => state.statuses.some((status) => status.value === reason))?.value;

const doesNotFit = (table: Table, state: State, reason: unknown): RequestError =>
  new RequestError(
    400,
    code.invalidStatus,
    `${String(reason)} is not a valid status code for state code ${table.definition.schemaName}State.${state.label} ` +
      `on ${table.logicalName}.`,
  );
