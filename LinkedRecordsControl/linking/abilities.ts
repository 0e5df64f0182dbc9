import type { PanelAction, PanelOptions } from "../base/options";
import type { Privilege, Privileges } from "../base/ports";
import type { LinkableTable } from "../base/record";
import { conversationTable } from "./conversation";
import { caseSlots, conversationSlots, type CaseSlot, type ConversationSlot } from "./slots";

/** Whether something is offered: "no" hides it, a missing right shows it with the reason. */
export type Ability = "yes" | "noPrivilege" | "no";

/** What an agent can do with a slot. */
export interface SlotAbilities {
  readonly link: Ability;
  readonly replace: Ability;
  readonly unlink: Ability;
  readonly open: Ability;
  /** For each table of the slot that records can be created in. */
  readonly create: Readonly<Partial<Record<LinkableTable, Ability>>>;
}

type Allowed = Pick<PanelOptions, "actions">;

/**
 * What the maker allows and what the user's rights allow in a conversation. Setting a lookup takes Append on the row
 * that holds it and AppendTo on the record; that linkToConversation asks for the same is not documented, so a refusal
 * is explained too.
 */
export function conversationAbilities(
  slot: ConversationSlot,
  privileges: Privileges,
  { actions }: Allowed,
): SlotAbilities {
  const { tables } = conversationSlots[slot];
  const allowed = (action: PanelAction, right: boolean): Ability =>
    !actions.has(action) ? "no" : right ? "yes" : "noPrivilege";
  // What is not known is offered: Dataverse judges.
  const may = (table: string, privilege: Privilege): boolean => privileges.has(table, privilege) !== false;
  const mayAppend = may(conversationTable, "Append");
  const mayAppendTo = (table: LinkableTable): boolean => mayAppend && may(table, "AppendTo");
  const some = tables.some((table) => may(table, "Read") && mayAppendTo(table));
  return {
    link: allowed("link", some),
    replace: allowed("replace", some),
    unlink: allowed("unlink", mayAppend),
    open: allowed("open", true),
    create: Object.fromEntries(
      tables.map((table) => [table, allowed("create", may(table, "Create") && mayAppendTo(table))]),
    ),
  };
}

/** What the maker allows in a case; without the right to write it the whole panel is read-only. */
export function caseAbilities(slot: CaseSlot, { actions }: Allowed): SlotAbilities {
  const allowed = (action: PanelAction): Ability => (actions.has(action) ? "yes" : "no");
  return {
    link: allowed("replace"),
    replace: allowed("replace"),
    unlink: caseSlots[slot].required ? "no" : allowed("unlink"),
    open: allowed("open"),
    create: {},
  };
}
