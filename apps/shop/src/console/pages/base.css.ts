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
    font:
      15px/1.5 system-ui,
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
  main {
    max-width: 100rem;
    margin: auto;
    padding: 1.2rem 1.2rem 4rem;
  }
  h1 {
    font-size: 1.4rem;
    line-height: 1.2;
    margin: 0;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.05rem;
    margin: 1.6rem 0 0.5rem;
  }
  p {
    margin: 0.4rem 0;
  }
  a {
    color: var(--accent);
  }
  button,
  input,
  select,
  pre,
  kbd {
    font: inherit;
    color: inherit;
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 6px;
    padding: 0.3rem 0.7rem;
    max-width: 100%;
  }
  code,
  pre {
    font-family: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, monospace;
    font-size: 0.86em;
    overflow-wrap: anywhere;
  }
  button,
  input,
  select {
    min-height: 2.2rem;
  }
  pre {
    margin: 0;
    padding: 0.7rem;
    background: var(--panel);
    overflow: auto;
    max-height: 30rem;
  }
  pre .own {
    font-weight: 700;
    color: var(--bad);
  }
  button {
    cursor: pointer;
  }
  button:hover:enabled {
    border-color: var(--accent);
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
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    align-items: end;
    margin: 0.8rem 0;
  }
  .row > .row {
    margin: 0;
  }
  .row > a {
    align-self: center;
  }
  ::placeholder {
    color: var(--faint);
    opacity: 1;
  }
  .steps li {
    padding: 0.3rem 0.9rem;
    border-left: 4px solid var(--line);
  }
  .steps li[aria-current] {
    border-color: var(--accent);
    background: var(--panel);
  }
  .apart {
    justify-content: space-between;
    align-items: center;
    margin-top: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
    gap: 1.2rem 2rem;
  }
  .pill {
    padding: 0.1rem 0.7rem;
    border: 1px solid currentcolor;
    border-radius: 1rem;
    font-size: 0.85rem;
  }
  .faint,
  .empty {
    color: var(--faint);
  }
  .empty {
    padding: 1.2rem;
    border: 1px dashed var(--line);
    border-radius: 6px;
    text-align: center;
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
    color: var(--ink);
    border-left: 4px solid var(--line);
    border-radius: 4px;
    background: var(--panel);
    padding: 0.6rem 0.9rem;
    margin: 0.8rem 0;
  }
  .notice h2,
  .columns > * > h2:first-child,
  .columns > * > section:first-child > h2:first-child {
    margin-top: 0.3rem;
  }
  .notice.good {
    border-color: var(--good);
  }
  .notice.wait {
    border-color: var(--wait);
  }
  .notice.bad {
    border-color: var(--bad);
  }
  .plain {
    list-style: none;
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
    vertical-align: baseline;
    padding: 0.35rem 0.9rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: break-word;
  }
  .scroll :is(th, td) {
    white-space: nowrap;
  }
  th {
    font-weight: 400;
  }
  table:not(:has(thead)) th {
    width: 9rem;
  }
  .scroll .text {
    white-space: normal;
    min-width: 18rem;
  }
  thead th,
  table:not(:has(thead)) th {
    font-size: 0.85rem;
    color: var(--faint);
  }
  tbody tr:hover,
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
  dialog h2 {
    margin-top: 0;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
`;
