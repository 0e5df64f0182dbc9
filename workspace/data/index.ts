export { sampleIds } from "./ids";
export { loadSampleData } from "./loadSampleData";
