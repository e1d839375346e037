/**
 * A rule of stock keeping forbids it. `code` is stable: clients decide by it. `field` names the input to
 * blame, if one is.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  readonly field?: string;
}
