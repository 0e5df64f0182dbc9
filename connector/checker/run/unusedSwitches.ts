import { locate } from "../input/locate";
import type { Position } from "../input/positions";
import type { Finding } from "../rules/finding";
import { shortened } from "../rules/shownText";
import { rulesById } from "../rules/table";
import type { ConnectorResult } from "./checkFiles";
import { type Config, placesIn, readConfig, switchedBy } from "./config";

const ruleId = "unused-switch";

/** Where each of some places is named; a place without a list around it is the value of `at` itself. */
function positionsOf(text: string, places: readonly string[]): Position[] {
  const alone = (by: string): string => by.replace(/\/0$/, "");
  const { positions } = locate(text, new Set(places.flatMap((by) => [by, alone(by)])));
  const at = (pointer: string): Position => positions.get(pointer) ?? { line: 1, column: 1 };
  // What is not there has the place of what is around it, which starts before.
  return places.map((by) =>
    [at(by), at(alone(by))].reduce((one, other) =>
      other.line > one.line || (other.line === one.line && other.column > one.column) ? other : one,
    ),
  );
}

function unusedIn(config: Config, used: ReadonlySet<string>): Finding[] {
  const unused = placesIn(config).filter(({ by }) => !used.has(by));
  const { severity } = switchedBy(config, ruleId, "");
  if (severity === "off" || unused.length === 0) {
    return [];
  }
  const positions = positionsOf(
    config.text,
    unused.map(({ by }) => by),
  );
  return unused.map(({ by, ruleId: switched, at }, index) => ({
    ruleId,
    severity,
    message: `The rule "${switched}" found nothing at "${shortened(at)}". Correct the place, or remove the switch.`,
    why: rulesById.get(ruleId)?.why ?? "",
    file: config.path,
    pointer: by,
    line: positions[index]?.line ?? 1,
    column: positions[index]?.column ?? 1,
  }));
}

/**
 * Finds the places in configurations at which there was nothing to switch, over all connectors that each held for.
 * @param named a configuration that replaced those beside the definitions
 */
export function unusedSwitches(results: readonly ConnectorResult[], named: Config | undefined): Finding[] {
  const usedBy = new Map<string, Set<string>>();
  for (const { config } of results) {
    if (config) {
      const used = usedBy.get(config.path) ?? new Set();
      config.used.forEach((each) => used.add(each));
      usedBy.set(config.path, used);
    }
  }
  return [...usedBy].flatMap(([path, used]) => unusedIn(named ?? readConfig(path), used));
}
