import { css } from './css.js';

css`
  .frame {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.1rem;
    align-items: center;
    padding: 0.5rem 1.2rem;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
  }
  .frame nav {
    display: flex;
    gap: 0.9rem;
    overflow-x: auto;
    white-space: nowrap;
  }
  .frame nav a {
    text-decoration: none;
    padding: 0.3rem 0 0.2rem;
    border-bottom: 2px solid transparent;
  }
  .frame nav a[aria-current] {
    font-weight: 600;
    border-color: var(--accent);
  }
  .frame form {
    flex: 1 1 12rem;
  }
  .frame form input {
    width: 100%;
  }
  .as-command {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin: 0.5rem 0 1rem;
    font-size: 0.85rem;
  }
`;
