export const scenario = 'scenario';
