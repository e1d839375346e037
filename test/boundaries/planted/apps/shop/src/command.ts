export const command = 'command';
