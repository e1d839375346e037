import { ConfigError } from '@shop/settings';

/** Returns the configuration, or prints everything that is wrong with it and ends the process. */
export function readConfigOrExit<Config>(readConfig: () => Config): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}
