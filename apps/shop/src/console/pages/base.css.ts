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
    font-variant-numeric: tabular-nums;
    color: var(--ink);
    background: var(--paper);
    accent-color: var(--accent);
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
  button,
  input,
  select {
    min-height: 2.2rem;
  }
  code,
  pre {
    font-family: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, monospace;
    font-size: 0.86em;
    overflow-wrap: anywhere;
  }
  pre {
    margin: 0;
    background: var(--panel);
    overflow: auto;
    max-height: 30rem;
  }
  button:enabled {
    cursor: pointer;
    &:hover {
      border-color: currentcolor;
    }
    &.primary {
      color: var(--paper);
      background: var(--accent);
      border-color: var(--accent);
    }
    &.danger {
      color: var(--bad);
      border-color: currentcolor;
    }
  }
  button:disabled {
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
    > * {
      font-size: 0.95rem;
      color: var(--ink);
    }
  }
  ::placeholder,
  .faint,
  .empty,
  table:not(:has(thead)) th,
  thead {
    color: var(--faint);
    opacity: 1;
  }
  .row,
  .as-command,
  .frame {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    align-items: end;
    margin: 0.8rem 0;
    .row {
      margin: 0;
    }
    > :is(a, span, strong) {
      align-self: center;
    }
  }
  .apart {
    justify-content: space-between;
    align-items: center;
    margin-top: 0;
  }
  .as-command {
    align-items: center;
    font-size: 0.85rem;
    button {
      min-height: 0;
      padding: 0 0.5rem;
    }
  }
  .frame {
    gap: 0.4rem 1.1rem;
    align-items: center;
    margin: 0;
    padding: 0.5rem 1.2rem;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
    nav {
      display: flex;
      gap: 0.9rem;
      overflow-x: auto;
      white-space: nowrap;
    }
    nav a {
      text-decoration: none;
      padding: 0.3rem 0 0.2rem;
    }
    [aria-current] {
      font-weight: 600;
      border-bottom: 2px solid;
    }
    form,
    form input {
      flex: 1 1 12rem;
      width: 100%;
    }
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
    gap: 0 2rem;
  }
  .pill {
    padding: 0.1rem 0.7rem;
    border: 1px solid;
    border-radius: 1rem;
  }
  .good {
    color: var(--tone);
    --tone: var(--good);
  }
  .wait {
    color: var(--tone);
    --tone: var(--wait);
  }
  .bad,
  pre .own {
    color: var(--tone);
    --tone: var(--bad);
  }
  .notice,
  .empty,
  .steps li {
    padding: 0.6rem 0.9rem;
    margin: 0.8rem 0;
    border-left: 4px solid var(--tone, var(--line));
    border-radius: 4px;
    background: var(--panel);
    list-style: none;
    h2 {
      margin: 0;
    }
  }
  .notice {
    color: var(--ink);
  }
  .steps {
    padding: 0;
    [aria-current] {
      --tone: var(--accent);
    }
  }
  .scroll {
    overflow-x: auto;
    margin-bottom: 0.8rem;
    :is(th, td) {
      white-space: nowrap;
    }
    .text {
      display: block;
      white-space: normal;
      min-width: 18rem;
    }
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    font-weight: 400;
    text-align: left;
    vertical-align: baseline;
    padding: 0.35rem 0.9rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    overflow-wrap: break-word;
  }
  table:not(:has(thead)) th {
    width: 9rem;
  }
  tbody tr:is(:hover, :has(:focus-visible)) {
    background: var(--panel);
  }
  dialog {
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: 10px;
    width: min(36rem, calc(100vw - 2rem));
    h2 {
      margin-top: 0;
    }
    &::backdrop {
      background: rgb(0 0 0 / 45%);
    }
  }
`;
