/**
 * The numbers by which solution.xml and its dependencies name kinds of components (option set `componenttype` of the
 * table solutioncomponent; connectors have 372 since they are solution components).
 */
export const componentTypes = {
  table: "1",
  flow: "29",
  form: "60",
  codeComponent: "66",
  connector: "372",
} as const;
