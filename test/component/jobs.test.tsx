import { readFileSync } from "node:fs";
import { join } from "node:path";
import { act, screen, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { FormPlace } from "../../LinkedRecordsControl/base/formPlace";
import { conversationId, FakeProduct, reference } from "../support/fakeProduct";
import { conversationForm, pass, renderPanel, t } from "../support/renderPanel";

/** One step of a job: a button, also of a suggestion beneath a search box, or a text in the box and the hit that is taken. */
type Step =
  | { readonly press: string; readonly below?: string }
  | { readonly search: string; readonly text: string; readonly take: RegExp };

interface Job {
  /** As it stands in the first column of the table in docs/jobs.md. */
  readonly name: string;
  readonly place?: FormPlace;
  readonly prepare: (product: FakeProduct) => void;
  readonly steps: readonly Step[];
  readonly done: (product: FakeProduct) => unknown;
}

const alex = reference("contact", "c1");
const robin = reference("contact", "c2");
const contoso = reference("account", "a2");
const printer = reference("incident", "i1");
const invoice = reference("incident", "i2");
const caseForm: FormPlace = { record: { entityType: "incident", id: "i1" }, isDesigner: false };
const onlyRobin = (product: FakeProduct): void => {
  product.found.account = [];
  product.found.contact = [{ contactid: "c2", fullname: "Robin Counts" }];
};
const knowsAlex = (product: FakeProduct): void => {
  product.contextItems = [{ msdyn_name: "E-mail", msdyn_value: "alex@adventure-works.example" }];
  product.found.account = [];
  product.found.contact = [
    { contactid: "c1", fullname: "Alex Vargas", emailaddress1: "alex@adventure-works.example", statecode: 0 },
  ];
};
const linkedTo =
  (customer: FakeProduct["links"]["customer"], incident?: FakeProduct["links"]["case"]) =>
  (product: FakeProduct): void => {
    product.links.customer = customer;
    product.links.case = incident;
  };
const customer = (product: FakeProduct): unknown => product.links.customer?.id;
const linkedCase = (product: FakeProduct): unknown => product.links.case?.id;
const findRobin: Step = { search: t("Search_customer"), text: "robin", take: /Robin Counts/ };

const jobs: readonly (Job & { readonly result: unknown })[] = [
  {
    name: "Link a suggested customer",
    prepare: knowsAlex,
    steps: [{ press: t("Suggestion_LinkRecord", alex.name), below: t("Search_customer") }],
    done: customer,
    result: "c1",
  },
  {
    name: "Link a suggested case",
    prepare: (product) => {
      product.links.customer = alex;
      product.contextItems = [{ msdyn_name: "Case number", msdyn_value: "CAS-01045" }];
      product.found.incident = [{ incidentid: "i2", title: invoice.name, ticketnumber: "CAS-01045", statecode: 0 }];
    },
    steps: [{ press: t("Suggestion_LinkRecord", invoice.name), below: t("Search_case") }],
    done: linkedCase,
    result: "i2",
  },
  {
    name: "Find a customer and link it",
    prepare: onlyRobin,
    steps: [findRobin],
    done: customer,
    result: "c2",
  },
  {
    name: "Find a case and link it",
    prepare: (product) => {
      product.found.incident = [{ incidentid: "i2", title: invoice.name, ticketnumber: "CAS-01045" }];
    },
    steps: [{ search: t("Search_case"), text: "CAS-01045", take: /Invoice is missing/ }],
    done: linkedCase,
    result: "i2",
  },
  {
    name: "Replace the customer by a suggested one",
    prepare: (product) => {
      knowsAlex(product);
      product.links.customer = robin;
    },
    steps: [
      { press: t("Record_Replace", robin.name) },
      { press: t("Suggestion_LinkRecord", alex.name), below: t("Search_customer") },
    ],
    done: customer,
    result: "c1",
  },
  {
    name: "Replace the customer by one that is searched",
    prepare: (product) => {
      onlyRobin(product);
      product.links.customer = alex;
    },
    steps: [{ press: t("Record_Replace", alex.name) }, findRobin],
    done: customer,
    result: "c2",
  },
  {
    name: "Unlink a record",
    prepare: linkedTo(alex),
    steps: [{ press: t("Link_Remove", alex.name) }],
    done: customer,
    result: undefined,
  },
  {
    name: "Take a change back",
    prepare: linkedTo(alex),
    steps: [{ press: t("Link_Remove", alex.name) }, { press: t("Notice_Undo") }],
    done: customer,
    result: "c1",
  },
  {
    name: "Create a customer and link it",
    prepare: (product) => {
      product.dialogAnswer = contoso;
    },
    steps: [{ press: t("New_account") }],
    done: customer,
    result: "a2",
  },
  {
    name: "Link the customer of the linked case instead",
    prepare: (product) => {
      linkedTo(alex, printer)(product);
      product.caseCustomer = contoso;
    },
    steps: [{ press: t("Mismatch_UseCustomer", contoso.name) }],
    done: customer,
    result: "a2",
  },
  {
    name: "Open a linked record",
    prepare: linkedTo(alex),
    steps: [{ press: t("Record_Open", alex.name) }],
    done: ({ opened }) => opened[0]?.id,
    result: "c1",
  },
  {
    name: "Link the case of the form to the conversation of the session",
    place: caseForm,
    prepare: (product) => {
      product.caseCustomer = contoso;
      product.current = conversationId;
    },
    steps: [{ press: t("Case_LinkCurrent") }],
    done: linkedCase,
    result: "i1",
  },
];

/** Somebody at work: counts what they do, letters of a search apart. */
abstract class Agent {
  count = 0;
  protected readonly user: UserEvent = userEvent.setup();

  constructor(private readonly product: FakeProduct) {}

  async work(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if ("press" in step) {
        const [button] = screen.getAllByRole("button", { name: step.press });
        await this.press(button ?? document.body, step.below);
      } else {
        await this.find(screen.getByRole("combobox", { name: step.search }));
        await this.user.keyboard(step.text);
        await pass(this.product, 300);
        await this.take(screen.getByRole("option", { name: step.take }));
      }
      await pass(this.product, 0);
    }
  }

  protected abstract press(button: HTMLElement, below?: string): Promise<void>;
  protected abstract find(box: HTMLElement): Promise<void>;
  protected abstract take(hit: HTMLElement): Promise<void>;
}

