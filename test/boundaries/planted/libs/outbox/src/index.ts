export const outbox = 'outbox';
