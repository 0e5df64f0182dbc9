import type { Column } from "../../LinkedRecordsControl/base/column";
import type { FormPlace } from "../../LinkedRecordsControl/base/formPlace";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import type { Diagnostics } from "../../LinkedRecordsControl/base/ports";
import type { PanelOptions } from "../../LinkedRecordsControl/base/options";
import type { Translate } from "../../LinkedRecordsControl/strings/keys";
import { options, reference, type CallBehaviour, type FakeProduct } from "./fakeProduct";

/** A panel over a fake product, led by somebody into one of its states. */
export interface LedPanel {
  readonly product: FakeProduct;
  /** A text of the control, in the language that the panel is in. */
  readonly say: Translate;
  open(place?: FormPlace, chosen?: Partial<PanelOptions>, diagnostics?: Diagnostics): Promise<void>;
  /** Presses the nth button of a name. */
  press(name: string, at?: number): Promise<void>;
  /** Types into the nth search box. */
  type(text: string, at?: number): void;
  /** Types into the box of a name. */
  fill(name: string, text: string): Promise<void>;
  pass(milliseconds: number): Promise<void>;
  /** Waits, by the page's own clock, until a status with a name is shown. */
  seeStatus(name: string): Promise<void>;
  /** Counts texts among the data: what the agent types, what a maker chose, what an error says. */
  know(...texts: string[]): void;
}

/** A way into a state. */
type State = (panel: LedPanel) => Promise<void>;

const alex = reference("contact", "c1");
const fabrikam = reference("account", "a1");
const contoso = reference("account", "a2");
const printer = reference("incident", "i1");
const invoice = reference("incident", "i2");
const caseForm = { record: { entityType: "incident", id: "i1" }, isDesigner: false };
const formatted = "@OData.Community.Display.V1.FormattedValue";
const never = (): Promise<never> => new Promise(() => undefined);
const slow: CallBehaviour = { answer: "resolve", writes: true, answerAfter: 500 };

const conversations = (count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, index) => ({
    activityid: `w${index}`,
    subject: index === 1 ? "" : `Chat number ${index}`,
    statuscode: 4,
    [`statuscode${formatted}`]: "Closed by the agent",
    msdyn_startedon: "2024-05-01T08:00:00Z",
    [`msdyn_startedon${formatted}`]: "Wednesday 10:00",
    msdyn_closedon: "2024-05-01T08:30:00Z",
    [`msdyn_closedon${formatted}`]: "Wednesday 10:30",
    _msdyn_routableobjectid_value: index === 0 ? "i1" : null,
  }));

const linked = (panel: LedPanel): void => {
  panel.product.links.customer = alex;
  panel.product.links.case = printer;
};

/** Columns of a contact of every kind that can be edited. */
const edited: Readonly<Record<string, Partial<Column>>> = {
  jobtitle: { maxLength: 20 },
  gendercode: {
    type: "picklist",
    choices: [
      { value: 1, text: "Other", color: "#0000ff" },
      { value: 2, text: "None" },
    ],
  },
  lastname: { isRequired: true },
  emailaddress1: { format: "email" },
  websiteurl: { format: "url" },
  creditlimit: { type: "money", precision: 2, min: 0 },
  numberofchildren: { type: "integer", max: 30 },
  visits: { type: "integer" },
  rating: { type: "decimal", precision: 1 },
  points: { type: "double" },
  birthdate: { type: "datetime", format: "dateonly", behavior: "dateOnly" },
  lastonholdtime: { type: "datetime", behavior: "userLocal" },
  description: { type: "memo" },
  managerid: { type: "lookup", targets: ["contact"] },
  interests: { type: "multiselectpicklist", choices: [{ value: 1, text: "Cooking" }] },
};

