export const operations = 'operations';
