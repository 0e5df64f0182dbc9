import type { CardForm } from "../../../LinkedRecordsControl/base/cardForm";
import { ConversationPanel } from "../../../LinkedRecordsControl/panel/conversationPanel";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { conversationId, FakeProduct, options, reference } from "../../support/fakeProduct";
import { startedCase, startedConversation } from "../../support/startedPanels";

const form: CardForm = {
  columns: ["jobtitle", "address1_city"],
  labels: { jobtitle: "Role" },
  sections: { jobtitle: "Work" },
};
const named = { ...options, forms: { contact: "Contact card" } };

function productWithContact(): FakeProduct {
  const product = new FakeProduct();
  product.links.customer = reference("contact", "c1");
  return product;
}

describe("cards by a quick view form", () => {
  test("show its columns from the first answer on, by its labels where it has some", async () => {
    const product = productWithContact();
    product.forms["contact:Contact card"] = form;
    const panel = await startedConversation(product, named);
    const { record, forms, descriptions, leftOut } = panel.state.get();
    expect(record?.links.customer?.fields.map(({ column }) => column)).toEqual(form.columns);
    expect(forms).toEqual({ contact: form });
    expect(descriptions.contact?.columns.jobtitle?.displayName).toBe("Role");
    expect(descriptions.contact?.columns.address1_city?.displayName).toBe("Name of address1_city");
    expect(leftOut).toEqual([]);
    expect(product.queries.filter((query) => query.startsWith("msdyn_ocliveworkitem("))).toHaveLength(1);
  });

  test("show the usual columns where there is no such form, and the maker is told", async () => {
    const panel = await startedConversation(productWithContact(), named);
    const { record, leftOut } = panel.state.get();
    expect(record?.links.customer?.fields.map(({ column }) => column)).toEqual(options.columns.contact);
    expect(leftOut).toEqual(["contact form:Contact card"]);
  });

  test("wait for the form for a while only", async () => {
    const product = productWithContact();
    product.quickViewForm = () => new Promise(() => undefined);
    const panel = new ConversationPanel(product.ports(), conversationId, named, new PageScope());
    void panel.start();
    await product.clock.advance(2_999);
    expect(panel.state.get().phase).toBe("loading");
    await product.clock.advance(1);
    const { record, leftOut } = panel.state.get();
    expect(record?.links.customer?.fields.map(({ column }) => column)).toEqual(options.columns.contact);
    expect(leftOut).toEqual(["contact form:Contact card"]);
  });

  test("leave out what the table does not have, and the maker is told", async () => {
    const product = productWithContact();
    product.forms["contact:Contact card"] = form;
    product.absent.add("contact:address1_city");
    product.absent.add("incident:ticketnumber");
    const panel = await startedConversation(product, { ...named, leftOut: ["account.web-site"] });
    const { record, leftOut } = panel.state.get();
    expect(record?.links.customer?.fields.map(({ column }) => column)).toEqual(["jobtitle"]);
    expect(leftOut).toEqual(["account.web-site", "contact.address1_city", "incident.ticketnumber"]);
  });

  test("are the same on a case form", async () => {
    const product = new FakeProduct();
    product.caseCustomer = reference("contact", "c1");
    product.forms["contact:Contact card"] = form;
    const panel = await startedCase(product, named);
    const customer = panel.state.get().record?.links.customer;
    expect(customer?.fields.map(({ column }) => column)).toEqual(form.columns);
  });
});
