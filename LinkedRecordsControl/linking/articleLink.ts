import { asHostFailure } from "../base/failure";
import type { Ports } from "../base/ports";
import { toQueryString } from "../records/odata";
import { numberOf, textOf } from "../records/rowValues";

/** How sending an article ended. */
export type ArticleOutcome = "composed" | "notPublished" | "failed";

const placeholder = "{kbnum}";

/** States of knowledgearticle that the product itself offers to send. */
const published = 3;
const expired = 4;

/** Whether a text is an address with a place for the article number ("Set up a support portal"). */
export function isPortalUrlFormat(text: string): boolean {
  return /^https:\/\/\S+$/i.test(text) && text.includes(placeholder);
}

/**
 * Lets the agent choose a knowledge article and puts its title and link into the message box, for the agent to send.
 * Drafts and internal articles are refused, as in the product's own knowledge pane.
 * @param compose puts a text into the message box, unsent; may throw a HostFailure
 * @returns undefined where the agent chose none
 */
export async function sendArticle(
  ports: Pick<Ports, "dataverse" | "dialogs" | "telemetry">,
  portalUrlFormat: string,
  compose: (text: string) => Promise<void>,
): Promise<ArticleOutcome | undefined> {
  const scenario = ports.telemetry.start("sendArticle");
  try {
    const chosen = await ports.dialogs.lookup(["knowledgearticle"]);
    if (!chosen) {
      scenario.failed("cancelled");
      return undefined;
    }
    const select = ["title", "articlepublicnumber", "statecode", "isinternal"];
    const article = await ports.dataverse.retrieve("knowledgearticle", chosen.id, toQueryString({ select }));
    const state = numberOf(article, "statecode");
    if (article.isinternal === true || (state !== published && state !== expired)) {
      scenario.failed("refused");
      return "notPublished";
    }
    const number = encodeURIComponent(textOf(article, "articlepublicnumber"));
    const link = portalUrlFormat.replace(placeholder, () => number);
    await compose(`${textOf(article, "title")}\n${link}`);
    scenario.done();
    return "composed";
  } catch (error) {
    scenario.failed(asHostFailure(error).kind);
    return "failed";
  }
}
