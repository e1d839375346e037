/**
 * The settings that differ between environments. Everything else about a topic is the same in all of them.
 */
export interface Environment {
  /** How many brokers hold each partition. */
  readonly replicas: number;
  /** How many of them must confirm a record before its producer gets the confirmation. */
  readonly minInSyncReplicas: number;
  readonly why: string;
}

export const environmentNames = ['local', 'production'] as const;
export type EnvironmentName = (typeof environmentNames)[number];

export const environments: Readonly<Record<EnvironmentName, Environment>> = {
  local: {
    replicas: 1,
    minInSyncReplicas: 1,
    why: 'There is one broker, and its records can be made again.',
  },
  production: {
    replicas: 3,
    minInSyncReplicas: 2,
    why: 'A confirmed fact survives the loss of a broker, and writing goes on while one is down.',
  },
};
