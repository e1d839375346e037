export const overview = 'overview';
