/** The injection token of the process's {@link Logger}. */
export const LOGGER = Symbol('LOGGER');
