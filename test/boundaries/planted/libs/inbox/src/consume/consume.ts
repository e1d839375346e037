export const consume = 'consume';
