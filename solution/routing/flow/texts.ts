/** A text as a string in an expression. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A text that stands in a flow as it is: at its start and before a brace, @ would begin an expression. */
export const plain = (text: string): string => text.replace(/^@(?!\{)/, "@@").replaceAll("@{", "@@{");

/** The value of an environment variable, which a flow has as a parameter of this name. */
export const valueOf = (parameter: string): string => `parameters(${quoted(parameter)})`;

/**
 * What a call answered, as a text that begins with its status; where it never came to an answer, why the step failed. The body
 * may be anything, so it is not looked into; long ones are cut.
 */
export const answerOf = (step: string, longest = 500): string =>
  `take(concat(string(coalesce(outputs('${step}')?['statusCode'], 'none:')), ' ', string(coalesce(outputs('${step}')?['body'], actions('${step}')?['error']?['message'], ''))), ${longest})`;
