import { ActorDialog, askWhoActs } from './actor.js';
import { KeysDialog } from './keys.js';
import { matchPage, pages } from './pages.js';
import { Button } from './parts/doing.js';
import { liveness, type Liveness } from './parts/use-repeatedly.js';
import { path } from './routes.js';
import { Search } from './search.js';
import { actor, token } from './session.js';
import { shop } from './shop.js';

/** The frame around every page. */
export function Frame() {
  if (token.value === null) return <Stranger />;
  const match = matchPage(path.value);
  const Component = match?.page.component;
  return (
    <>
      <header class="frame hstack">
        <strong>Shop console</strong>
        <Dot liveness={liveness.value} />
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
          <Button does={askWhoActs} title="Somebody else acts">
            as {actor.value}
          </Button>
        )}
        <button type="button" class="outline" popovertarget="keys" aria-label="Keys">
          ?
        </button>
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

const words: Record<Liveness, string> = { live: '● live', stale: '○ stale', hidden: '○ rests', idle: '' };

/** By its words and its shape, for those who do not see the colour. */
function Dot({ liveness }: { liveness: Liveness }) {
  return (
    <span id="liveness" class={liveness === 'live' ? 'good' : 'wait'} role="status">
      {words[liveness]}
    </span>
  );
}
