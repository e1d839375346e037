import type { EventEmitter } from 'node:events';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Problem } from '../problems/problem.js';

/** A refusal before hooks and filters have a request, with the id in its answer. */
export interface Refusal {
  readonly problem: Problem;
  readonly id: string;
}

const REFUSED = Symbol('refused');

export function tellRefusal(server: EventEmitter, refusal: Refusal): void {
  server.emit(REFUSED, refusal);
}

export function onRefusal(adapter: FastifyAdapter, listener: (refusal: Refusal) => void): void {
  const server: EventEmitter = adapter.getInstance().server;
  server.on(REFUSED, listener);
}
