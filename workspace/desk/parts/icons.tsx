import * as React from "react";
import {
  BriefcaseRegular,
  BuildingRegular,
  ChatRegular,
  DocumentRegular,
  HomeRegular,
  PersonRegular,
} from "@fluentui/react-icons";
import type { TabContent } from "../state/sessions";

const byTable = {
  msdyn_ocliveworkitem: ChatRegular,
  incident: BriefcaseRegular,
  contact: PersonRegular,
  account: BuildingRegular,
} as const;

/** The icon of a table's records; tables without one of their own have a document. */
export function TableIcon({ table }: { table: string }): React.ReactElement {
  const Icon = table in byTable ? byTable[table as keyof typeof byTable] : DocumentRegular;
  return <Icon fontSize={20} />;
}

/** The icon of what a tab shows. */
export function ContentIcon({ content }: { content: TabContent }): React.ReactElement {
  return content.kind === "home" ? <HomeRegular fontSize={20} /> : <TableIcon table={content.table} />;
}
