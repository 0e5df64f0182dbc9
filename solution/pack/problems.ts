/** Collects everything that is wrong with the sources, so that one run tells it all. */
export class Problems {
  private readonly lines = new Set<string>();

  /** Notes a problem: the file it lies in (relative to the project's root) and the reason. */
  add(file: string, reason: string): void {
    this.lines.add(`${file}: ${reason}`);
  }

  /** Runs a step; an Error it throws becomes a problem of its own (its message must name the file). */
  attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.lines.add((error as Error).message);
      return undefined;
    }
  }

  /** Throws a SolutionError with all problems, if there are any. */
  throwIfAny(): void {
    if (this.lines.size > 0) {
      throw new SolutionError([...this.lines]);
    }
  }
}

/** The solutions were not packed; `problems` has one line each, file first. */
export class SolutionError extends Error {
  constructor(readonly problems: string[]) {
    super(
      `The solutions were not packed. Problems: ${problems.length}\n${problems.map((line) => `- ${line}`).join("\n")}`,
    );
  }
}
