import { sampleIds } from "../../../workspace/data/ids";
import { setFaults } from "../../support/workspaceSettings";
import { bar, figure, spread, textTable, type Bar, type Spread } from "../figures";
import type { FirstCard } from "./page/main";
import type { Workbench } from "./workbench";

const latencies = [0, 100, 300] as const;
const rounds = 9;
/** Mounts on one page: the first finds code and styles cold, the last ones are as in a session of an agent. */
const mountsPerPage = 4;
/** Rounds that are not measured: the browser keeps the compiled code of a script that it has run a few times. */
const rehearsals = 3;

/** What the control may take longer than the floor, first on a page and later: milliseconds, or a ratio where one waits for an answer. */
const allowances = {
  first: { milliseconds: 20, ratio: 1.1 },
  later: { milliseconds: 4, ratio: 1.05 },
};

const kinds = ["floor", "control"] as const;
type Kind = (typeof kinds)[number];

const floorPath = `/api/data/v9.2/msdyn_ocliveworkitems(${sampleIds.conversationLinked})?$select=subject`;

/** Times of one kind of mount at one latency, in milliseconds. */
interface Comparison {
  latency: number;
  mount: "first mount on the page" | "later mount";
  floor: Spread;
  control: Spread;
  ratio: number;
}

/** Requests of one mount of the control; a range where mounts differ. */
interface Requests {
  data: Spread;
  metadata: Spread;
}

export interface FirstCardResult {
  comparisons: Comparison[];
  before: { first: Requests; later: Requests };
  after: Requests;
  /** What the data request before the first card asks for. */
  dataRequests: string[];
  bars: Bar[];
}

/**
 * Compares the time to the first card with the floor: floor, control, floor, control … each on a page of its own, so
 * that a busy moment of the machine strikes both.
 */
export async function measureFirstCard(bench: Workbench): Promise<FirstCardResult> {
  const served = await bench.serve();
  const mounts: { latency: number; kind: Kind; isFirst: boolean; card: FirstCard }[] = [];
  for (const latency of latencies) {
    await setFaults(served.url, [{ path: "/api/data/*", latency }]);
    for (let round = -rehearsals; round < rounds; round++) {
      for (const kind of kinds) {
        const page = await bench.page(served.url, sampleIds.conversationLinked);
        for (let mount = 0; mount < mountsPerPage; mount++) {
          const card =
            kind === "floor"
              ? await page.evaluate((path) => window.bench.mountFloor(path, "subject"), floorPath)
              : await page.evaluate(() => window.bench.mountControl("article", "Alex Vargas"));
          if (round >= 0) mounts.push({ latency, kind, isFirst: mount === 0, card });
          await page.evaluate(() => window.bench.unmount());
        }
        await page.close();
      }
    }
  }
  served.close();

  const comparisons = latencies.flatMap((latency) =>
    [true, false].map((isFirst): Comparison => {
      const times = (kind: Kind): Spread =>
        spread(
          mounts
            .filter((mount) => mount.latency === latency && mount.kind === kind && mount.isFirst === isFirst)
            .map(({ card }) => card.milliseconds),
        );
      const [floor, control] = [times("floor"), times("control")];
      const mount = isFirst ? "first mount on the page" : "later mount";
      return { latency, mount, floor, control, ratio: control.median / floor.median };
    }),
  );
  const controls = mounts.filter(({ kind }) => kind === "control");
  const first = controls.filter(({ isFirst }) => isFirst).map(({ card }) => card);
  const later = controls.filter(({ isFirst }) => !isFirst).map(({ card }) => card);
  const data = [...first, ...later].flatMap(({ before }) => before.filter(({ kind }) => kind === "data"));
  const before = { first: count(first, "before"), later: count(later, "before") };
  return {
    comparisons,
    before,
    after: count(later, "after"),
    dataRequests: [...new Set(data.map(({ path }) => path))],
    bars: [
      ...comparisons.map(firstCardBar),
      bar("data requests before the first card", Math.max(before.first.data.max, before.later.data.max), 1, "requests"),
    ],
  };
}

function firstCardBar({ latency, mount, ratio, floor, control }: Comparison): Bar {
  const allowance = mount === "later mount" ? allowances.later : allowances.first;
  const at = `at ${latency} ms latency, ${mount}`;
  return latency === 0
    ? bar(`first card over the floor ${at}`, control.median - floor.median, allowance.milliseconds, "ms")
    : bar(`first card against the floor ${at}`, ratio, allowance.ratio, "×");
}

function count(cards: readonly FirstCard[], when: "before" | "after"): Requests {
  const ofKind = (kind: "data" | "metadata"): Spread =>
    spread(cards.map((card) => card[when].filter((request) => request.kind === kind).length));
  return { data: ofKind("data"), metadata: ofKind("metadata") };
}

/** The result as text. */
export function firstCardText({ comparisons, before, after }: FirstCardResult): string {
  const range = ({ min, median, max }: Spread): string => `${figure(median)} (${figure(min)}–${figure(max)})`;
  const times = comparisons.map((one) => [
    `${one.latency} ms, ${one.mount}`,
    range(one.floor),
    range(one.control),
    `${one.ratio.toFixed(2)}×`,
  ]);
  const requests = [
    ["before the first card, first mount", range(before.first.data), range(before.first.metadata)],
    ["before the first card, later mounts", range(before.later.data), range(before.later.metadata)],
    ["after the first card", range(after.data), range(after.metadata)],
  ];
  return [
    textTable([["latency", "floor, ms", "control, ms", "ratio"], ...times]),
    textTable([["requests of one mount", "data", "metadata"], ...requests]),
  ].join("\n\n");
}
