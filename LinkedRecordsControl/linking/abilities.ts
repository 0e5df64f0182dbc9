import type { Privileges } from "../records/ports";
import type { LinkableTable } from "../records/tables";
import { conversationTable } from "./conversation";
import type { PanelAction, PanelOptions } from "./panelPorts";
import { slotFacts, type Slot } from "./slots";

/** Whether something is offered: "no" hides it, a missing right shows it with the reason. */
export type Ability = "yes" | "noPrivilege" | "no";

/** What an agent can do with a slot. */
export interface SlotAbilities {
  readonly link: Ability;
  readonly replace: Ability;
  readonly unlink: Ability;
  readonly open: Ability;
  /** For each table of the slot. */
  readonly create: Readonly<Partial<Record<LinkableTable, Ability>>>;
}

/**
 * What the maker allows and what the user's rights allow. Setting a lookup takes Append on the row that holds it and
 * AppendTo on the record; that linkToConversation asks for the same is not documented, so a refusal is explained too.
 */
export function slotAbilities(
  slot: Slot,
  privileges: Privileges,
  { actions }: Pick<PanelOptions, "actions">,
): SlotAbilities {
  const { tables } = slotFacts[slot];
  const allowed = (action: PanelAction, right: boolean): Ability =>
    !actions.has(action) ? "no" : right ? "yes" : "noPrivilege";
  const mayAppend = privileges.has(conversationTable, "Append");
  const mayAppendTo = (table: LinkableTable): boolean => mayAppend && privileges.has(table, "AppendTo");
  const some = tables.some((table) => privileges.has(table, "Read") && mayAppendTo(table));
  return {
    link: allowed("link", some),
    replace: allowed("replace", some),
    unlink: allowed("unlink", mayAppend),
    open: allowed("open", true),
    create: Object.fromEntries(
      tables.map((table) => [table, allowed("create", privileges.has(table, "Create") && mayAppendTo(table))]),
    ),
  };
}
