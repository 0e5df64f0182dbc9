import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { BuildError } from "./bundle/buildControl";
import { packSolutions } from "./packSolutions";
import { SolutionError } from "./problems";
import { assertBudget, buildAndMeasure, SizeBudgetError, sizeTable } from "./bundle/sizeBudget";

const usage = `Usage: tsx solution/pack/cli.ts build | pack
  build  builds the control in production mode into out/ and checks its size
  pack   builds the control and packs the solutions into dist/; what was there goes first`;

const root = join(__dirname, "..", "..");
const outDir = join(root, "dist");

function onProgress(message: string): void {
  console.log(`  ${message}`);
}

async function build(): Promise<void> {
  console.log("Building the control");
  const { control, sizes } = await buildAndMeasure({ root, onProgress });
  console.log(`Built ${control.name} ${control.version}\n${sizeTable(sizes)}`);
  assertBudget(sizes);
}

function pack(): void {
  console.log("Packing the solutions");
  for (const { path, version, bytes } of packSolutions({ root, outDir, onProgress })) {
    console.log(`${relative(root, path)}  ${version}  ${bytes.toLocaleString("en")} bytes`);
  }
}

async function main(args: string[]): Promise<number> {
  const [command] = args;
  if (args.length !== 1 || (command !== "build" && command !== "pack")) {
    console.error(usage);
    return 2;
  }
  try {
    if (command === "pack") {
      // After a refusal nobody tests or imports the solutions of another day.
      rmSync(outDir, { recursive: true, force: true });
    }
    await build();
    if (command === "pack") {
      pack();
    }
    return 0;
  } catch (error) {
    if (error instanceof BuildError || error instanceof SizeBudgetError || error instanceof SolutionError) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}

async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2));
}

void run();
