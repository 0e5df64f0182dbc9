/** A privilege or a column, as the workspace's security names them. */
interface Security {
  readonly missingPrivileges?: readonly { table: string; privilege: string }[];
  readonly securedColumns?: readonly {
    table: string;
    column: string;
    read?: boolean;
    create?: boolean;
    update?: boolean;
  }[];
}

/** Makes requests fail or wait, in the server: see the workspace's faults. @param url the workspace's address */
export const setFaults = (url: string, faults: readonly Record<string, unknown>[]): Promise<void> =>
  put(url, "workspace/faults", { faults });

/** Takes rights from the signed-in user, as an administrator would; what is left out is given. Before a page is opened. */
export const setSecurity = (url: string, security: Security): Promise<void> => put(url, "workspace/security", security);

async function put(url: string, path: string, body: object): Promise<void> {
  const answer = await fetch(new URL(path, url), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The workspace refused ${path}: ${await answer.text()}`);
}
