export const uuid = 'uuid';
