import { sampleIds } from "../data";
import type { TranscriptSeed } from "./messages";

const customer = (text: string) => ({ from: "customer", text }) as const;
const agent = (text: string) => ({ from: "agent", text }) as const;
const system = (text: string) => ({ from: "system", text }) as const;

/** A short transcript for each active conversation of the sample data, oldest line first. */
export const sampleTranscripts: TranscriptSeed = {
  [sampleIds.conversationLinked]: [
    system("Alex Vargas started the conversation."),
    customer("Hello, tray 2 of our printer jams again, the third time this week."),
    agent("Good morning Alex, Jamie here. Sorry to hear that. Is it the same paper as last time?"),
    customer("Yes, the same. We cleaned the rollers as you said, and it was fine for a day."),
    customer("We have invoices to print before noon."),
  ],
  [sampleIds.conversationUnknown]: [
    system("A visitor started the conversation."),
    customer("Hi, my order has not arrived. It was promised for yesterday."),
    agent("Hello, Jamie here. I will look into it. May I have your name and the order or case number?"),
    customer("Nancy Anderson. I think I gave the case number in the form."),
  ],
  [sampleIds.conversationMismatch]: [
    system("Alex Vargas sent a text message."),
    customer("Quick question about the heating contract. When does it end?"),
    agent("Hello Alex, which building is it for?"),
    customer("The one that Fabrikam looks after for us."),
    system("Karen Berg joined as a consultant."),
  ],
  [sampleIds.conversationVoice]: [
    system("Incoming call from +1 425 555 0142."),
    agent("Customer service, Oscar Ward speaking. How can I help you?"),
    customer("Hello, I am calling about the delivery from last week. Two boxes are missing."),
    agent("I am sorry about that. Let me find your account first."),
  ],
  [sampleIds.conversationCompany]: [
    system("Woodgrove Bank started the conversation."),
    customer("The card reader at our main branch is down again."),
    agent("Hello, David here. Does the display show anything?"),
    customer("Just a red light. Customers are waiting in line, please hurry."),
  ],
  [sampleIds.conversationCustomerOnly]: [
    system("Yvonne McKay started the conversation."),
    customer("Hello! We would like a second scanner for the counter."),
    agent("Hello Yvonne, gladly. Should it work with the register you have?"),
    customer("Yes, the same model if you still sell it."),
  ],
};
