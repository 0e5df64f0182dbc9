import { readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildControl } from "../../solution/pack/bundle/buildControl";
import { packSolutions } from "../../solution/pack/packSolutions";
import { buildAndMeasure } from "../../solution/pack/bundle/sizeBudget";
import { cyclesText, measureCycles } from "./control/cycles";
import { editingText, measureEditing } from "./control/editing";
import { shortfall, type Bar } from "./figures";
import { firstCardText, measureFirstCard } from "./control/firstCard";
import { measureSize, sizeText, type SizeResult } from "./control/size";
import { measureTyping, typingText } from "./control/typing";
import { measureUnchanged, unchangedText } from "./control/unchanged";
import { Workbench } from "./control/workbench";

const usage = `Usage: npm run bench:control -- [--json] [size|firstCard|unchanged|typing|editing|cycles]...
  Builds the control and measures it in a real browser. Without a name it measures everything.
  --json  writes one JSON object instead of tables
Exit code: 0 all bars are met, 1 a bar is missed, 2 nothing could be measured`;

/** One part of the bench: what it measured, for a machine and for a person. */
interface Measured {
  readonly result: { readonly bars: readonly Bar[] };
  readonly text: string;
}

/** Measures in the browser and puts the result into words. */
function inBrowser<T extends { bars: readonly Bar[] }>(
  measure: (bench: Workbench) => Promise<T>,
  say: (result: T) => string,
) {
  return async (bench: Workbench): Promise<Measured> => {
    const result = await measure(bench);
    return { result, text: say(result) };
  };
}

const browserParts = {
  firstCard: inBrowser(measureFirstCard, firstCardText),
  unchanged: inBrowser(measureUnchanged, unchangedText),
  typing: inBrowser(measureTyping, typingText),
  editing: inBrowser(measureEditing, editingText),
  cycles: inBrowser(measureCycles, cyclesText),
};
type BrowserPart = keyof typeof browserParts;
type Part = BrowserPart | "size";

const parts: readonly Part[] = ["size", "firstCard", "unchanged", "typing", "editing", "cycles"];

interface Options {
  readonly json: boolean;
  readonly wanted: readonly Part[];
}

/** @throws {RangeError} for an argument that is neither an option nor a part */
function readOptions(args: readonly string[]): Options {
  const named = args.filter((arg) => arg !== "--json");
  const wanted = parts.filter((part) => named.includes(part));
  const unknown = named.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined) {
    throw new RangeError(`There is nothing to measure by the name of "${unknown}".\n${usage}`);
  }
  return { json: args.includes("--json"), wanted: wanted.length > 0 ? wanted : parts };
}

const root = join(__dirname, "..", "..");

/** Builds the control twice, without Application Insights and as it ships, and leaves the latter. */
async function buildAndMeasureSize(): Promise<SizeResult> {
  const { control, sizes } = await buildAndMeasure({ root, sourceMap: true });
  const mapPath = `${control.bundlePath}.map`;
  const size = measureSize(readFileSync(control.bundlePath, "utf8"), readFileSync(mapPath, "utf8"), sizes);
  // Not part of the control: the packer takes no file that the manifest does not name.
  rmSync(mapPath);
  return size;
}

async function run({ json, wanted }: Options): Promise<readonly Bar[]> {
  const say = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  const measured: Partial<Record<Part, Measured["result"]>> = {};
  const add = (part: Part, { result, text }: Measured): void => {
    measured[part] = result;
    if (!json) {
      say(`\n${text}`);
    }
  };

  const outDir = mkdtempSync(join(tmpdir(), "linked-records-solution-"));
  let bench: Workbench | undefined;
  try {
    say("Building the control");
    if (wanted.includes("size")) {
      const size = await buildAndMeasureSize();
      add("size", { result: size, text: sizeText(size) });
    } else {
      await buildControl({ root });
    }
    packSolutions({ root, outDir });
    bench = await Workbench.open(root, join(outDir, "LinkedRecords_managed.zip"));
    say(`\nMeasuring in ${bench.browserVersion}`);
    for (const part of wanted) {
      if (part !== "size") {
        add(part, await browserParts[part](bench));
      }
    }
    if (bench.errors.length > 0) {
      throw new Error(`The measured pages reported errors:\n${bench.errors.join("\n")}`);
    }
  } finally {
    await bench?.close();
    rmSync(outDir, { recursive: true, force: true });
  }
  if (json) {
    process.stdout.write(`${JSON.stringify(measured, undefined, 2)}\n`);
  }
  return Object.values(measured).flatMap(({ bars }) => bars);
}

/** Measures the control; `usage` says what the exit codes mean. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  try {
    const bars = await run(readOptions(args));
    const missed = bars.filter(({ met }) => !met);
    process.stderr.write(`\n${bars.length - missed.length} of ${bars.length} bars met.\n`);
    missed.forEach((one) => process.stderr.write(`${shortfall(one)}\n`));
    return missed.length > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function start(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2));
}

void start();
