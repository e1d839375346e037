import { css } from './css.js';

/** The rules beyond the sheet of Oat. Its layers give way to them. */
css`
  :root {
    --primary: light-dark(#12429a, #7db0ff);
    --danger: light-dark(#b3261e, #f4807b);
    --ring: var(--primary);
    --muted-foreground: light-dark(#5a6472, #a1a1aa);
    --text-regular: 0.95rem;
    --text-1: 1.4rem;
    --text-2: 1.1rem;
    --transition-fast: 0s;
    font-variant-numeric: tabular-nums;
  }
  main {
    max-width: 100rem;
    margin: auto;
    padding: 1.2rem 1.2rem 4rem;
  }
  button,
  input,
  select {
    font-family: inherit;
  }
  h1,
  code {
    overflow-wrap: anywhere;
  }
  h2 {
    margin: 1.6rem 0 0.5rem;
  }
  p {
    margin: 0.4rem 0;
  }
  pre {
    margin: 0;
    font-size: 0.86em;
    max-height: 30rem;
  }
  dialog {
    transition: none;
  }
  .hstack {
    margin: 0.8rem 0;
    &:has(> label) {
      align-items: end;
    }
    .hstack {
      margin: 0;
    }
  }
  .frame {
    margin: 0;
    padding: 0.5rem 1.2rem;
    border-bottom: 1px solid var(--border);
    background: var(--faint);
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
    form {
      flex: 1 1 10rem;
    }
    input {
      margin: 0;
    }
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
    gap: 0 2rem;
  }
  .good {
    color: var(--tone);
    --tone: var(--success);
  }
  .wait {
    color: var(--tone);
    --tone: var(--warning);
  }
  .bad,
  pre .own {
    color: var(--tone);
    --tone: var(--danger);
  }
  .notice,
  .empty,
  .steps li {
    display: block;
    padding: 0.6rem 0.9rem;
    margin: 0.8rem 0;
    border: solid var(--tone, var(--border));
    border-width: 0 0 0 4px;
    border-radius: 4px;
    background: var(--faint);
    list-style: none;
    h2 {
      margin: 0;
    }
  }
  .notice {
    color: var(--foreground);
  }
  .steps {
    padding: 0;
    [aria-current] {
      --tone: var(--primary);
    }
  }
  th,
  td {
    font-weight: 400;
    vertical-align: baseline;
    padding: 0.4rem 0.9rem 0.4rem 0;
  }
  table:not(:has(thead)) th {
    width: 9rem;
  }
  .table {
    :is(th, td) {
      white-space: nowrap;
    }
    .text {
      display: block;
      white-space: normal;
      min-width: 18rem;
    }
  }
  .board {
    overflow-x: auto;
    border: 1px solid var(--border);
    border-radius: var(--radius-medium);
    margin: 0.8rem 0;
  }
`;
