/** What the types of GraphQL Yoga take from `@whatwg-node/fetch`, whose own ones bring those of a browser into the service. */
export function createFetch(options?: object): {
  fetch: typeof fetch;
  Request: typeof Request;
  Response: typeof Response;
  Headers: typeof Headers;
};
