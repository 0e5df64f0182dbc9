import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkedSolutions } from "../../solution/pack/checkedSolutions";
import { packSolutions } from "../../solution/pack/packSolutions";
import { SolutionError } from "../../solution/pack/problems";

export const repository = join(__dirname, "..", "..");

export const mainSource = "solution/LinkedRecords/src";
export const connectorSource = "solution/LinkedRecordsConnector/src";
export const controlFolder = `${mainSource}/Controls/lrc_LinkedRecords.LinkedRecordsControl`;
export const builtControl = "out/controls/LinkedRecordsControl";
export const flowFile = `${mainSource}/Workflows/RoutenewcasesthroughOmnichannel-AD213E0A-8258-4150-BABA-E74A93EFFB10.json`;
export const formFile = `${mainSource}/Entities/Incident/FormXml/main/{8ce51c06-0233-4f80-a40f-2f0ce102930f}.xml`;
export const connectorFile = `${connectorSource}/Connectors/lrc_omnichannel-20entity-20routing.xml`;

/** Everything that packing reads. */
const inputs = [
  "package.json",
  "solution/publisher.json",
  "solution/ImportConfig.xml",
  ...["LinkedRecords", "LinkedRecordsConnector"].flatMap((name) => [
    `solution/${name}/${name}.cdsproj`,
    `solution/${name}/deployment-settings.json`,
  ]),
  mainSource,
  connectorSource,
  "connector/CSS-Entity.swagger.json",
  "connector/apiProperties.json",
  "connector/script.csx",
  "connector/icon.png",
  builtControl,
];

/** A copy of what packing reads, in a temporary folder of its own, to be changed at will. */
export class ProjectCopy {
  readonly root = mkdtempSync(join(tmpdir(), "linked-records-pack-"));
  readonly outDir = join(this.root, "dist");

  constructor() {
    if (!existsSync(join(repository, builtControl, "bundle.js"))) {
      throw new Error("The control is not built. Run: npm run build");
    }
    for (const input of inputs) {
      cpSync(join(repository, input), join(this.root, input), { recursive: true });
    }
  }

  /** Replaces a text that must be there. */
  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, to);
    if (after === before) {
      throw new Error(`${path} does not contain ${String(from)}`);
    }
    this.write(path, after);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), "utf8");
  }

  write(path: string, content: string | Uint8Array): void {
    writeFileSync(join(this.root, path), content);
  }

  rename(from: string, to: string): void {
    renameSync(join(this.root, from), join(this.root, to));
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  pack(): ReturnType<typeof packSolutions> {
    return packSolutions({ root: this.root, outDir: this.outDir });
  }

  /** Packs what must not be packed, and returns the problems. */
  problems(): string[] {
    return problemsOf(() => this.pack());
  }

  /** What is wrong with the sources; they are not packed. */
  sourceProblems(): string[] {
    return problemsOf(() => checkedSolutions(this.root));
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function problemsOf(step: () => unknown): string[] {
  try {
    step();
  } catch (error) {
    if (error instanceof SolutionError) {
      return error.problems;
    }
    throw error;
  }
  return [];
}
