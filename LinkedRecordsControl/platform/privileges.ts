import type { Privilege, Privileges } from "../base/ports";
import { attempt } from "./attempt";

/** Numbers of Utility.hasEntityPrivilege. */
const privilegeTypes: Readonly<Record<Privilege, ComponentFramework.PropertyHelper.Types.PrivilegeType>> = {
  Create: 1,
  Read: 2,
  Write: 3,
  Append: 7,
  AppendTo: 8,
};

/** PrivilegeDepth.Basic: the user's own records; whoever has less has none. */
const basicDepth = 0;

/** The rights of the user as the host tells them. */
export class HostPrivileges implements Privileges {
  /** @param utils of the newest context */
  constructor(private readonly utils: () => ComponentFramework.Utility | null | undefined) {}

  has(entityType: string, privilege: Privilege): boolean {
    return attempt(() => this.utils()?.hasEntityPrivilege(entityType, privilegeTypes[privilege], basicDepth)) ?? true;
  }
}
