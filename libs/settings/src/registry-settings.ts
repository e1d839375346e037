import type { SchemaRegistryOptions } from '@shop/messaging';
import { z } from 'zod';

/** The address of the schema registry, and the user. On the local stack, readers need no user. */
export function registrySettings() {
  return {
    registryUrl: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
      .default('http://127.0.0.1:18081/apis/ccompat/v7'),
    registryUsername: z.string().min(1, 'must not be empty').optional(),
    registryPassword: z.string().min(1, 'must not be empty').optional(),
  };
}

export type RegistrySettings = z.output<z.ZodObject<ReturnType<typeof registrySettings>>>;

/** Checks settings against each other. */
export function checkRegistrySettings(settings: RegistrySettings, context: z.RefinementCtx): void {
  const { registryUsername: username, registryPassword: password } = settings;
  const missing =
    password === undefined ? 'registryPassword' : username === undefined ? 'registryUsername' : undefined;
  if (missing === undefined || (username === undefined && password === undefined)) return;
  const message = 'must be set: a user of the registry has a name and a password';
  context.addIssue({ code: 'custom', path: [missing], message });
}

/**
 * Connects as `localUser` if no user is named and the registry is on this machine: its password there is its
 * name.
 */
export function registryConnection(
  settings: RegistrySettings & { kafkaPrefix: string },
  localUser?: string,
): SchemaRegistryOptions {
  const { registryUrl: url, kafkaPrefix: prefix } = settings;
  const { registryUsername: username, registryPassword: password } = settings;
  if (username !== undefined && password !== undefined) return { url, prefix, user: { username, password } };
  if (localUser === undefined || !isLocal(url)) return { url, prefix };
  return { url, prefix, user: { username: localUser, password: localUser } };
}

function isLocal(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
