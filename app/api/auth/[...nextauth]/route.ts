export { GET, POST } from "../../../_session/endpoint.ts";
