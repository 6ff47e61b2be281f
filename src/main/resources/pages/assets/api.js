// Asks the public API. A page knows its questions by number only: each is a file in ../documents, the registry
// knows it already, and asked by GET its answer may be kept by the browser and by whatever stands in between.

const { api, texts } = document.documentElement.dataset;
const numbers = JSON.parse(document.getElementById('documents').textContent);

export async function ask(name, variables = {}, { signal } = {}) {
  const question = new URLSearchParams({ documentId: numbers[name], variables: JSON.stringify(variables) });
  const response = await fetch(`${api}/graphql?${question}`, {
    headers: { 'Accept': 'application/graphql-response+json', 'Accept-Language': texts },
    credentials: 'omit',
    signal,
  });
  // Refusals come as data, with a code for programs and a message in the reader's language.
  const { data, errors } = await response.json();
  if (errors) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions?.code });
  return data;
}

// Where somebody sees the question itself, changes it, and tries again.
export const question = (name, variables) =>
  `${api}/graphiql#${new URLSearchParams({ document: name, variables: JSON.stringify(variables) })}`;
