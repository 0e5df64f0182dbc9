import SwaggerClient from "swagger-client";
import { type Definition, definition, type Service } from "./services";

/** What a call got. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** The part of swagger-client that a connector needs; the package has no types. */
interface Client {
  execute(call: { operationId: string; parameters: Record<string, unknown>; securities?: unknown }): Promise<Answer>;
}

type Load = (options: { spec: Definition; authorizations?: Record<string, unknown> }) => Promise<Client>;

/** Parameters of an operation by name. */
export type Parameters = Record<string, unknown>;

/**
 * Calls an operation through a client that is made from nothing but the definition.
 * @param service where the service listens; `basePath` replaces that of the definition
 * @param token the bearer token; undefined for a call without one
 * @param operationId that of *Send entity information* unless given
 * @returns the answer, also when it means failure
 */
export async function call(
  { port, basePath }: Pick<Service, "port" | "basePath">,
  token: string | undefined,
  parameters: Parameters,
  operationId = "SendEntityInformation",
): Promise<Answer> {
  const spec: Definition = {
    ...definition,
    host: `127.0.0.1:${port}`,
    schemes: ["http"],
    ...(basePath && { basePath }),
  };
  const authorizations =
    token === undefined ? {} : { oauth2_auth: { token: { access_token: token, token_type: "bearer" } } };
  const client = await (SwaggerClient as Load)({ spec, authorizations });
  try {
    return await client.execute({ operationId, parameters });
  } catch (error) {
    const { response } = error as { response?: Answer };
    if (response) {
      return response;
    }
    throw error;
  }
}
