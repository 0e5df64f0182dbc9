import type { DeskLog } from "../state/log";

/** A row as the Web API gives it: columns, `_x_value` for lookups, and annotations. */
export type Row = Record<string, unknown>;

/** The Web API's own error, with the code its body names. */
export class DataverseError extends Error {
  /**
   * @param status HTTP status; 0 when no answer came
   * @param code the code of the error's body as a number, for example 0x80040217 = 2147746327; 0 when there is none
   */
  constructor(
    message: string,
    readonly status: number,
    readonly code: number,
    /** The body as it came. */
    readonly raw: string,
  ) {
    super(message);
    this.name = "DataverseError";
  }
}

interface TableNames {
  EntitySetName: string;
  PrimaryIdAttribute: string;
}

const apiPath = "/api/data/v9.2/";
const annotations = 'odata.include-annotations="*"';

/** The message and code of an error body: `{ error: { code, message } }`; workspace routes use the same form. */
export function readError(status: number, raw: string): DataverseError {
  let message = raw === "" ? `The server answered with status ${status}.` : raw.slice(0, 500);
  let code = 0;
  try {
    const body = JSON.parse(raw) as { error?: { code?: unknown; message?: unknown } | string };
    if (typeof body.error === "string") message = body.error;
    else if (typeof body.error?.message === "string") message = body.error.message;
    if (typeof body.error === "object" && typeof body.error.code === "string") code = Number(body.error.code) || 0;
  } catch {
    // Not JSON: the text itself is the message.
  }
  return new DataverseError(message, status, code, raw);
}

/** Reads and writes rows over HTTP, for the forms and for `context.webAPI`. */
export class DataverseClient {
  private readonly tables = new Map<string, Promise<TableNames>>();

  /**
   * @param log gets a line for each request
   * @param send how requests leave the page
   */
  constructor(
    private readonly log: DeskLog,
    private readonly send: typeof fetch,
  ) {}

  /**
   * One request to the server.
   * @param path from the root, for example `/omnichannel/conversations`; a path without a leading slash is the Web API's
   * @returns the answer; its body has not been read
   * @throws DataverseError for every status of 400 and more, and when no answer came
   */
  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const address = path.startsWith("/") ? path : apiPath + path;
    const started = performance.now();
    let answer: Response;
    try {
      answer = await this.send(address, {
        method,
        headers: {
          Accept: "application/json",
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      this.log.add("error", `${method} ${address}`, "no answer");
      throw new DataverseError("The server cannot be reached. Check the connection, then try again.", 0, 0, "");
    }
    const took = `${answer.status} in ${Math.round(performance.now() - started)} ms`;
    this.log.add(answer.ok ? "request" : "error", `${method} ${decodeURIComponent(address)}`, took);
    if (!answer.ok) throw readError(answer.status, await answer.text());
    return answer;
  }

  /** Entity set and primary key of a table. @throws DataverseError for an unknown table */
  tableNames(table: string): Promise<TableNames> {
    let names = this.tables.get(table);
    if (!names) {
      const path = `EntityDefinitions(LogicalName='${encodeURIComponent(table)}')?$select=EntitySetName,PrimaryIdAttribute`;
      names = this.request("GET", path).then((answer) => answer.json() as Promise<TableNames>);
      this.tables.set(table, names);
      // A failure is not an answer: the next call asks again.
      names.catch(() => this.tables.delete(table));
    }
    return names;
  }

  /** One row with all annotations. @param options query starting with `?`, as in Xrm.WebApi */
  async retrieve(table: string, id: string, options = ""): Promise<Row> {
    const { EntitySetName } = await this.tableNames(table);
    const answer = await this.request("GET", `${EntitySetName}(${bareId(id)})${query(options)}`, undefined, {
      Prefer: annotations,
    });
    return (await answer.json()) as Row;
  }

  /**
   * A page of rows with all annotations.
   * @param options query starting with `?`, or the nextLink of the page before
   * @returns rows and the address of the next page, undefined on the last one
   */
  async retrieveMultiple(
    table: string,
    options = "",
    pageSize?: number,
  ): Promise<{ rows: Row[]; nextLink: string | undefined }> {
    const { EntitySetName } = await this.tableNames(table);
    const prefer = pageSize === undefined ? annotations : `${annotations},odata.maxpagesize=${pageSize}`;
    const answer = await this.request("GET", `${EntitySetName}${query(options)}`, undefined, { Prefer: prefer });
    const page = (await answer.json()) as { value: Row[]; "@odata.nextLink"?: string };
    return { rows: page.value, nextLink: page["@odata.nextLink"] };
  }

  /** Creates a row. @returns its id, from the OData-EntityId header */
  async create(table: string, row: Row): Promise<string> {
    const { EntitySetName } = await this.tableNames(table);
    const answer = await this.request("POST", EntitySetName, row);
    const id = /\(([^()]+)\)\s*$/.exec(answer.headers.get("OData-EntityId") ?? "")?.[1];
    if (!id) throw new DataverseError("The server did not say which row it created.", answer.status, 0, "");
    return id;
  }

  /** Updates an existing row; `If-Match: *` keeps it from creating one. */
  async update(table: string, id: string, row: Row): Promise<void> {
    const { EntitySetName } = await this.tableNames(table);
    await this.request("PATCH", `${EntitySetName}(${bareId(id)})`, row, { "If-Match": "*" });
  }

  /** Deletes a row. */
  async delete(table: string, id: string): Promise<void> {
    const { EntitySetName } = await this.tableNames(table);
    await this.request("DELETE", `${EntitySetName}(${bareId(id)})`);
  }
}

/** An id without braces, in lower case: callers pass ids in both forms. */
export const bareId = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();

const query = (options: string): string => {
  const at = options.indexOf("?");
  return at < 0 ? "" : options.slice(at);
};
