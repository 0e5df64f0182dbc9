import { text } from "node:stream/consumers";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { convertWorkflowTemplate } from "@actions/workflow-parser/model/convert";

/** Prints what GitHub's own parser says against the workflow that standard input holds, as a JSON list of sentences. */
async function main(): Promise<void> {
  const file = { name: "workflow", content: await text(process.stdin) };
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  const { errors = [] } = value ? await convertWorkflowTemplate(context, value) : {};
  const parsed = context.errors.getErrors().map(({ message }) => message);
  console.log(JSON.stringify([...new Set([...parsed, ...errors.map(({ Message }) => Message)])]));
}

void main();
