import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { addLogFields } from '@shop/telemetry';
import type { ProblemMapper } from './domain-errors.js';
import { toProblemDetails } from './to-problem-details.js';
import { PROBLEM_CONTENT_TYPE, type ProblemDetails } from './problem-details.js';
import { problemFromError } from './problem-from-error.js';

export const PROBLEM_MAPPERS = Symbol('PROBLEM_MAPPERS');

/** The statuses of what is over soon. */
const PASSES: ReadonlySet<number> = new Set([429, 503]);
const RETRY_AFTER_SECONDS = '1';

/**
 * The one place where errors become HTTP answers. What we did not expect is logged here, once, and not told.
 */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(PROBLEM_MAPPERS) private readonly mappers: readonly ProblemMapper[],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemFromError(error, this.mappers);
    addLogFields({ problem: problem.code });
    if (problem.status >= 500) this.logger.error('Request failed', error);
    const request = host.switchToHttp().getRequest<{ id: string; url: string }>();
    this.send(host, toProblemDetails(problem, request));
  }

  private send(host: ArgumentsHost, body: ProblemDetails): void {
    const adapter = this.adapterHost.httpAdapter;
    const reply = host.switchToHttp().getResponse<object>();
    if (adapter.isHeadersSent(reply)) return adapter.end(reply);
    adapter.setHeader(reply, 'Content-Type', PROBLEM_CONTENT_TYPE);
    if (PASSES.has(body.status)) adapter.setHeader(reply, 'Retry-After', RETRY_AFTER_SECONDS);
    adapter.reply(reply, body, body.status);
  }
}
