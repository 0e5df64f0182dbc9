import type { Dataverse } from "../base/ports";
import type { EntityReference } from "../base/record";
import { cardSelect } from "../records/card";
import { toQueryString } from "../records/odata";
import { lookupOf } from "../records/rowValues";
import type { Clues } from "./clues";
import type { Conversation } from "./conversation";
import { toldApart } from "./namesakes";
import { findMismatch, needsCompany, type Mismatch } from "./mismatch";
import type { ConversationSlot } from "./slots";
import { suggestCases, suggestCustomers, type Suggestion } from "./suggestions";

/** The slots that suggestions are for, once they are known. */
export type Suggestions = Readonly<Partial<Record<ConversationSlot, readonly Suggestion[]>>>;

/** The same object each time: no suggestions again are no change. */
export const noSuggestions: Suggestions = {};

/** Suggestions for the slots that want some; the very same object where each of them does. */
export function onlyWanted(suggestions: Suggestions, isWanted: (slot: ConversationSlot) => boolean): Suggestions {
  const slots = Object.keys(suggestions) as ConversationSlot[];
  const wanted = slots.filter((slot) => isWanted(slot) || !suggestions[slot]);
  return wanted.length === slots.length
    ? suggestions
    : Object.fromEntries(wanted.map((slot) => [slot, suggestions[slot]]));
}

/**
 * What is worth knowing of a conversation after its cards are shown: clues, suggestions for empty slots, and whether
 * customer and case contradict each other. It remembers what it asked, so that nothing is asked twice.
 */
export class ConversationHints {
  private clueReading: Promise<Clues> | undefined;
  private readonly companies = new Map<string, EntityReference | undefined>();

  constructor(
    private readonly dataverse: Dataverse,
    private readonly readClues: () => Promise<Clues>,
  ) {}

  /** Asks everything again from now on. */
  forget(): void {
    this.clueReading = undefined;
    this.companies.clear();
  }

  /** @throws HostFailure; the next call asks again */
  clues(): Promise<Clues> {
    this.clueReading ??= this.readClues().catch((error: unknown) => {
      this.clueReading = undefined;
      throw error;
    });
    return this.clueReading;
  }

  /**
   * Suggestions for the slots that are empty.
   * @param replaced slots whose records the agent wants to replace: they count as empty
   * @throws HostFailure
   */
  async suggestions(
    { links }: Conversation,
    replaced: ReadonlySet<ConversationSlot> = new Set(),
  ): Promise<Suggestions> {
    const isWanted = (slot: ConversationSlot): boolean => !links[slot] || replaced.has(slot);
    if (!isWanted("customer") && !isWanted("case")) {
      return noSuggestions;
    }
    const clues = await this.clues();
    const [customer, incident] = await Promise.all([
      isWanted("customer") ? suggestCustomers(this.dataverse, clues, links.case?.related, links.customer) : undefined,
      isWanted("case") ? suggestCases(this.dataverse, clues, links.customer, links.case) : undefined,
    ]);
    return { customer, case: incident };
  }

  /** The contradiction of customer and case, if there is one. @throws HostFailure */
  async mismatch({ links }: Conversation): Promise<Mismatch | undefined> {
    let mismatch = findMismatch(links);
    if (mismatch && needsCompany(mismatch)) {
      const { id } = mismatch.customerOfCase;
      if (!this.companies.has(id)) {
        const row = await this.dataverse.retrieve("contact", id, toQueryString({ select: cardSelect("contact", []) }));
        this.companies.set(id, lookupOf(row, "parentcustomerid"));
      }
      mismatch = findMismatch(links, this.companies.get(id));
    }
    return (
      mismatch && {
        ...mismatch,
        customerOfCase: await toldApart(this.dataverse, mismatch.customerOfCase, mismatch.customer),
      }
    );
  }
}
