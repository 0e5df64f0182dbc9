import type { Privilege, Privileges } from "../base/ports";
import { attempt } from "./attempt";

/** Numbers of Utility.hasEntityPrivilege. */
export const privilegeTypes: Readonly<Record<Privilege, ComponentFramework.PropertyHelper.Types.PrivilegeType>> = {
  Create: 1,
  Read: 2,
  Write: 3,
  Append: 7,
  AppendTo: 8,
};

/** PrivilegeDepth.Basic: the user's own records; whoever has less has none. */
export const basicDepth = 0;

/** The rights of the user as the host tells them. */
export class HostPrivileges implements Privileges {
  /**
   * @param utils of the newest context
   * @param isLoaded whether the host has the metadata of a table: before that, its no means nothing
   */
  constructor(
    private readonly utils: () => ComponentFramework.Utility | null | undefined,
    private readonly isLoaded: (entityType: string) => boolean,
  ) {}

  has(entityType: string, privilege: Privilege): boolean | undefined {
    const answer = attempt(() => this.utils()?.hasEntityPrivilege(entityType, privilegeTypes[privilege], basicDepth));
    return answer === false && !this.isLoaded(entityType) ? undefined : answer;
  }
}
