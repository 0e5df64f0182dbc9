import { ClipboardFilled } from "@fluentui/react-icons/lib/atoms/svg/clipboard";
import { OrganizationFilled } from "@fluentui/react-icons/lib/atoms/svg/organization";
import { PersonFilled } from "@fluentui/react-icons/lib/atoms/svg/person";
import { Avatar, useFluent } from "@fluentui/react-components";
import * as React from "react";
import type { LinkableTable } from "../../base/record";

const icons: Readonly<Record<LinkableTable, React.ReactElement>> = {
  account: <OrganizationFilled />,
  contact: <PersonFilled />,
  incident: <ClipboardFilled />,
};

/** The picture of a record: initials for people, the sign of the table for the rest. */
export const RecordAvatar: React.FC<{ table: LinkableTable; name: string; size?: 28 | 36 }> = ({
  table,
  name,
  size = 36,
}) => {
  // Fluent turns initials round in a right-to-left page, where the browser orders letters already.
  const isTurned = useFluent().dir === "rtl";
  const ordered = isTurned ? name.split(" ").reverse().join(" ") : name;
  return (
    <Avatar
      aria-hidden
      size={size}
      name={table === "contact" ? ordered : undefined}
      icon={icons[table]}
      shape={table === "contact" ? "circular" : "square"}
      color={table === "incident" ? "brand" : "colorful"}
      idForColor={name}
    />
  );
};
