import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { problemResponse } from './problems/api-problem.js';
import { ProblemDetails } from './problems/problem-details.js';

/** Serves the OpenAPI document that the routes and their zod schemas make: a page at /docs, JSON at /docs-json. */
export function serveDocs(app: INestApplication, name: string): void {
  const config = new DocumentBuilder()
    .setTitle(`${name} service`)
    .addGlobalResponse(problemResponse('default', 'Anything but a success'))
    .build();
  const document = () =>
    SwaggerModule.createDocument(app, config, {
      extraModels: [ProblemDetails],
      standardSchemaConverter: (schema, { schemaType }) =>
        schema instanceof z.ZodType ? toOpenApi(schema, schemaType) : undefined,
    });
  SwaggerModule.setup('docs', app, document);
}

/** Schemas with an id (`.meta({ id: 'Order' })`) become components of the document; the others stand where used. */
function toOpenApi(schema: z.ZodType, io: 'input' | 'output') {
  const { definitions, ...root } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // JSON has no dates: they travel as text.
      if (zodSchema instanceof z.ZodDate) Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  });
  return { schema: root, components: typeof definitions === 'object' ? { ...definitions } : {} };
}
