import { toQueryString } from "../records/odata";
import { asHostFailure } from "../records/ports";
import { numberOf, textOf } from "../records/row";
import type { PanelPorts } from "./panelPorts";

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
 * @returns undefined where the agent chose none
 */
export async function sendArticle(
  ports: PanelPorts,
  portalUrlFormat: string,
  conversationId: string,
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
    await ports.links.compose(`${textOf(article, "title")}\n${link}`, conversationId);
    scenario.done();
    return "composed";
  } catch (error) {
    scenario.failed(asHostFailure(error).kind);
    return "failed";
  }
}
