import { ProjectCopy } from "./projectCopy";

/** A fault of the sources, how it is made, and what the packer says of it. */
export type Fault = [what: string, spoil: (copy: ProjectCopy) => void, problem: RegExp];

/** A group of tests: each fault alone keeps the solutions from being packed. */
export function describeRefused(group: string, faults: readonly Fault[]): void {
  describe(`refuses to pack: ${group}`, () => {
    test.each(faults)("%s", (_what, spoil, problem) => {
      const copy = new ProjectCopy();
      try {
        spoil(copy);
        expect(copy.problems()).toContainEqual(expect.stringMatching(problem));
      } finally {
        copy.dispose();
      }
    });
  });
}
