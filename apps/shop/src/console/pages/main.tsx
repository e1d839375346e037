import { render } from 'preact';
import './base.css.js';
import { Frame } from './frame.js';
import { onKey } from './keys.js';
import { token } from './session.js';
import { loadShop } from './shop.js';

document.addEventListener('keydown', onKey);
// A link with a new token, opened where the console is open already.
addEventListener('hashchange', () => location.reload());

// A wrong token is shown by the frame, and a console that is away by each page.
if (token.value !== null) loadShop().catch(() => undefined);
render(<Frame />, document.body);
