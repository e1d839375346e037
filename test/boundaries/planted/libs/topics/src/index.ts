export const topics = 'topics';
