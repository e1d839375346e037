export const facts = 'what has become known';
