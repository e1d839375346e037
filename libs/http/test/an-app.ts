import { Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, NestFactory } from '@nestjs/core';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { PROBLEM_MAPPERS, ProblemFilter } from '../src/problems/problem.filter.js';
import { createAdapter } from '../src/requests/create-adapter.js';
import { ValidationPipe } from '../src/requests/validation.pipe.js';

/**
 * The controllers with the conventions of this library and nothing else, not listening yet. `prepare` adds
 * hooks.
 */
export async function anApp(
  controllers: Type[],
  prepare: (adapter: FastifyAdapter) => void = () => undefined,
): Promise<NestFastifyApplication> {
  const providers = [
    { provide: PROBLEM_MAPPERS, useValue: [] },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: ValidationPipe },
  ];
  class AnApp {}
  Module({ controllers, providers })(AnApp);
  const adapter = createAdapter();
  prepare(adapter);
  return NestFactory.create<NestFastifyApplication>(AnApp, adapter, { logger: false });
}
