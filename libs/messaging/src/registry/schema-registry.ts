import { RegistryUnavailableError, SchemaRefusedError } from '../errors.js';
import type { SchemaRegistryClient } from './confluent.js';

export interface SchemaRegistryOptions {
  /** The address of a Confluent-compatible API, such as `http://127.0.0.1:18081/apis/ccompat/v7`. */
  url: string;
  timeoutMs?: number;
  /** The prefix of subjects in this registry, so that others can share it: the prefix of the topics. */
  prefix?: string | undefined;
  /** For a registry that authenticates writers, or readers. */
  user?: { username: string; password: string };
}

const ANSWER_WITHIN_MS = 5_000;
const PING_WITHIN_MS = 1_500;
/** Each attempt of the client has all of its time. By default the wall clock says what is left for it. */
const ALIKE = { 'axios-retry': { shouldResetTimeout: true } };

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const CONFLICT = 409;
const UNPROCESSABLE = 422;

/** Loaded on first use: most commands never ask the registry. */
const confluent = () => import('./confluent.js');

/**
 * The few calls we need of a schema registry, for Protobuf schemas that are known by their `.proto` text.
 *
 * Every call may throw RegistryUnavailableError, within a few seconds: the client by itself has no timeout.
 */
export class SchemaRegistry {
  readonly #options: SchemaRegistryOptions;
  #made: SchemaRegistryClient | undefined;

  constructor(options: SchemaRegistryOptions) {
    this.#options = options;
  }

  /** The id of exactly this text under the subject. */
  async findId(subject: string, text: string): Promise<number | undefined> {
    return this.#unlessMissing((client) => client.getId(this.#named(subject), schema(text)));
  }

  /** The ids of all versions of the subject. */
  async idsOf(subject: string): Promise<number[]> {
    const versions =
      (await this.#unlessMissing((client) => client.getAllVersions(this.#named(subject)))) ?? [];
    const found = await Promise.all(
      versions.map((version) =>
        this.#unlessMissing((client) => client.getSchemaMetadata(this.#named(subject), version)),
      ),
    );
    return found.flatMap((metadata) => metadata?.id ?? []);
  }

  /** Resolves soon if it answers. Asks without the client, which would repeat the question. */
  async ping(): Promise<void> {
    await this.#call(async () => {
      const { ok, status } = await fetch(`${this.#options.url}/schemas/types`, {
        signal: AbortSignal.timeout(PING_WITHIN_MS),
        headers: this.#authorization(),
      });
      if (!ok) throw new Error(`it answers with ${status}`);
    });
  }

  /** New versions must be able to read every older one. */
  async requireBackwardCompatibility(subject: string): Promise<void> {
    const { Compatibility } = await confluent();
    await this.#call((client) =>
      client.updateCompatibility(this.#named(subject), Compatibility.BACKWARD_TRANSITIVE),
    );
  }

  /**
   * Whether that is so. A subject that does not exist needs no guard: there is nothing to be compatible with.
   */
  async isGuarded(subject: string): Promise<boolean> {
    const { Compatibility } = await confluent();
    const level = await this.#unlessMissing((client) => client.getCompatibility(this.#named(subject)));
    if (level === Compatibility.BACKWARD_TRANSITIVE) return true;
    return (await this.idsOf(subject)).length === 0;
  }

  /** Asks without registering. A subject that does not exist is compatible with everything. */
  async isCompatible(subject: string, text: string): Promise<boolean> {
    const compatible = await this.#unlessMissing((client) =>
      client.testSubjectCompatibility(this.#named(subject), schema(text)),
    );
    return compatible ?? true;
  }

  /** @throws SchemaRefusedError when the schema is invalid, or incompatible */
  async register(subject: string, text: string): Promise<number> {
    return this.#call((client) => client.register(this.#named(subject), schema(text)));
  }

  async #client(): Promise<SchemaRegistryClient> {
    const { SchemaRegistryClient } = await confluent();
    const { url, user } = this.#options;
    this.#made ??= new SchemaRegistryClient({
      baseURLs: [url],
      // An adapter whose time limit covers the whole answer, and not each piece of it.
      createAxiosDefaults: { timeout: this.#timeoutMs, adapter: 'fetch', ...ALIKE },
      maxRetries: 1,
      retriesWaitMs: 100,
      retriesMaxWaitMs: 100,
      ...(user && {
        basicAuthCredentials: {
          credentialsSource: 'USER_INFO',
          userInfo: `${user.username}:${user.password}`,
        },
      }),
    });
    return this.#made;
  }

  #named(subject: string): string {
    return (this.#options.prefix ?? '') + subject;
  }

  async #unlessMissing<T>(call: (client: SchemaRegistryClient) => Promise<T>): Promise<T | undefined> {
    return this.#call(async (client) => {
      try {
        return await call(client);
      } catch (error) {
        if ((await statusOf(error)) === NOT_FOUND) return undefined;
        throw error;
      }
    });
  }

  async #call<T>(call: (client: SchemaRegistryClient) => Promise<T>): Promise<T> {
    const client = await this.#client();
    try {
      return await this.#inTime(call(client));
    } catch (cause) {
      const status = await statusOf(cause);
      const words = cause instanceof Error ? cause.message : String(cause);
      if (status === CONFLICT || status === UNPROCESSABLE) throw new SchemaRefusedError(words, { cause });
      const does = status === UNAUTHORIZED || status === FORBIDDEN ? `refuses ${this.#who()}` : 'fails';
      throw new RegistryUnavailableError(`The schema registry at ${this.#options.url} ${does}: ${words}`, {
        cause,
      });
    }
  }

  /** The client makes a second attempt, and lets a call wait for those before it. */
  async #inTime<T>(answer: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const error = new Error(`no answer within ${this.#timeoutMs} ms`);
    const timer = setTimeout(() => late.reject(error), this.#timeoutMs);
    try {
      return await Promise.race([answer, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? ANSWER_WITHIN_MS;
  }

  #who(): string {
    return this.#options.user ? `user ${this.#options.user.username}` : 'who does not say who they are';
  }

  #authorization(): Record<string, string> {
    if (!this.#options.user) return {};
    const { username, password } = this.#options.user;
    return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  }
}

function schema(text: string): { schema: string; schemaType: 'PROTOBUF' } {
  return { schema: text, schemaType: 'PROTOBUF' };
}

async function statusOf(error: unknown): Promise<number | undefined> {
  const { RestError } = await confluent();
  return error instanceof RestError ? error.status : undefined;
}
