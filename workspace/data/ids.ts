/** Ids of the sample rows that the workspace opens with and that tests speak of. They never change. */
export const sampleIds = {
  /** Agent Jamie Reding. */
  currentUser: "ac8e3418-d38d-4852-acbd-af5acc35e282",
  /** Agent Oscar Ward. */
  secondUser: "28abb7b9-6125-4a43-a6ac-66bf34df5237",
  /** Supervisor Karen Berg. */
  supervisor: "955abc4b-3c70-4410-af22-c817bf17631c",
  /** Active live chat, customer Alex Vargas, case "Printer jams on tray 2". */
  conversationLinked: "5fc56471-2bc6-411f-a097-87cc87ef1d4c",
  /** Active live chat without customer and case; its context items match two contacts. */
  conversationUnknown: "4cb3225c-c455-4053-a52d-ec78d6261dbe",
  /** Active text messages, customer Alex Vargas, case of Fabrikam. */
  conversationMismatch: "eae66b3b-19b5-45e7-adc7-20cf38c921c6",
  /** Active call without customer and case. */
  conversationVoice: "381e8191-3905-484c-a9d9-6e641d5d87af",
  /** Active WhatsApp conversation whose customer is an account. */
  conversationCompany: "1b40bf79-a486-42c0-afb1-e8fbc81f1341",
  /** Active WhatsApp conversation with a customer, without a case. */
  conversationCustomerOnly: "b584bae5-4083-4491-a255-5070960240ee",
  /** Open: waits for an agent. */
  conversationOpen: "c20b6d0e-74d8-4f56-a80f-c44c884ac928",
  /** Record routing: the work item of a case, no customer conversation. */
  conversationRouted: "6de67e70-0430-4e92-a754-6e2dd076275b",
  /** Waiting for the customer. */
  conversationWaiting: "67247a2c-ed59-4d99-a385-cc8260654265",
  /** In wrap-up. */
  conversationWrapUp: "b3e9657d-4055-4202-a175-deef52a36778",
  /** Closed, customer Alex Vargas, case "Printer jams on tray 2". */
  conversationClosed: "ca42bf10-95ae-45c1-adec-c8ed6d547c5f",
  /** "Printer jams on tray 2", active, customer Alex Vargas. */
  caseOpen: "e23da060-841a-488c-ac8d-e5094405ca12",
  /** Active case whose customer is the account Fabrikam. */
  caseFabrikam: "7b7131f6-ce78-4241-a74a-0e88585e9a44",
  /** Active case that no conversation is linked to. */
  caseWithoutConversation: "0def0481-1803-49ba-ad04-82e7d81b4191",
  /** Resolved case. */
  caseResolved: "71afd34e-0570-49c7-a00c-7c523d3e4958",
  /** Canceled case. */
  caseCanceled: "09bdcdd0-ae74-412c-a44e-971431ef2807",
  /** Alex Vargas of Adventure Works. */
  contactAlex: "cb8ee7ee-77ad-445c-a023-5f71ab321a2f",
  /** Nancy Anderson of Adventure Works: same name as the next. */
  contactNancyAdventureWorks: "b908a35c-9a43-4662-a888-c5896942d098",
  /** Nancy Anderson of Northwind Traders. */
  contactNancyNorthwind: "1456627a-c65e-4522-a1e6-2464666d2554",
  /** Yvonne McKay, who shares e-mail and phone with a colleague. */
  contactYvonne: "083a80ff-20ed-4707-aaa3-173feacc9eed",
  /** Inactive contact. */
  contactInactive: "10125b88-eaa0-465b-a3af-b47efc4875e4",
  /** Adventure Works. */
  accountAdventureWorks: "249799f0-e11f-449b-aeac-05b15b2d7d58",
  /** Fabrikam, Inc. */
  accountFabrikam: "6c8aed7f-55a5-4cc2-a2b7-8bf5b964ed7e",
  /** Northwind Traders. */
  accountNorthwind: "9d0439cf-2b5c-4958-ab1b-0abe2098da96",
  /** Woodgrove Bank. */
  accountWoodgrove: "b1e8ecb9-8bca-4c1c-a370-39a42c913b83",
  /** Queue of chats and messages. */
  queueRetail: "9d64b926-9c6f-469e-a3d1-e8fff6b069ca",
  /** Queue of calls. */
  queueVoice: "11e16f8c-b4b6-4a20-a2d5-d660f51b6dde",
  /** Queue of routed cases. */
  queueCases: "fd4f4a19-514a-4afe-ad5d-0ac2a704ccdb",
  /** Work stream of live chats. */
  workStreamLiveChat: "8d10ac02-1236-4867-ab7a-411c6ff3c53c",
  /** Work stream of record routing. */
  workStreamCases: "114d8a5d-cf9f-411e-ae1f-33727995f85d",
  /** Published article on paper jams. */
  articlePublished: "bf9fb2f3-4e71-4826-a1cf-1704c485c868",
  /** Published, but internal. */
  articleInternal: "e7614088-5b7a-41b5-a84e-d98320f990a1",
  /** Draft. */
  articleDraft: "ca312f13-dd28-41a8-adfd-b716d1bd8547",
} as const;
