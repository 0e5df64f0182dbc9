import { readFileSync } from "node:fs";
import { sampleIds } from "../../../workspace/data";
import { createWorkspace } from "../../../workspace/server";

/** How many cases, and in how large portions each created in one go. */
interface Load {
  readonly count: number;
  readonly portion: number;
  /** Told after each portion, when all of its cases are routed. */
  readonly onPortion?: (done: number) => void;
}

/** What came of it. */
interface Routed {
  /** Cases with one queue item and one conversation. */
  readonly once: number;
  /** Cases with none, or with more than one. */
  readonly others: readonly string[];
  readonly runs: { readonly succeeded: number; readonly failed: number };
  readonly retries: number;
  readonly seconds: number;
}

/** 1 % of the requests fail, half of them after the work was done; 5 % are throttled. */
const faults = [
  { path: "/api/data/*", status: 503, share: 0.005 },
  { path: "/api/data/*", answer: "lost", share: 0.005 },
  { path: "/api/data/*", status: 429, retryAfter: 1, share: 0.05 },
];

/** Random numbers that are the same in every run (Mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Routes new cases by the flow that is shipped, through the connector, in a workspace whose Web API fails and throttles. The
 * waits of the flow are made short, to 2 ms.
 */
export async function routeCases({ count, portion, onPortion }: Load): Promise<Routed> {
  const { app, dataverse, flows } = createWorkspace({
    solutionZip: readFileSync("dist/LinkedRecords_managed.zip"),
    connectorZip: readFileSync("dist/LinkedRecordsConnector_managed.zip"),
    deskScript: "",
    longestFlowWait: 2,
    random: seeded(1),
  });
  const put = async (path: string, body: unknown, method = "PUT"): Promise<void> => {
    const request = { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const answer = await app.request(`http://localhost${path}`, request);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  const flow = [...flows.flows.values()].find(({ flow: { name } }) => name === "Route new cases through Omnichannel");
  if (!flow) throw new Error("The flow that routes new cases is not in the solution.");
  await put(`/workspace/flows/flows/${flow.flow.id}/prepare`, {}, "POST");
  await put("/workspace/faults", { faults });

  /** Queue items and conversations by the case that they are about. */
  const made = new Map<string, { queueitem: number; msdyn_ocliveworkitem: number }>();
  const lookups = { queueitem: "_objectid_value", msdyn_ocliveworkitem: "_regardingobjectid_value" } as const;
  dataverse.onChange(({ table, message, id }) => {
    if (message !== "Create" || (table !== "queueitem" && table !== "msdyn_ocliveworkitem")) return;
    const about = made.get(String(dataverse.retrieve(table, id, { select: [lookups[table]] })[lookups[table]]));
    if (about) about[table] += 1;
  });

  let once = 0;
  const others: string[] = [];
  const begun = performance.now();
  for (let done = 0; done < count;) {
    made.clear();
    for (let at = 0; at < portion && done < count; at++, done++) {
      const customer = { "customerid_contact@odata.bind": `/contacts(${sampleIds.contactAlex})` };
      const id = dataverse.create("incident", { title: `Case ${done}`, ...customer });
      made.set(id, { queueitem: 0, msdyn_ocliveworkitem: 0 });
    }
    await flows.idle();
    for (const [id, { queueitem, msdyn_ocliveworkitem: conversations }] of made) {
      if (queueitem === 1 && conversations === 1) once += 1;
      else others.push(`${id}: ${queueitem} queue items, ${conversations} conversations`);
    }
    onPortion?.(done);
  }
  const seconds = (performance.now() - begun) / 1000;
  const counts = flows.history.countsOf(flow.flow.id);
  dataverse.close();
  return {
    once,
    others,
    runs: { succeeded: counts.Succeeded, failed: counts.Failed },
    retries: counts.retries,
    seconds,
  };
}
