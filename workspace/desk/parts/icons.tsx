import * as React from "react";
import {
  BriefcaseRegular,
  BuildingRegular,
  ChatRegular,
  DocumentRegular,
  FlowRegular,
  HomeRegular,
  PersonRegular,
  type FluentIcon,
} from "@fluentui/react-icons";
import type { TableIconName } from "../../dataverse/tables/appPart";
import { useDesk } from "../DeskContext";
import type { TabContent } from "../state/sessions";

const icons: Readonly<Record<TableIconName, FluentIcon>> = {
  building: BuildingRegular,
  briefcase: BriefcaseRegular,
  chat: ChatRegular,
  document: DocumentRegular,
  person: PersonRegular,
};

/** The icon of a table's records; tables without one of their own have a document. */
export function TableIcon({ table }: { table: string }): React.ReactElement {
  const Icon = icons[useDesk().appTables.find(table)?.icon ?? "document"];
  return <Icon fontSize={20} />;
}

/** The icon of what a tab shows. */
export function ContentIcon({ content }: { content: TabContent }): React.ReactElement {
  if (content.kind === "home") return <HomeRegular fontSize={20} />;
  if (content.kind === "solutions") return <FlowRegular fontSize={20} />;
  return <TableIcon table={content.table} />;
}
