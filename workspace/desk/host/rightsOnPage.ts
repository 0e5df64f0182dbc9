import type { Security } from "../../settings/userRights";

/** The rights of the signed-in user as the page knows them; they hold until the page is loaded again. */
export class UserRights {
  constructor(private readonly security: Security) {}

  /** @param privilege as the server names it: Create, Read, Write, Delete, Append, AppendTo */
  has(table: string, privilege: string): boolean {
    return !this.security.missingPrivileges.some(
      (missing) => missing.table === table && missing.privilege === privilege,
    );
  }

  /** `security` of a bound property. Without column security every column is readable and editable. */
  ofColumn(table: string, column: string): ComponentFramework.PropertyHelper.SecurityValues {
    const secured = this.security.securedColumns.find((one) => one.table === table && one.column === column);
    return { secured: secured !== undefined, readable: secured?.read ?? true, editable: secured?.update ?? true };
  }
}
