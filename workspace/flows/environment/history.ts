import type { RunStatus, StepRecord } from "../engine/record";

/** A run as it is kept. */
export interface RunRecord {
  readonly id: string;
  readonly flowId: string;
  readonly flowName: string;
  status: RunStatus;
  readonly startTime: string;
  endTime?: string;
  /** The trigger, with what it gave. */
  readonly trigger: StepRecord;
  readonly steps: StepRecord[];
  error?: { readonly code: string; readonly message: string };
  /** How many runs led to this one, each by a change that it made. */
  readonly depth: number;
  /** The run that this one repeats. */
  readonly repeats?: string;
}

/** How many runs ended how. */
export type RunCounts = Record<RunStatus, number> & { retries: number };

const noCounts = (): RunCounts => ({ Running: 0, Succeeded: 0, Failed: 0, Cancelled: 0, TimedOut: 0, retries: 0 });

/** The last runs, and the count of all of them. */
export class RunHistory {
  private readonly runs = new Map<string, RunRecord>();
  readonly counts = new Map<string, RunCounts>();

  /** @param most runs that are kept; the oldest one that has ended gives way */
  constructor(private readonly most = 200) {}

  add(run: RunRecord): void {
    this.runs.set(run.id, run);
    this.forget();
  }

  private forget(): void {
    if (this.runs.size <= this.most) return;
    for (const [id, { status }] of this.runs) {
      if (status === "Running") continue;
      this.runs.delete(id);
      if (this.runs.size <= this.most) return;
    }
  }

  /** Counts a run that has ended. */
  ended(run: RunRecord): void {
    const counts = this.countsOf(run.flowId);
    counts[run.status] += 1;
    counts.retries += retriesIn(run.steps);
    this.forget();
  }

  countsOf(flowId: string): RunCounts {
    const counts = this.counts.get(flowId) ?? noCounts();
    this.counts.set(flowId, counts);
    return counts;
  }

  find(id: string): RunRecord | undefined {
    return this.runs.get(id);
  }

  /** The latest first. */
  list(): readonly RunRecord[] {
    return [...this.runs.values()].reverse();
  }
}

const retriesIn = (steps: readonly StepRecord[]): number =>
  steps.reduce((sum, { retries, rounds }) => sum + retries.length + retriesIn(rounds.flat()), 0);