/** What is typed into them and cannot be saved. */
const wrong: readonly (readonly [column: string, text: string])[] = [
  ["jobtitle", "A title that is much too long"],
  ["lastname", ""],
  ["emailaddress1", "alex at home"],
  ["websiteurl", "no address"],
  ["creditlimit", "-1"],
  ["numberofchildren", "31"],
  ["visits", "1.5"],
  ["rating", "1.25"],
  ["points", "many"],
  ["birthdate", "31/31/2026"],
  ["lastonholdtime", "3/1/2026"],
];

/** A text of several lines, more than a card shows. */
const letter =
  "Call before noon.\n\nBuilding 4, second floor\nAsk for the printer room\nBring a badge\nLeave by the yard";

/** Brings the panel of a conversation whose customer can be edited into a state. */
const editing =
  (after: (panel: LedPanel) => Promise<void>): State =>
  async (panel) => {
    linked(panel);
    const texts = Object.values(edited).flatMap(({ choices = [] }) => choices.map(({ text }) => text));
    panel.know(
      ...texts,
      ...letter.split("\n"),
      "Robin Counts",
      "prvWriteContact",
      "Titles are frozen.",
      "12/31/2026",
      "12/31/2026 3:30 PM",
    );
    Object.entries(edited).forEach(([column, told]) => {
      panel.product.columns[`contact:${column}`] = told;
    });
    panel.product.changed["contact:c1"] = {
      gendercode: 1,
      [`gendercode${formatted}`]: "Other",
      lastname: "Vargas",
      description: letter,
      _managerid_value: "c2",
      [`_managerid_value${formatted}`]: "Robin Counts",
      "_managerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
    };
    await panel.open(undefined, { columns: { ...options.columns, contact: Object.keys(edited) } });
    await after(panel);
  };

/** The page remembers that all columns of a card are to be seen. */
let seesAll = false;
const showAll = async (panel: LedPanel): Promise<void> => {
  if (!seesAll) {
    await panel.press(panel.say("Card_More"));
    seesAll = true;
  }
};

const retitle = async (panel: LedPanel): Promise<void> => {
  await panel.press(panel.say("Edit_Begin", "Name of jobtitle"));
  await panel.fill("Name of jobtitle", "Chef");
  await panel.press(panel.say("Edit_Save", "Name of jobtitle"));
};

const notSaved = (failure: HostFailure): State =>
  editing(async (panel) => {
    panel.product.failUpdate = failure;
    await retitle(panel);
  });

/** Brings the panel of a conversation into a state after its first cards. */
const conversation =
  (after: (panel: LedPanel) => Promise<void>, before = linked): State =>
  async (panel) => {
    before(panel);
    await panel.open();
    await after(panel);
  };

/** A panel whose every link call ends in a way of its own. */
const afterCall = (behaviour: CallBehaviour, milliseconds = 20_000): State =>
  conversation(async (panel) => {
    panel.product.behaviours = [behaviour];
    await panel.press(panel.say("Link_Remove", alex.name));
    await panel.pass(milliseconds);
  });

const withStatus = (statuscode: number): State =>
  conversation(
    () => Promise.resolve(),
    (panel) => {
      linked(panel);
      panel.product.statuscode = statuscode;
    },
  );

const failing = (kind: HostFailure["kind"], place?: typeof caseForm, retryAfter?: number): State => {
  return async (panel) => {
    panel.know("The words of the host.");
    panel.product.failReads = new HostFailure(kind, "The words of the host.", { retryAfter });
    await panel.open(place);
    await panel.press(panel.say("Notice_Details"));
  };
};

