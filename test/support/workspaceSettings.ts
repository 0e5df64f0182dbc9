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
  send("PUT", url, "workspace/faults", { faults });

/** Takes rights from the signed-in user, as an administrator would; what is left out is given. Before a page is opened. */
export const setSecurity = (url: string, security: Security): Promise<void> =>
  send("PUT", url, "workspace/security", security);

/** What lies before a save of the signed-in user; what is left out does not. */
interface SaveRules {
  readonly plugIns?: readonly { table: string; message: string }[];
  readonly detectsDuplicates?: boolean;
}

/** Lets a plug-in refuse saves of a table with its sentence, and saves that make a duplicate be refused. */
export const setSaveRules = (url: string, rules: SaveRules): Promise<void> =>
  send("PUT", url, "workspace/save-rules", rules);

/** Changes a row as a second agent does meanwhile; faults and rights do not reach that one. @param values as in a PATCH */
export const changeAsOtherAgent = (
  url: string,
  table: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => send("POST", url, "workspace/other-agent", { table, id, values });

async function send(method: string, url: string, path: string, body: object): Promise<void> {
  const answer = await fetch(new URL(path, url), {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The workspace refused ${path}: ${await answer.text()}`);
}
