/** An event is larger than what may be published. Refused before anything is written. */
export class EventTooLargeError extends Error {
  readonly code = 'EVENT_TOO_LARGE';

  constructor(topic: string, bytes: number, limit: number) {
    super(`An event for ${topic} has ${bytes} bytes, more than the ${limit} allowed`);
    this.name = 'EventTooLargeError';
  }
}
