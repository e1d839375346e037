export const load = () => import('../command.js');
