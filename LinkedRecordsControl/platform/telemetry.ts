import { ConnectionStringParser } from "@microsoft/applicationinsights-core-js";
import { AppInsightsCore, Sender, type ITelemetryItem } from "@microsoft/applicationinsights-web";
import type { ScenarioName, Telemetry } from "../base/ports";
import { attempt } from "./attempt";

/** Outcomes that may leave the page. Whatever else a caller gives is counted as "other". */
const knownReasons: readonly string[] = [
  "forbidden",
  "missing",
  "invalid",
  "duplicate",
  "conflict",
  "busy",
  "server",
  "offline",
  "timeout",
  "unknown",
  "search",
  "changedMeanwhile",
  "notInFront",
  "readOnly",
  "refused",
  "notTaken",
  "noAnswer",
  "notTried",
  "unreadable",
  "tabLimit",
  "failed",
  "cancelled",
];

/** An item that is sent: names and numbers of fixed lists, nothing a person typed or a record holds. */
interface ScenarioItem {
  readonly scenario: ScenarioName;
  readonly state: "start" | "done" | "failed";
  readonly reason?: string;
  readonly duration?: number;
}

/** Telemetry with an end: what has not been sent by then is sent. */
export interface HostTelemetry extends Telemetry {
  dispose(): void;
}

interface Channel {
  readonly send: (item: ScenarioItem) => void;
  readonly close: () => void;
}

const silent: HostTelemetry = {
  start: () => ({ done: () => undefined, failed: () => undefined }),
  dispose: () => undefined,
};

/**
 * Telemetry to Application Insights, off without a connection string. It is made of the core and the channel of the
 * SDK alone: no page views, no cookies, no automatic collection of requests or errors.
 * @param connectionString of an Application Insights resource
 * @param version of the control
 */
export function createTelemetry(connectionString: string | null, version: string): HostTelemetry {
  const channel = connectionString ? attempt(() => connect(connectionString, version)) : undefined;
  return channel ? { start: (scenario) => startScenario(scenario, channel), dispose: () => channel.close() } : silent;
}

function startScenario(scenario: ScenarioName, { send }: Channel): ReturnType<Telemetry["start"]> {
  const began = Date.now();
  const end = (state: "done" | "failed", reason?: string): void =>
    send({ scenario, state, reason, duration: Date.now() - began });
  send({ scenario, state: "start" });
  return {
    done: () => end("done"),
    failed: (reason) => end("failed", knownReasons.includes(reason) ? reason : "other"),
  };
}

/** @returns undefined where the text is no connection string */
function connect(connectionString: string, version: string): Channel | undefined {
  const { instrumentationkey, ingestionendpoint } = ConnectionStringParser.parse(connectionString);
  if (!instrumentationkey) {
    return undefined;
  }
  const core = new AppInsightsCore();
  const config = {
    instrumentationKey: instrumentationkey,
    endpointUrl: `${ingestionendpoint ?? ""}/v2/track`,
    // Code components may not use the session storage.
    enableSessionStorageBuffer: false,
  };
  core.initialize(config, [new Sender()]);
  return {
    send: ({ scenario, state, reason, duration }) => {
      const item: ITelemetryItem = {
        name: "Microsoft.ApplicationInsights.{0}.Event",
        baseType: "EventData",
        baseData: {
          name: `LinkedRecords.${scenario}.${state}`,
          properties: { version, ...(reason ? { reason } : {}) },
          measurements: duration === undefined ? {} : { duration },
        },
      };
      attempt(() => core.track(item));
    },
    close: () => {
      attempt(() => void core.unload(true));
    },
  };
}
