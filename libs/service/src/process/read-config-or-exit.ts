import { ConfigError } from '@shop/settings';

/** The configuration, or all that is wrong with it on standard error and the end of the process. */
export function readConfigOrExit<Config>(readConfig: () => Config): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}
