import type { ProblemCatalogue } from './problem-catalogue.js';

/** The problems that every service may answer with. */
export const platformProblems = {
  400: {
    BAD_REQUEST: 'The request cannot be read: it is not HTTP, its address or its JSON is malformed',
    VALIDATION_FAILED: 'A part of the request is not as documented: `errors` names each',
  },
  403: {
    FOREIGN_ORIGIN: 'A page of another site has sent the command',
    FORBIDDEN: 'The address leads out of what is served',
  },
  404: { NOT_FOUND: 'There is nothing at this address' },
  405: { METHOD_NOT_ALLOWED: 'Not with this method: `Allow` names those that there are' },
  408: { REQUEST_TIMEOUT: 'The request did not arrive completely within 30 seconds' },
  412: { PRECONDITION_FAILED: 'It is not at the version that `If-Match` names' },
  413: { PAYLOAD_TOO_LARGE: 'The body is longer than 64 KiB' },
  414: { URI_TOO_LONG: 'A part of the address is too long' },
  415: { UNSUPPORTED_MEDIA_TYPE: 'The body is not `application/json`, not in UTF-8, or compressed' },
  417: { EXPECTATION_FAILED: '`Expect` asks for something else than `100-continue`' },
  421: { FOREIGN_HOST: '`Host` is none of `ALLOWED_HOSTS`' },
  422: {
    IDEMPOTENCY_KEY_REUSED: 'The `Idempotency-Key` came before, with another request',
    EVENT_TOO_LARGE: 'The event of the command is too large to publish',
    INCOMPLETE_EVENT: 'The event of the command lacks a field',
    UNENCODABLE_EVENT: 'The event of the command cannot be encoded',
  },
  429: { TOO_MANY_REQUESTS: 'This client has sent too many requests: try again after `Retry-After`' },
  431: { REQUEST_HEADER_FIELDS_TOO_LARGE: 'The headers are longer than 16 KiB' },
  500: { INTERNAL_SERVER_ERROR: 'An error of ours: the correlation id leads to it' },
  503: {
    NOT_READY: 'The service has not started up completely: try again after `Retry-After`',
    WRONG_ENVIRONMENT: 'The process does not belong to its databases, and does not work',
    DATABASE_UNAVAILABLE: 'The database cannot be reached: try again after `Retry-After`',
  },
} as const satisfies ProblemCatalogue;
