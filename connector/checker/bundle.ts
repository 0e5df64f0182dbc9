/** All that the built package consists of, in one file: the function, the command and the second thread. */
export { start } from "./cli";
export { checkConnector, checkMany } from "./index";
export { work } from "./run/worker";
