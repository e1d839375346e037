import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { ProblemDetails } from '../problems/problem-details.js';
import { describeCommon } from './describe-common.js';
import { toOpenApi } from './to-openapi.js';

const PAGE_HEADERS = {
  // Swagger UI has its scripts in files, and its styles inline.
  'content-security-policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

export interface Docs {
  title: string;
  /** Whether each request needs a token, which the page then asks for. */
  token?: boolean;
}

/** Whether `serveDocs` serves the path. */
export function isDocs(path: string): boolean {
  return /^\/docs(?:$|[/?]|-json(?:$|\?)|-yaml(?:$|\?))/.test(path);
}

/** Serves the OpenAPI document of the routes and their zod schemas: a page at /docs, JSON at /docs-json. */
export function serveDocs(app: NestFastifyApplication, { title, token = false }: Docs): void {
  const builder = new DocumentBuilder().setTitle(title).setVersion('1');
  if (token) builder.addBearerAuth().addSecurityRequirements('bearer');
  const config = builder.build();
  const document = () => {
    const described = SwaggerModule.createDocument(app, config, {
      extraModels: [ProblemDetails],
      standardSchemaConverter: (schema, { schemaType }) =>
        schema instanceof z.ZodType ? toOpenApi(schema, schemaType) : undefined,
    });
    describeCommon(described);
    return described;
  };
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', ({ url }, reply, done) => {
    if (isDocs(url)) reply.headers(PAGE_HEADERS);
    done();
  });
  SwaggerModule.setup('docs', app, document);
}
