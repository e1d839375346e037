import { causesOf } from '../failure.js';

/**
 * Asks services, and remembers those that do not answer: then the others matter more.
 */
export class Questions {
  readonly #silent = new Map<string, string>();

  /** Undefined when the service does not answer, or refuses to. */
  async ask<T>(service: string, question: () => Promise<T>): Promise<T | undefined> {
    try {
      return await question();
    } catch (error) {
      this.#silent.set(service, causesOf(error).join(', because '));
      return undefined;
    }
  }

  /** One line for each service that did not answer. */
  get unanswered(): string[] {
    return Array.from(this.#silent, ([service, why]) => `${service}: ${why}`);
  }
}
