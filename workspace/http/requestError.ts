import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A request that is refused; the message is a sentence for the person who sent it. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  constructor(
    readonly status: ContentfulStatusCode,
    /** The platform's code, such as 0x80040217, where it has one; otherwise a name of our own. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The body of every refusal, in the shape that Dataverse uses. */
export function errorBody(code: string, message: string): { error: { code: string; message: string } } {
  return { error: { code, message } };
}

/**
 * Answers a request that was refused.
 *
 * @param headers those that the answer has besides its content type, or instead of it
 * @throws the error itself when it is no refusal
 */
export function answerError(error: unknown, context: Context, headers: Record<string, string> = {}): Response {
  if (!(error instanceof RequestError)) throw error;
  const body = JSON.stringify(errorBody(error.code, error.message));
  return context.body(body, error.status, { "Content-Type": "application/json", ...headers });
}
