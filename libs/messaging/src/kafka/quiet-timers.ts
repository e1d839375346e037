/**
 * kafkajs sets timers in the past (tulios/kafkajs#1751), about which Node warns, once in a process. It means nothing, and would be the
 * first line that every service prints.
 */
const emitWarning = process.emitWarning.bind(process) as (...details: unknown[]) => void;

process.emitWarning = (...details: unknown[]): void => {
  if (details[1] === 'TimeoutNegativeWarning' && new Error().stack?.includes('/kafkajs/')) return;
  emitWarning(...details);
};
