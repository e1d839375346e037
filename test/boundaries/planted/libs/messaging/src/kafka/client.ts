export const client = 'kafkajs';