class Mouse extends Agent {
  protected async press(element: HTMLElement): Promise<void> {
    this.count++;
    await act(() => this.user.click(element));
  }
  protected find(box: HTMLElement): Promise<void> {
    return document.activeElement === box ? Promise.resolve() : this.press(box);
  }
  protected take(hit: HTMLElement): Promise<void> {
    return this.press(hit);
  }
}

class Keyboard extends Agent {
  protected async press(button: HTMLElement, below?: string): Promise<void> {
    if (below) {
      await this.find(screen.getByRole("combobox", { name: below }));
      await this.key("{ArrowDown}");
    }
    await this.find(button);
    await this.key("{Enter}");
  }
  /** Goes the shorter way: on with Tab, or back, which is open to whoever is in the panel already. */
  protected async find(element: HTMLElement): Promise<void> {
    const stops = [...document.querySelectorAll<HTMLElement>("button, input")].filter(
      (stop) => stop.tabIndex >= 0 && !stop.matches(":disabled"),
    );
    const from = document.activeElement;
    const isBefore = from && from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    const isBack = from !== document.body && isBefore && stops.includes(element);
    for (let presses = 0; document.activeElement !== element; presses++) {
      if (presses > 50) throw new Error(`Tab does not lead to ${element.outerHTML}.`);
      await this.key(isBack ? "{Shift>}{Tab}{/Shift}" : "{Tab}");
    }
  }
  protected take(): Promise<void> {
    return this.key("{Enter}");
  }
  private async key(name: string): Promise<void> {
    this.count++;
    await act(() => this.user.keyboard(name));
  }
}

/** The table of the documentation: clicks and keys by job. */
const table = new Map(
  readFileSync(join(__dirname, "../../docs/jobs.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| .*\d/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, name = "", mouse = "", keyboard = ""]) => [name, { mouse: Number(mouse), keyboard: Number(keyboard) }]),
);

async function countOf(job: (typeof jobs)[number], kind: typeof Mouse | typeof Keyboard): Promise<number> {
  const product = new FakeProduct();
  job.prepare(product);
  const { unmount } = await renderPanel(product, job.place ?? conversationForm);
  expect(within(document.body).getByRole("region", { name: t("Panel_Title") })).toBeInTheDocument();
  const agent = new kind(product);
  await agent.work(job.steps);
  expect(job.done(product)).toBe(job.result);
  unmount();
  // What the panel offers to undo outlasts it, as it should.
  await product.clock.advance(60_000);
  return agent.count;
}

test.each(jobs.map((job) => [job.name, job] as const))("%s takes what the documentation says", async (name, job) => {
  expect({ mouse: await countOf(job, Mouse), keyboard: await countOf(job, Keyboard) }).toEqual(table.get(name));
});

test("every job of the documentation is one of these", () => {
  expect([...table.keys()]).toEqual(jobs.map(({ name }) => name));
});
