import { css } from './css.js';

css`
  :root {
    color-scheme: light dark;
    --paper: light-dark(#ffffff, #14171c);
    --panel: light-dark(#f5f6f8, #1c2027);
    --line: light-dark(#d5d9e0, #353b46);
    --ink: light-dark(#1b1f26, #e6e8ec);
    --faint: light-dark(#5a6472, #9aa4b2);
    --accent: light-dark(#1856b8, #7db0ff);
    --good: light-dark(#1a6b3c, #6fd39b);
    --wait: light-dark(#8a5300, #f0b955);
    --bad: light-dark(#b3261e, #ff8f86);
    --mono: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, monospace;
    font:
      15px/1.45 system-ui,
      'DejaVu Sans',
      sans-serif;
    color: var(--ink);
    background: var(--paper);
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
  }
  h1 {
    font-size: 1.35rem;
    margin: 0;
  }
  h2 {
    font-size: 1.05rem;
    margin: 1.6rem 0 0.6rem;
  }
  p {
    margin: 0.4rem 0;
  }
  a {
    color: var(--accent);
  }
  code,
  pre,
  .mono {
    font-family: var(--mono);
    font-size: 0.86em;
  }
  pre {
    margin: 0;
    padding: 0.7rem;
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: 6px;
    overflow: auto;
    max-height: 30rem;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 6px;
    padding: 0.3rem 0.7rem;
    max-width: 100%;
  }
  button {
    cursor: pointer;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--paper);
  }
  button.danger {
    border-color: var(--bad);
    color: var(--bad);
  }
  button:disabled {
    cursor: not-allowed;
    opacity: 0.6;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  main {
    padding: 1rem 1.2rem 4rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    align-items: center;
  }
  .apart {
    justify-content: space-between;
  }
  .faint {
    color: var(--faint);
  }
  .good {
    color: var(--good);
  }
  .wait {
    color: var(--wait);
  }
  .bad {
    color: var(--bad);
  }
  .notice {
    border-left: 4px solid var(--line);
    background: var(--panel);
    padding: 0.6rem 0.9rem;
    margin: 0.8rem 0;
  }
  .notice.bad {
    border-color: var(--bad);
    color: inherit;
  }
  .notice.wait {
    border-color: var(--wait);
    color: inherit;
  }
  .notice.good {
    border-color: var(--good);
    color: inherit;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 0.35rem 0.9rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .scroll :is(th, td) {
    white-space: nowrap;
  }
  th {
    font-weight: 600;
    color: var(--faint);
    font-size: 0.85rem;
  }
  tr:has(:focus-visible) {
    background: var(--panel);
  }
  dialog {
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 10px;
    width: min(44rem, calc(100vw - 2rem));
    max-height: calc(100vh - 2rem);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  label {
    display: grid;
    gap: 0.2rem;
    font-size: 0.85rem;
    color: var(--faint);
  }
  label > * {
    font-size: 0.95rem;
    color: var(--ink);
  }
`;
