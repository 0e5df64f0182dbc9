import { createProgress } from "../../../workspace/start/progress";

/** A progress that writes to a text, on a clock that moves 1.5 s with every look. */
function progressTo(terminal: boolean) {
  const written: string[] = [];
  let time = 0;
  const output = { isTTY: terminal, columns: 40, write: (text: string) => written.push(text) > 0 };
  const progress = createProgress(output, () => (time += 1500));
  return { progress, text: () => written.join("") };
}

describe("createProgress", () => {
  it("writes a line at the start and at the end of a step into a log, without control characters", async () => {
    const { progress, text } = progressTo(false);
    const result = await progress.step("Pack the solutions", (report) => {
      report("Reading");
      return 7;
    });
    expect(result).toBe(7);
    expect(text()).toBe("  Pack the solutions …\n✔ Pack the solutions (1.5 s)\n");
  });

  it("shows on a terminal what a step does, in one line that fits", async () => {
    const { progress, text } = progressTo(true);
    await progress.step("Pack", (report) => report("x".repeat(100)));
    const shown = text().split("\u001b[2K");
    expect(shown[1]).toBe("  Pack …\r");
    expect(shown[2]).toBe(`  Pack … ${"x".repeat(30)}\r`);
    expect(shown[3]).toBe("✔ Pack (1.5 s)\n");
  });

  it("marks a step that fails and lets the failure through", async () => {
    const { progress, text } = progressTo(false);
    const failing = progress.step("Build", () => Promise.reject(new Error("No source.")));
    await expect(failing).rejects.toThrow("No source.");
    expect(text()).toContain("✖ Build (1.5 s)\n");
  });
});
