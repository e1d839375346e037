export const environment = 'environment';
