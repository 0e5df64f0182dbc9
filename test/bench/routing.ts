import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { figure, slope, textTable } from "./figures";
import { routeCases } from "./routing/routeCases";

/**
 * Measures how the shipped flow routes new cases while 1 % of the requests to Dataverse fail and 5 % are throttled:
 * `npm run bench:routing`, 1,000 cases created in one go; `npm run bench:routing -- 100000` that many, in portions of 1,000.
 */

const portion = 1000;
const megabyte = 1024 * 1024;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** The heap without garbage, in MB. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / megabyte;
}

async function main([given = String(portion)]: readonly string[]): Promise<void> {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1) {
    console.error("Give the number of cases, such as 100000.");
    process.exitCode = 2;
    return;
  }
  // The waits of flows keep no program from ending.
  const alive = setInterval(() => undefined, 1000);
  const heaps: [cases: number, megabytes: number][] = [];
  const { once, others, runs, retries, seconds } = await routeCases({
    count,
    portion,
    onPortion: (done) => {
      heaps.push([done, heap()]);
      if (count > portion) process.stderr.write(`\r${done} of ${count}`);
    },
  });
  clearInterval(alive);
  if (count > portion) process.stderr.write("\n");
  const rows: (readonly [string, string | number])[] = [
    ["Cases", count],
    ["… routed, each once", once],
    ["Runs that failed", runs.failed],
    ["Retries", retries],
    ["Seconds", seconds],
    ["Cases a second", count / seconds],
    ["Heap after the first 1,000, MB", heaps[0]?.[1] ?? 0],
    ["Heap at the end, MB", heaps.at(-1)?.[1] ?? 0],
  ];
  if (heaps.length > 2) {
    const { perUnit, error } = slope(heaps);
    rows.push(["Growth of the heap, bytes a case", `${figure(perUnit * megabyte)} ± ${figure(error * megabyte)}`]);
  }
  rows.push(["Whole process with all rows, MB", process.memoryUsage().rss / megabyte]);
  console.log(textTable(rows));
  if (once === count) return;
  console.error(`\n${others.length} cases were not routed exactly once:\n${others.slice(0, 20).join("\n")}`);
  process.exitCode = 1;
}

void main(process.argv.slice(2));
