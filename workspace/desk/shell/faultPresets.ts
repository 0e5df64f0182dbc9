import type { DataverseClient } from "../client/dataverseClient";

interface Fault {
  path: string;
  method?: string;
  latency?: number;
  status?: number;
  code?: string;
  message?: string;
  retryAfter?: number;
  answer?: "lost";
}

/** Faults that a tester asks for most, as the server takes them. */
export const faultPresets: readonly { name: string; faults: readonly Fault[] }[] = [
  { name: "None", faults: [] },
  {
    name: "Linking is refused",
    faults: [
      {
        path: "/omnichannel/conversations/*/links",
        status: 409,
        code: "ConversationNotActive",
        message: "Only active conversations can be linked or unlinked.",
      },
    ],
  },
  {
    name: "Searching contacts fails",
    faults: [{ path: "/api/data/v9.2/contacts", method: "GET", status: 500, message: "An unexpected error occurred." }],
  },
  {
    name: "No privilege to read cases",
    faults: [
      {
        path: "/api/data/v9.2/incidents*",
        method: "GET",
        status: 403,
        code: "0x80040220",
        message: "Principal user is missing prvReadIncident privilege.",
      },
    ],
  },
  {
    name: "Too many requests",
    faults: [
      {
        path: "/api/data/v9.2/msdyn_ocliveworkitems*",
        method: "GET",
        status: 429,
        code: "0x80072322",
        message: "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
      },
    ],
  },
  {
    name: "Saves: too many requests",
    faults: [
      {
        path: "/api/data/v9.2/*",
        method: "PATCH",
        status: 429,
        code: "0x80072322",
        message: "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
        retryAfter: 5,
      },
    ],
  },
  { name: "Saves: the answer is lost", faults: [{ path: "/api/data/v9.2/*", method: "PATCH", answer: "lost" }] },
];

/** How slow the server is now, in milliseconds, and the preset that fails; faults set elsewhere have no name here. */
export async function readFaults(server: DataverseClient): Promise<{ latency: number; preset: string }> {
  const { faults } = (await (await server.request("GET", "/workspace/faults")).json()) as { faults: Fault[] };
  const failing = faults.filter(({ latency }) => latency === undefined);
  const preset = faultPresets.find((known) => JSON.stringify(known.faults) === JSON.stringify(failing));
  return {
    latency: Math.max(0, ...faults.map(({ latency }) => latency ?? 0)),
    preset: preset?.name ?? "Set elsewhere",
  };
}

/** Tells the server how slow data and conversations are, in milliseconds, and what fails. */
export async function setFaults(server: DataverseClient, latency: number, preset: string): Promise<void> {
  const slow = latency === 0 ? [] : ["/api/data/*", "/omnichannel/*"].map((path) => ({ path, latency }));
  const failing = faultPresets.find(({ name }) => name === preset)?.faults ?? [];
  await server.request("PUT", "/workspace/faults", { faults: [...slow, ...failing] });
}
