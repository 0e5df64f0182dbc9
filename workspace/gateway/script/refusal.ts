import type { ScriptAnswer } from "../scriptCall";

/** The codes of the failures that the definition names. */
const codes = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  429: "TooManyRequests",
  500: "InternalServerError",
  503: "ServiceUnavailable",
} as const;

/** A failure that the definition names. */
export class Refusal extends Error {
  constructor(
    readonly status: keyof typeof codes,
    message: string,
    private readonly retryAfter?: string,
  ) {
    super(message);
  }

  toAnswer(): ScriptAnswer {
    const error = { code: codes[this.status], message: this.message };
    const headers: Record<string, string> = this.retryAfter === undefined ? {} : { "Retry-After": this.retryAfter };
    return { status: this.status, headers, body: JSON.stringify({ error }) };
  }
}

/** What is said where the product is missing, whichever request tells so. */
export const notInstalled = (): Refusal =>
  new Refusal(
    404,
    "This environment has no unified routing, or it is still being set up, which takes about 15 minutes. " +
      "Install Omnichannel for Customer Service, or repeat the call later.",
  );
