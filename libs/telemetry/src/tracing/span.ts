import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api';
import { Attribute } from './semantic-conventions.js';
import { tracingState } from './state.js';
import { contextOf, type Headers } from './trace-headers.js';

export interface SpanDescription {
  name: string;
  kind: keyof typeof SpanKind;
  attributes?: Attributes;
  /** Spans that it has to do with and is not a child of. */
  links?: (SpanContext | undefined)[];
}

/** So many links a span has at most; the SDK would drop the first ones, with a warning. */
export const MAX_LINKS = 128;

/**
 * A piece of work in a trace. Unsampled work has no span, and costs no more than passing on that fact: the
 * beginning of the trace has decided for all of it.
 */
export class TracedWork {
  readonly #context: Context;
  readonly #span: Span | undefined;
  #ranUntil: number | undefined;

  constructor(tracer: Tracer, parent: Context, describe: () => SpanDescription) {
    this.#span = isLeftOut(parent) ? undefined : begin(tracer, parent, describe());
    this.#context = this.#span ? trace.setSpan(parent, this.#span) : parent;
  }

  /** Spans that begin in `work`, and what leaves from it, continue this one. */
  run<T>(work: () => T): T {
    return context.with(this.#context, work);
  }

  set(attributes: Attributes): void {
    this.#span?.setAttributes(attributes);
  }

  /** An attempt has failed; there may be others. */
  noteFailure(error: unknown): void {
    this.#ranUntil = undefined;
    this.#span?.recordException(error instanceof Error ? error : String(error));
  }

  /** The work as a whole has failed. */
  fail(error: unknown, type = typeOf(error)): void {
    this.#span?.setAttribute(Attribute.errorType, type);
    this.#span?.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
  }

  /** Stops the clock before the outcome is known: `end` leaves out the time until then. */
  pause(): void {
    if (this.#span) this.#ranUntil = performance.now();
  }

  end(): void {
    this.#span?.end(this.#ranUntil);
  }

  /** Ends when `work` does, and fails if that fails. */
  async endWith<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.fail(error);
      throw error;
    } finally {
      this.end();
    }
  }
}

/**
 * Begins work below the active span, or below the one that the headers name. Undefined while tracing is off.
 * A span that is never ended is never exported.
 */
export function beginSpan(describe: () => SpanDescription, headers?: Headers): TracedWork | undefined {
  const { tracer } = tracingState;
  return tracer && new TracedWork(tracer, headers ? contextOf(headers) : context.active(), describe);
}

/** Runs work in a span below the active one; while tracing is off, only runs it. */
export function inSpan<T>(describe: () => SpanDescription, work: () => Promise<T>): Promise<T> {
  const span = beginSpan(describe);
  return span ? span.endWith(() => span.run(work)) : work();
}

/** Runs work in a span that may not be there. */
export function runWithin<T>(span: TracedWork | undefined, work: () => T): T {
  return span ? span.run(work) : work();
}

export function isTracing(): boolean {
  return tracingState.tracer !== undefined;
}

/** The span in which this code runs, if there is one. */
export function activeSpan(): SpanContext | undefined {
  return isTracing() ? trace.getActiveSpan()?.spanContext() : undefined;
}

export function isSampled(span: SpanContext | undefined): span is SpanContext {
  return span !== undefined && (span.traceFlags & TraceFlags.SAMPLED) !== 0;
}

function isLeftOut(parent: Context): boolean {
  const span = trace.getSpanContext(parent);
  return span !== undefined && !isSampled(span);
}

function begin(
  tracer: Tracer,
  parent: Context,
  { name, kind, attributes = {}, links = [] }: SpanDescription,
): Span {
  const known = links.filter((link) => link !== undefined).map((span) => ({ context: span }));
  const options = { kind: SpanKind[kind], attributes, links: known };
  return tracer.startSpan(name, options, parent);
}

function typeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : typeof error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
