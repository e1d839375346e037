import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The context of a piece of work. `correlationId` names the whole chain that began with one request,
 * `causationId` the event that led to this work. Log fields name the subjects of the work.
 */
export interface CorrelationContext {
  readonly correlationId: string;
  readonly causationId?: string;
  [logField: string]: string | undefined;
}

const contexts = new AsyncLocalStorage<CorrelationContext>();

/** Everything `fn` starts, awaited or not, sees `context` as its current one. */
export function runInCorrelation<T>(context: CorrelationContext, fn: () => T): T {
  return contexts.run(context, fn);
}

/** The context of the work at hand, if it has one. */
export function currentCorrelation(): CorrelationContext | undefined {
  return contexts.getStore();
}

/** Adds fields to each later log line of the current context. Outside of a context it does nothing. */
export function addLogFields(fields: Readonly<Record<string, string>>): void {
  Object.assign(currentCorrelation() ?? {}, fields);
}
