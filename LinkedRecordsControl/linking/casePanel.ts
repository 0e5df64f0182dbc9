import type { CardLookup, RecordCard } from "../records/card";
import type { CardColumns } from "../records/columns";
import { describeTables, type Descriptions } from "../records/descriptions";
import { asHostFailure, type FailureKind } from "../records/ports";
import { readWithCards } from "../records/readCards";
import type { EntityReference } from "../records/row";
import { readConversationsOfCase, type ConversationLine } from "./caseConversations";
import type { PanelPorts } from "./conversationPanel";
import { openRecord, type OpenFailure } from "./openRecord";
import { WritableStore, type Store } from "./store";

/** Everything the view of a case renders. */
export interface CaseState {
  readonly phase: "loading" | "failed" | "ready";
  readonly failure?: FailureKind;
  readonly customer?: RecordCard;
  readonly descriptions: Descriptions;
  /** The conversations arrive after the customer, or not at all: their failure leaves the card usable. */
  readonly conversations:
    | { readonly kind: "loading" }
    | { readonly kind: "failed" }
    | { readonly kind: "found"; readonly lines: readonly ConversationLine[] };
  /** Why the record that the agent wanted to see last did not open. */
  readonly openFailure?: OpenFailure;
}

const customerLookup: CardLookup = {
  column: "customerid",
  navigation: { account: "customerid_account", contact: "customerid_contact" },
};

/** The customer and the conversations of one case. */
export class CasePanel {
  private readonly writable = new WritableStore<CaseState>({
    phase: "loading",
    descriptions: {},
    conversations: { kind: "loading" },
  });
  private disposed = false;

  constructor(
    private readonly ports: Pick<PanelPorts, "dataverse" | "tabs" | "telemetry">,
    readonly caseId: string,
    private readonly columns: CardColumns,
  ) {}

  get state(): Store<CaseState> {
    return this.writable;
  }

  /** First load: customer and conversations beside each other. */
  async start(): Promise<void> {
    void describeTables(this.ports.dataverse, this.columns).then((descriptions) => this.update({ descriptions }));
    await this.refresh();
  }

  /** Reads everything again. What is shown stays until the answers are there. */
  async refresh(): Promise<void> {
    await Promise.all([this.readCustomer(), this.readConversations()]);
  }

  /** Opens a record beside the case. */
  async open(record: EntityReference): Promise<void> {
    this.update({ openFailure: await openRecord(this.ports, record) });
  }

  /** Answers that come later change nothing. */
  dispose(): void {
    this.disposed = true;
  }

  private async readCustomer(): Promise<void> {
    const scenario = this.ports.telemetry.start("load");
    try {
      const lookups = { customer: customerLookup };
      const { cards } = await readWithCards(
        this.ports.dataverse,
        "incident",
        this.caseId,
        ["title"],
        lookups,
        this.columns,
      );
      this.update({ phase: "ready", failure: undefined, customer: cards.customer });
      scenario.done();
    } catch (error) {
      const { kind } = asHostFailure(error);
      if (this.writable.get().phase !== "ready") {
        this.update({ phase: "failed", failure: kind });
      }
      scenario.failed(kind);
    }
  }

  private async readConversations(): Promise<void> {
    try {
      const lines = await readConversationsOfCase(this.ports.dataverse, this.caseId);
      this.update({ conversations: { kind: "found", lines } });
    } catch {
      this.update({ conversations: { kind: "failed" } });
    }
  }

  private update(change: Partial<CaseState>): void {
    if (!this.disposed) {
      this.writable.set({ ...this.writable.get(), ...change });
    }
  }
}
