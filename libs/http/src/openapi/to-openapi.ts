import { z } from 'zod';

/**
 * Schemas with an id (`.meta({ id: 'Order' })`) become components of the document; the others stand where
 * used.
 */
export function toOpenApi(schema: z.ZodType, io: 'input' | 'output') {
  const { definitions, ...root } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // JSON has no dates: they travel as text.
      if (zodSchema instanceof z.ZodDate) Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
      // A number that is read from text has the pattern of its digits.
      if (jsonSchema.type === 'integer') delete jsonSchema.pattern;
    },
  });
  return { schema: root, components: typeof definitions === 'object' ? { ...definitions } : {} };
}
