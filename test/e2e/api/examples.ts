import type { Description } from './description.js';

/** By operation: ids of things that exist, and a body that fits them. */
export type Examples = Record<string, { parameters?: Record<string, string[]>; body?: object }>;

/**
 * Puts examples into the description of an API: by the schemas alone nobody finds an order that can be
 * cancelled.
 */
export function addExamples({ paths }: Description, examples: Examples): void {
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    const { parameters = {}, body } = examples[operation.operationId] ?? {};
    for (const parameter of operation.parameters ?? []) {
      const values = parameters[parameter.name] ?? [];
      if (values.length === 0) continue;
      parameter.examples = Object.fromEntries(values.map((value, index) => [`of-${index}`, { value }]));
    }
    if (body && operation.requestBody) operation.requestBody.content['application/json'].example = body;
  }
}
