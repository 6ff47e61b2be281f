// Asks the public API. A page knows its questions by number only: each is a file in ../documents, the registry
// knows it already, and asked by GET its answer may be kept by the browser and by whatever stands in between.

const { api, texts } = document.documentElement.dataset;
const numbers = JSON.parse(document.getElementById('documents').textContent);

// With a token it is a POST: what somebody reads for themselves is kept by nobody, and changes are never GETs.
export async function ask(name, variables = {}, { signal, token } = {}) {
  const headers = { 'Accept': 'application/graphql-response+json', 'Accept-Language': texts };
  const common = { headers, credentials: 'omit', signal };
  const question = { documentId: numbers[name], variables };
  const response = token
    ? await fetch(`${api}/graphql`, {
      ...common,
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Authorization': `Bearer ${token}` },
      body: JSON.stringify(question),
    })
    : await fetch(`${api}/graphql?${new URLSearchParams({ ...question, variables: JSON.stringify(variables) })}`, common);
  // Refusals come as data, with a code for programs and a message in the reader's language.
  const { data, errors } = await response.json();
  if (errors) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions?.code });
  return data;
}

// Where somebody sees the question itself, changes it, and tries again.
export const question = (name, variables) =>
  `${api}/graphiql#${new URLSearchParams({ document: name, variables: JSON.stringify(variables) })}`;
