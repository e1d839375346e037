/**
 * A rule of shipping forbids the command. `code` is stable: clients decide by it. `field` names the wrong
 * input, if there is one.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  readonly field?: string;
}