/** A way into every state that a user can see. Whoever leads a panel looks at it after each step. */
export const panelStates: Readonly<Record<string, State>> = {
  "conversation: loading": async (panel) => {
    panel.product.retrieve = never;
    await panel.open();
    await panel.seeStatus(panel.say("Panel_Loading"));
  },
  "conversation: forbidden": failing("forbidden"),
  "conversation: missing": failing("missing"),
  "conversation: offline": failing("offline"),
  "conversation: changed at the same time": failing("conflict"),
  "conversation: too many requests": failing("busy"),
  "conversation: too many requests, for a while": failing("busy", undefined, 17),
  "conversation: fault of the server": failing("server"),
  "conversation: no answer in time": failing("timeout"),
  "conversation: failed": failing("unknown"),
  "conversation: refreshed": conversation(async (panel) => {
    await panel.press(panel.say("Panel_Refresh"));
    panel.product.failReads = new HostFailure("offline", "");
    await panel.press(panel.say("Panel_Refresh"));
    panel.product.failReads = undefined;
    await panel.press(panel.say("Panel_TryAgain"));
  }),
  "conversation: cards": conversation(() => Promise.resolve()),
  "conversation: secured column": async (panel) => {
    linked(panel);
    panel.product.secured.add("contact:mobilephone");
    await panel.open();
  },
  "conversation: open": withStatus(1),
  "conversation: waiting": withStatus(3),
  "conversation: closed": withStatus(4),
  "conversation: in wrap-up": withStatus(5),
  "conversation: in an internal status": withStatus(6),
  "conversation: elsewhere than in the workspace": async (panel) => {
    linked(panel);
    panel.product.present = "missing";
    await panel.open();
  },
  "conversation: only shown": (panel) => panel.open(undefined, { readOnly: true }),
  "conversation: suggested customers": async (panel) => {
    panel.product.links.case = invoice;
    panel.product.caseCustomer = contoso;
    panel.product.contextItems = [
      { msdyn_name: "Email", msdyn_value: "alex@adventure-works.example" },
      { msdyn_name: "Phone", msdyn_value: "555-0101" },
      { msdyn_name: "Account number", msdyn_value: "AW-77" },
    ];
    panel.product.found.account = [
      { accountid: "a1", name: "Fabrikam, Inc.", telephone1: "555-0101" },
      { accountid: "a3", name: "A. Datum", accountnumber: "AW-77" },
    ];
    await panel.open();
  },
  "conversation: suggested cases": async (panel) => {
    panel.product.links.customer = alex;
    panel.product.contextItems = [{ msdyn_name: "Case number", msdyn_value: "CAS-01045" }];
    await panel.open();
  },
  "conversation: searches": async (panel) => {
    await panel.open();
    panel.type("f");
    panel.type("fabrikam");
    await panel.pass(250);
    panel.product.found.account = Array.from({ length: 11 }, (_, at) => ({ accountid: `a${at}`, name: `Row ${at}` }));
    panel.type("rows");
    await panel.pass(250);
    panel.product.found.contact = [{ contactid: "c9", fullname: null, statecode: 1 }];
    panel.product.found.incident = [];
    panel.type("nobody");
    await panel.pass(250);
    panel.type("nothing", 1);
    await panel.pass(250);
    panel.product.failSearch = new HostFailure("unknown", "");
    panel.type("else", 1);
    await panel.pass(250);
  },
  "conversation: editing columns of every kind": editing(async (panel) => {
    await showAll(panel);
    for (const column of ["birthdate", "description", "managerid", "interests"]) {
      await panel.press(panel.say("Edit_Begin", `Name of ${column}`));
    }
  }),
  "conversation: looking for the target of a lookup": editing(async (panel) => {
    panel.product.found.contact = [
      {
        contactid: "c2",
        fullname: "Robin Counts",
        emailaddress1: "robin.counts@the-purchasing-department.contoso.example",
      },
    ];
    await showAll(panel);
    await panel.press(panel.say("Edit_Begin", "Name of managerid"));
    panel.type("robin");
    await panel.pass(250);
  }),
  "conversation: choosing from a list": editing((panel) =>
    panel.press(`${panel.say("Edit_Begin", "Name of gendercode")}: Other`),
  ),
  "conversation: values that cannot be saved": editing(async (panel) => {
    await showAll(panel);
    for (const [column, text] of wrong) {
      await panel.press(panel.say("Edit_Begin", `Name of ${column}`));
      await panel.fill(`Name of ${column}`, text);
    }
    await panel.press(panel.say("Edit_Save", "Name of jobtitle"));
  }),
  "conversation: all columns of a card, and few again": editing(async (panel) => {
    await showAll(panel);
    await panel.press(panel.say("Card_Less"));
    seesAll = false;
  }),
  "conversation: a column is being saved": editing(async (panel) => {
    panel.product.update = never;
    await retitle(panel);
  }),
  "conversation: a busy server is waited for": notSaved(new HostFailure("busy", "", { retryAfter: 20 })),
  "conversation: a column was saved": editing(retitle),
  "conversation: a column was refused": notSaved(new HostFailure("invalid", "Titles are frozen.")),
  "conversation: a privilege for a column is missing": notSaved(
    new HostFailure("forbidden", "", { privilege: "prvWriteContact" }),
  ),
  "conversation: a duplicate was refused": async (panel) => {
    panel.product.found.contact = [
      { contactid: "c2", fullname: "Robin Counts", emailaddress1: "robin@contoso.example" },
      { contactid: "c9", fullname: "Robin Counts", emailaddress1: "robin@fabrikam.example" },
    ];
    await notSaved(new HostFailure("duplicate", ""))(panel);
  },
  "conversation: not known whether a column was saved": editing(async (panel) => {
    const offline = new HostFailure("offline", "");
    panel.product.update = () => {
      panel.product.failReads = offline;
      return Promise.reject(offline);
    };
    await retitle(panel);
  }),
  "conversation: a column keeps its value": editing(async (panel) => {
    panel.product.update = () => Promise.resolve();
    await retitle(panel);
  }),
  "conversation: somebody else changed a column": editing(async (panel) => {
    await panel.press(panel.say("Edit_Begin", "Name of jobtitle"));
    panel.product.changed["contact:c1"] = { jobtitle: "Owner" };
    await panel.fill("Name of jobtitle", "Chef");
    await panel.press(panel.say("Edit_Save", "Name of jobtitle"));
  }),
  "conversation: looking up fails": async (panel) => {
    await panel.open();
    panel.product.dialogAnswer = new Error("no dialog");
    await panel.press(panel.say("Search_LookUp"));
  },
  "conversation: choosing another record": conversation((panel) => panel.press(panel.say("Record_Replace", alex.name))),
  "conversation: asking before replacing": async (panel) => {
    linked(panel);
    await panel.open(undefined, { confirmReplace: true });
    await panel.press(panel.say("Record_Replace", alex.name));
    panel.product.dialogAnswer = contoso;
    await panel.press(panel.say("Search_LookUp"));
  },
  "conversation: replaced": conversation(async (panel) => {
    await panel.press(panel.say("Record_Replace", alex.name));
    panel.product.dialogAnswer = contoso;
    panel.product.behaviours = [slow];
    await panel.press(panel.say("Search_LookUp"));
    await panel.pass(600);
  }),
  "conversation: unlinked": afterCall(slow, 600),
  "conversation: linked": async (panel) => {
    await panel.open();
    panel.product.dialogAnswer = contoso;
    await panel.press(panel.say("Search_LookUp"));
  },
  "conversation: refused": afterCall({ answer: "reject", reason: "", writes: false }),
  "conversation: refused with a reason": async (panel) => {
    panel.know("Not now.");
    await afterCall({ answer: "reject", reason: "Not now.", writes: false })(panel);
    await panel.press(panel.say("Notice_Details"));
  },
  "conversation: not taken": afterCall({ answer: "resolve", writes: false }),
  "conversation: no answer": afterCall({ answer: "never", writes: false }),
  "conversation: changed by somebody else": conversation(async (panel) => {
    panel.product.links.customer = contoso;
    await panel.press(panel.say("Link_Remove", alex.name));
  }),
  "conversation: unreadable before a change": conversation(async (panel) => {
    panel.product.failReads = new HostFailure("offline", "");
    await panel.press(panel.say("Panel_Refresh"));
    await panel.press(panel.say("Link_Remove", alex.name));
  }),
  "conversation: unreadable after a change": conversation(async (panel) => {
    panel.product.behaviours = [slow];
    await panel.press(panel.say("Link_Remove", alex.name));
    panel.product.failReads = new HostFailure("offline", "");
    await panel.pass(20_000);
  }),
  "conversation: creating": async (panel) => {
    panel.product.quickCreate = never;
    await panel.open();
    await panel.press(panel.say("New_account"));
  },
  "conversation: created, not linked": async (panel) => {
    panel.product.dialogAnswer = fabrikam;
    panel.product.behaviours = [{ answer: "reject", reason: "", writes: false }];
    await panel.open();
    await panel.press(panel.say("New_account"));
    await panel.pass(20_000);
  },
  "conversation: form opened": async (panel) => {
    await panel.open();
    await panel.press(panel.say("New_account"));
  },
  "conversation: another one in front": conversation(async (panel) => {
    panel.product.inFrontOnly = true;
    panel.product.current = "w2";
    await panel.press(panel.say("Link_Remove", alex.name));
    await panel.press(panel.say("Article_Send"));
  }),
  "conversation: case of somebody else": conversation(
    async (panel) => {
      panel.product.failUpdate = new HostFailure("forbidden", "");
      await panel.press(panel.say("Mismatch_MoveCase", alex.name));
      panel.know("No such right.");
      panel.product.failUpdate = new HostFailure("forbidden", "No such right.");
      await panel.press(panel.say("Mismatch_MoveCase", alex.name));
      panel.product.failUpdate = undefined;
      await panel.press(panel.say("Panel_TryAgain"));
      await panel.press(panel.say("Notice_Undo"));
      panel.product.update = never;
      await panel.press(panel.say("Mismatch_MoveCase", alex.name));
    },
    (panel) => {
      linked(panel);
      panel.product.caseCustomer = contoso;
    },
  ),
  "conversation: equal names": async (panel) => {
    linked(panel);
    // Two people of one name, as far as anybody reads it.
    panel.product.caseCustomer = { ...reference("contact", "c2"), name: alex.name };
    await panel.open();
  },
  "conversation: nothing known": async (panel) => {
    panel.product.found.contact = [];
    await panel.open();
  },
  "conversation: no privileges": async (panel) => {
    panel.product.links.customer = alex;
    panel.product.denied.add("msdyn_ocliveworkitem:Append");
    await panel.open();
  },
  "conversation: tab limit": conversation(async (panel) => {
    panel.product.openOutcome = "tabLimit";
    await panel.press(panel.say("Record_Open", alex.name));
    panel.product.openOutcome = "failed";
    await panel.press(panel.say("Record_Open", alex.name));
  }),
  "conversation: diagnostics": async (panel) => {
    const answers = [true];
    const copy = (): Promise<boolean> => Promise.resolve(answers.pop() ?? false);
    await panel.open(undefined, undefined, { hasButton: true, facts: () => ({}), copy });
    // What is listed is technical English in every language.
    panel.know("Linked records", "panel", "conversation", "phase", "ready", "read-only", "no", "left out", "nothing");
    await panel.press(panel.say("Diagnostics_Title"));
    await panel.press(panel.say("Diagnostics_Copy"));
    await panel.press(panel.say("Diagnostics_Copy"));
  },
  "conversation: articles": conversation(async (panel) => {
    panel.product.dialogAnswer = { entityType: "knowledgearticle", id: "k1", name: "" };
    panel.product.article = { title: "Clear a paper jam", articlepublicnumber: "KA-1", statecode: 0 };
    await panel.press(panel.say("Article_Send"));
    panel.product.article = { ...panel.product.article, statecode: 3 };
    await panel.press(panel.say("Article_Send"));
    panel.product.dialogAnswer = new Error("no dialog");
    await panel.press(panel.say("Article_Send"));
    panel.product.agent = "u2";
    await panel.press(panel.say("Article_Send"));
  }),
  "case: loading": async (panel) => {
    panel.product.retrieve = never;
    panel.product.retrieveMultiple = never;
    await panel.open(caseForm);
    await panel.seeStatus(panel.say("Panel_Loading"));
  },
  "case: failed": failing("unknown", caseForm),
  "case: nobody": (panel) => panel.open(caseForm),
  "case: people and conversations": async (panel) => {
    panel.product.caseCustomer = fabrikam;
    panel.product.primaryContact.record = alex;
    panel.product.conversations = conversations(25);
    await panel.open(caseForm);
    panel.product.failSearch = new HostFailure("unknown", "");
    await panel.press(panel.say("Case_More"));
    panel.product.retrievePage = never;
    await panel.press(panel.say("Panel_TryAgain"));
  },
  "case: conversations failed": async (panel) => {
    panel.product.failSearch = new HostFailure("unknown", "");
    await panel.open(caseForm);
  },
  "case: changing people": async (panel) => {
    panel.product.caseCustomer = fabrikam;
    panel.product.primaryContact.record = alex;
    await panel.open(caseForm, { confirmReplace: true });
    await panel.press(panel.say("Record_Replace", fabrikam.name));
    panel.product.dialogAnswer = contoso;
    await panel.press(panel.say("Search_LookUp"));
    await panel.press(panel.say("Question_Yes"));
    await panel.press(panel.say("Role_Remove", alex.name));
    panel.product.dialogAnswer = alex;
    await panel.press(panel.say("Search_LookUp"));
    panel.product.update = never;
    await panel.press(panel.say("Notice_Undo"), 1);
  },
  "case: changes fail": async (panel) => {
    panel.product.caseCustomer = fabrikam;
    panel.product.primaryContact.record = alex;
    panel.product.failUpdate = new HostFailure("unknown", "");
    await panel.open(caseForm);
    await panel.press(panel.say("Role_Remove", alex.name));
  },
  "case: only shown": (panel) => panel.open(caseForm, { readOnly: true }),
  "case: resolved": async (panel) => {
    panel.product.caseState = 1;
    await panel.open(caseForm);
  },
  "card: by a quick view form": async (panel) => {
    panel.product.links.customer = alex;
    panel.product.forms["contact:Contact card"] = {
      columns: ["jobtitle", "emailaddress1", "address1_city"],
      labels: { jobtitle: "Role" },
      sections: { jobtitle: "Work", address1_city: "Where they can be found when nobody answers" },
    };
    panel.know("Role", "Work", "Where they can be found when nobody answers");
    await panel.open(undefined, { forms: { contact: "Contact card" } });
  },
  "case: no privilege": async (panel) => {
    panel.product.denied.add("incident:Write");
    await panel.open(caseForm);
  },
  "case: current conversation": async (panel) => {
    panel.product.current = "11111111-0000-4000-8000-000000000001";
    panel.product.links.case = invoice;
    panel.product.behaviours = [slow, slow];
    await panel.open(caseForm);
    await panel.press(panel.say("Case_LinkCurrent"));
    await panel.pass(600);
    await panel.press(panel.say("Case_UnlinkCurrent"));
    await panel.pass(600);
  },
  "not saved yet": (panel) => panel.open({ record: { entityType: "incident", id: "" }, isDesigner: false }),
  "another table": async (panel) => {
    panel.know("lead");
    await panel.open({ record: { entityType: "lead", id: "l1" }, isDesigner: false });
  },
  "no record": (panel) => panel.open({ record: undefined, isDesigner: false }),
  "form designer": async (panel) => {
    panel.know("jobtitle", "form:Case card", "contact.job-title");
    await panel.open(
      { record: undefined, isDesigner: true },
      {
        columns: { account: [], contact: ["jobtitle"], incident: ["ticketnumber"] },
        forms: { incident: "Case card" },
        leftOut: ["contact.job-title"],
      },
    );
  },
};
