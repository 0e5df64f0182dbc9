export { check, guidSchema, readBody, route } from "./jsonRoutes";
export { answerError, errorBody, RequestError } from "./requestError";
