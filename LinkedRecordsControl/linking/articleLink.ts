import { asHostFailure } from "../base/failure";
import type { Ports } from "../base/ports";
import { toQueryString } from "../records/odata";
import { lookupOf, numberOf, textOf } from "../records/rowValues";
import { conversationTable, isElsewhere } from "./conversation";

/** How sending an article ended. */
export type ArticleOutcome = "composed" | "notPublished" | "notYours" | "notInFront" | "failed";

type ArticlePorts = Pick<Ports, "dataverse" | "dialogs" | "links" | "tabs" | "telemetry" | "userId">;

const placeholder = "{kbnum}";

/** States of knowledgearticle that the product itself offers to send. */
const published = 3;
const expired = 4;

/** Whether a text is an address with a place for the article number ("Set up a support portal"). */
export function isPortalUrlFormat(text: string): boolean {
  return /^https:\/\/\S+$/i.test(text) && text.includes(placeholder);
}

/**
 * Why nothing may be put into a message box: the product's call proves nothing, and where it takes no conversation the
 * text reaches the customer of the one in front. What cannot be read is left to the product.
 */
async function refusal({ dataverse, tabs, userId }: ArticlePorts, id: string): Promise<ArticleOutcome | undefined> {
  if (await isElsewhere(tabs, id)) {
    return "notInFront";
  }
  try {
    const agent = lookupOf(
      await dataverse.retrieve(conversationTable, id, toQueryString({ select: ["_msdyn_activeagentid_value"] })),
      "msdyn_activeagentid",
      "systemuser",
    );
    const user = userId();
    return agent && user && agent.id !== user ? "notYours" : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lets the agent choose a knowledge article and puts its title and link into the message box, for the agent to send.
 * Drafts and internal articles are refused, as in the product's own knowledge pane.
 * @param conversationId whose customer the agent writes to
 * @returns undefined where the agent chose none
 */
export async function sendArticle(
  ports: ArticlePorts,
  portalUrlFormat: string,
  conversationId: string,
): Promise<ArticleOutcome | undefined> {
  const scenario = ports.telemetry.start("sendArticle");
  try {
    const refused = await refusal(ports, conversationId);
    if (refused) {
      scenario.failed("refused");
      return refused;
    }
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
