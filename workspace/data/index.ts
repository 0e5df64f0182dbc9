export { sampleIds } from "./ids";
export { loadSampleData } from "./load";
