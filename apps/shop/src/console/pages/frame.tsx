import { useState } from 'preact/hooks';
import type { Found } from '../find-order.js';
import { ActorDialog, askAgainWhoActs } from './actor.js';
import { ask } from './ask.js';
import { css } from './css.js';
import { KeysDialog } from './keys-dialog.js';
import { liveness, type Liveness } from './live.js';
import { matchPage, pages } from './pages.js';
import { formText } from './parts/form-text.js';
import { messageOf } from './parts/message-of.js';
import { go, path } from './routes.js';
import { actor, token } from './session.js';
import { shop } from './shop.js';

css`
  .frame {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 1.1rem;
    align-items: center;
    padding: 0.6rem 1.2rem;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
  }
  .frame nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 0.9rem;
  }
  .frame nav a {
    text-decoration: none;
    padding: 0.2rem 0;
  }
  .frame nav a[aria-current] {
    font-weight: 600;
    border-bottom: 2px solid var(--accent);
  }
  .frame form {
    flex: 1 1 12rem;
  }
  .frame form input {
    width: 100%;
  }
`;

/** The frame around every page. */
export function Frame() {
  if (token.value === null) return <Stranger />;
  const match = matchPage(path.value);
  const Component = match?.page.component;
  return (
    <>
      <header class="frame">
        <strong>Shop console</strong>
        <nav aria-label="Pages">
          {pages
            .filter(({ key }) => key !== undefined)
            .map((page) => (
              <a key={page.path} href={page.path} aria-current={page === match?.page ? 'page' : undefined}>
                {page.title}
              </a>
            ))}
        </nav>
        <Search />
        {shop.value.readOnly && <span class="wait">read-only</span>}
        {actor.value !== '' && (
          <button type="button" onClick={askAgainWhoActs} title="Somebody else acts">
            as {actor.value}
          </button>
        )}
        <Dot liveness={liveness.value} />
      </header>
      <main>
        {Component ? <Component key={path.value} {...match.parameters} /> : <p>There is no such page.</p>}
      </main>
      <ActorDialog />
      <KeysDialog />
    </>
  );
}

function Stranger() {
  return (
    <main>
      <h1>Shop console</h1>
      <p class="notice wait">
        Open the address that the console printed when it started: it ends in <code>#token=…</code>, and the
        token is new at each start. With <code>npm start</code> it is the last line.
      </p>
    </main>
  );
}

const words: Record<Liveness, string> = {
  live: '● live',
  stale: '○ stale',
  hidden: '○ rests',
  idle: '',
};

/** By its words and its shape, for those who do not see the colour. */
function Dot({ liveness }: { liveness: Liveness }) {
  const colour = liveness === 'live' ? 'good' : 'wait';
  return (
    <span id="liveness" class={colour} role="status">
      {words[liveness]}
    </span>
  );
}

function Search() {
  const [problem, setProblem] = useState('');
  const search = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = formText(event, 'text');
    try {
      const found = await ask<Found>(`/orders/find?text=${encodeURIComponent(text)}`);
      setProblem('');
      if ('customerId' in found) go(`/orders?customerId=${encodeURIComponent(found.customerId)}`);
      else go(`/orders/${found.orderId}${found.eventId === undefined ? '' : `?at=${found.eventId}`}`);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <form role="search" onSubmit={(event) => void search(event)}>
      <input
        id="search"
        name="text"
        required
        placeholder="order, event, shipment, invoice or customer  ( / )"
        aria-label="Search"
        autocomplete="off"
      />
      {problem !== '' && (
        <span class="bad" role="alert">
          {problem}
        </span>
      )}
    </form>
  );
}
