import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { addLogFields, leftOutField, RepeatedLines } from '@shop/telemetry';
import type { ProblemMapper } from './domain-errors.js';
import { toProblemDetails } from './to-problem-details.js';
import type { Problem } from './problem.js';
import { PROBLEM_CONTENT_TYPE, type ProblemDetails } from './problem-details.js';
import { problemFromError } from './problem-from-error.js';

export const PROBLEM_MAPPERS = Symbol('PROBLEM_MAPPERS');

/** The statuses of faults that pass soon. */
const PASSES: ReadonlySet<number> = new Set([429, 503]);
const RETRY_AFTER_S = '1';

/** Turns every error into an HTTP answer. It logs an unexpected error once, and hides it from clients. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);
  private readonly lines = new RepeatedLines();

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(PROBLEM_MAPPERS) private readonly mappers: readonly ProblemMapper[],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemFromError(error, this.mappers);
    addLogFields({ problem: problem.code });
    if (problem.status >= 500) this.tell(problem, error);
    const request = host.switchToHttp().getRequest<{ id: string; url: string }>();
    this.send(host, toProblemDetails(problem, request));
  }

  /**
   * A passing fault fails every request until it is over, whatever the request is about, so it gets one line
   * only. An internal error is found by the id of its request.
   */
  private tell({ status, code }: Problem, error: unknown): void {
    if (!PASSES.has(status)) return this.logger.error('Request failed', error);
    this.lines.tell(code, (leftOut) => this.logger.error('Request failed', leftOutField(leftOut), error));
  }

  private send(host: ArgumentsHost, body: ProblemDetails): void {
    const adapter = this.adapterHost.httpAdapter;
    const reply = host.switchToHttp().getResponse<object>();
    if (adapter.isHeadersSent(reply)) return adapter.end(reply);
    adapter.setHeader(reply, 'Content-Type', PROBLEM_CONTENT_TYPE);
    if (PASSES.has(body.status)) adapter.setHeader(reply, 'Retry-After', RETRY_AFTER_S);
    adapter.reply(reply, body, body.status);
  }
}
