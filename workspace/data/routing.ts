import type { Sheet } from "./sheet";

export const queues: Sheet = {
  table: "queue",
  columns: [
    "name",
    "description",
    "emailaddress",
    "msdyn_isomnichannelqueue",
    "msdyn_queuetype",
    "msdyn_priority",
    "msdyn_assignmentstrategy",
  ],
  // prettier-ignore
  rows: [
    ["retail", "Retail support", "Chats and messages of retail customers", null, true, 192350000, 1, 192350000],
    ["voice", "Telephone", "Incoming calls", null, true, 192350000, 1, 192350003],
    ["priority", "Priority customers", "Preferred customers of every channel", "priority@contoso.example", true, 192350000, 1, 192350001],
    ["cases", "Case routing", "Cases that are routed as records", null, true, 192350001, 2, 192350000],
  ],
};

export const workStreams: Sheet = {
  table: "msdyn_liveworkstream",
  columns: [
    "msdyn_name",
    "msdyn_streamsource",
    "msdyn_mode",
    "msdyn_workdistributionmode",
    "msdyn_capacityrequired",
    "msdyn_autocloseafterinactivity",
    "msdyn_notification",
    "msdyn_screenpoptimeout",
    "msdyn_allowedpresences",
    "msdyn_defaultqueue",
  ],
  // prettier-ignore
  rows: [
    ["liveChat", "Web shop live chat", 192360000, 717210001, 192350000, 30, 5, 100000001, 120, "192360000,192360001", "queue:retail"],
    ["voice", "Telephone support", 192440000, 717210001, 192350000, 100, 0, 100000002, 60, "192360000", "queue:voice"],
    ["sms", "Text messages", 192340000, 717210001, 192350000, 20, 1440, 100000001, 120, "192360000,192360001", "queue:retail"],
    ["whatsApp", "WhatsApp", 192300000, 717210001, 192350000, 20, 1440, 100000001, 120, "192360000,192360001", "queue:retail"],
    ["caseRecords", "Case routing", 192350000, 717210001, 192350001, 10, 0, 100000000, 120, "192360000,192360001", "queue:cases"],
  ],
};

/** The case that unified routing has put into its queue; its conversation waits there for an agent. */
export const queueItems: Sheet = {
  table: "queueitem",
  columns: ["title", "enteredon", "queueid", "objectid", "msdyn_liveworkstreamid"],
  rows: [
    [
      "labFreezer",
      "Freezer alarm in the laboratory",
      "-3h",
      "queue:cases",
      "incident:labFreezer",
      "msdyn_liveworkstream:caseRecords",
    ],
  ],
};

export const languages: Sheet = {
  table: "languagelocale",
  columns: ["name", "code", "language", "localeid"],
  // prettier-ignore
  rows: [
    ["english", "English - United States", "en-US", "English", 1033],
    ["german", "German - Germany", "de-DE", "German", 1031],
  ],
};
