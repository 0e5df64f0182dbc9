import { UnreadableError } from "../../../connector/checker/input/fileAccess";
import type { Finding } from "../../../connector/checker/rules/finding";
import { oneACause } from "../../../connector/checker/run/oneACause";
import { findFlows, type FlowFile } from "../input/findFlows";
import { checkFlow } from "./checkFlow";

/** What a check of flows found. */
export interface FlowsResult {
  readonly findings: readonly Finding[];
  /** Sentences on what could not be checked. */
  readonly problems: readonly string[];
  /** Flows that were checked. */
  readonly files: number;
}

function checkOne({ path, bytes, surroundings }: FlowFile): readonly Finding[] | UnreadableError {
  try {
    return oneACause(checkFlow(path, bytes(), surroundings));
  } catch (error) {
    if (error instanceof UnreadableError) {
      return error;
    }
    throw error;
  }
}

/**
 * Checks cloud flows.
 * @param paths folders with solutions' sources or zips, zips, flows, definitions of connectors
 * @param isWhole whether all that the flows need is at these paths, so that what is not there is missing
 * @returns all findings; it never throws because of what the files hold
 */
export function checkFlows(paths: readonly string[], isWhole = false): FlowsResult {
  const { flows, problems } = findFlows(paths, isWhole);
  const results = flows.map(checkOne);
  const unread = results.filter((result) => result instanceof UnreadableError);
  return {
    findings: results.flatMap((result) => (result instanceof UnreadableError ? [] : result)),
    problems: [...problems, ...unread.map(({ message }) => message)],
    files: results.length - unread.length,
  };
}
