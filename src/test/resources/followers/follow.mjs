// Follows everything that changes, over each transport, and writes each event as one line of JSON, until it is ended.
// After a break the clients subscribe again by themselves; `after` is by then where they were.
import { createClient as createStreamClient } from "graphql-sse";
import { createClient as createSocketClient } from "graphql-ws";
import WebSocket from "ws";

const { REGISTRY, TOKEN } = process.env;
const Authorization = `Bearer ${TOKEN}`;
const soon = () => new Promise((again) => setTimeout(again, 100));
// Headers anew for each attempt: graphql-sse writes the token of a shared stream into whatever object it is given.
const streams = { headers: () => ({ Authorization }), retryAttempts: Infinity, retry: soon };

const transports = {
  socket: createSocketClient({
    url: REGISTRY.replace("http", "ws") + "/graphql",
    webSocketImpl: WebSocket,
    connectionParams: { Authorization },
    retryAttempts: Infinity,
    retryWait: soon,
    shouldRetry: () => true,
  }),
  stream: createStreamClient({ ...streams, url: REGISTRY + "/graphql/stream" }),
  "stream of its own path": createStreamClient({
    ...streams,
    url: REGISTRY + "/graphql",
    headers: () => ({ Authorization, Accept: "text/event-stream" }),
  }),
  "shared stream": createStreamClient({ ...streams, url: REGISTRY + "/graphql/stream", singleConnection: true }),
};

const subscriptions = {
  applicationChanged: "act subject: application { id }",
  pilotChanged: "act subject: pilot { id }",
  caseStudyPublished: "subject: caseStudy { id }",
  batchChanged: "act subject: batch { id }",
};

const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");

for (const [transport, client] of Object.entries(transports)) {
  for (const [subscription, fields] of Object.entries(subscriptions)) {
    const variables = { after: 0 };
    const query = `subscription($after: Long!) { change: ${subscription}(after: $after) { position ${fields} } }`;
    client.subscribe({ query, variables }, {
      next({ data, errors }) {
        if (errors) return say({ transport, subscription, ended: errors });
        variables.after = data.change.position;
        say({ transport, subscription, ...data.change });
      },
      error: (broken) => say({ transport, subscription, ended: String(broken?.message ?? JSON.stringify(broken)) }),
      complete: () => say({ transport, subscription, ended: "complete" }),
    });
  }
}
