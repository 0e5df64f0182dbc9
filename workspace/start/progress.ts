/** What is needed of a stream such as `process.stdout`. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
}

/**
 * Shows a command's steps with their times: on a terminal each step is one line that ends with its time; in a log the
 * step's start is a line of its own, so that a reader sees what runs right now.
 */
export function createProgress(output: Terminal, now: () => number = () => performance.now()) {
  const seconds = (from: number) => `${((now() - from) / 1000).toFixed(1)} s`;
  return {
    /** Runs one step. What it reports meanwhile is shown on a terminal only. Failures pass through. */
    async step<T>(name: string, run: (report: (detail: string) => void) => T | Promise<T>): Promise<T> {
      const started = now();
      const show = (text: string) => output.write(`\r\u001b[2K${text.slice(0, (output.columns ?? 80) - 1)}`);
      if (output.isTTY) show(`  ${name} …`);
      else output.write(`  ${name} …\n`);
      const end = (sign: string) => {
        if (output.isTTY) output.write("\r\u001b[2K");
        output.write(`${sign} ${name} (${seconds(started)})\n`);
      };
      try {
        const result = await run((detail) => {
          if (output.isTTY) show(`  ${name} … ${detail}`);
        });
        end("✔");
        return result;
      } catch (error) {
        end("✖");
        throw error;
      }
    },
  };
}
