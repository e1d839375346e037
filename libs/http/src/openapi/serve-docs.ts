import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { ProblemDetails } from '../problems/problem-details.js';
import { describeCommon } from './describe-common.js';
import { toOpenApi } from './to-openapi.js';

/**
 * Serves the OpenAPI document that the routes and their zod schemas make: a page at /docs, JSON at
 * /docs-json.
 */
export function serveDocs(app: INestApplication, name: string): void {
  const config = new DocumentBuilder().setTitle(`${name} service`).setVersion('1').build();
  const document = () => {
    const described = SwaggerModule.createDocument(app, config, {
      extraModels: [ProblemDetails],
      standardSchemaConverter: (schema, { schemaType }) =>
        schema instanceof z.ZodType ? toOpenApi(schema, schemaType) : undefined,
    });
    describeCommon(described);
    return described;
  };
  SwaggerModule.setup('docs', app, document);
}
