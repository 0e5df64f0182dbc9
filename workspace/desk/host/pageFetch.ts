import type { HostTraits } from "../state/hostTraits";

/** What an organisation answers whoever may not read its definitions: privilege and table of the metadata themselves. */
const refusal = {
  code: "0x80040220",
  message: "Principal user is missing prvReadEntity privilege on OTC=9800 for entity 'Entity'.",
};

/**
 * `fetch` as the scripts of a page have it: requests to the page's own organisation carry its session. Whether users
 * without the rights of a customiser may read EntityDefinitions is not known.
 *
 * @param send how requests really leave the page
 */
export const createPageFetch =
  (send: typeof fetch, { definitions }: Pick<HostTraits, "definitions">): typeof fetch =>
  (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const isDefinition = /\/api\/data\/v9\.\d+\/EntityDefinitions\b/.test(address);
    if (definitions === "answered" || !isDefinition) return send(input, init);
    return Promise.resolve(Response.json({ error: refusal }, { status: 403 }));
  };
