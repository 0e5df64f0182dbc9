import { ClipboardFilled } from "@fluentui/react-icons/lib/atoms/svg/clipboard";
import { OrganizationFilled } from "@fluentui/react-icons/lib/atoms/svg/organization";
import { PersonFilled } from "@fluentui/react-icons/lib/atoms/svg/person";
import { Avatar, useFluent } from "@fluentui/react-components";
import * as React from "react";

const icons: Readonly<Partial<Record<string, React.ReactElement>>> = {
  account: <OrganizationFilled />,
  contact: <PersonFilled />,
  incident: <ClipboardFilled />,
};

/** The picture of a record: initials for people and for what has no sign, the sign of the table for the rest. */
export const RecordAvatar: React.FC<{ table: string; name: string; size?: 28 | 36 }> = ({ table, name, size = 36 }) => {
  // Fluent turns initials round in a right-to-left page, where the browser orders letters already.
  const isTurned = useFluent().dir === "rtl";
  const ordered = isTurned ? name.split(" ").reverse().join(" ") : name;
  const hasInitials = table === "contact" || !icons[table];
  return (
    <Avatar
      aria-hidden
      size={size}
      name={hasInitials ? ordered : undefined}
      icon={icons[table]}
      shape={hasInitials ? "circular" : "square"}
      color={table === "incident" ? "brand" : "colorful"}
      idForColor={name}
    />
  );
};
