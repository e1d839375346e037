import { useEffect, useRef } from 'preact/hooks';
import { showsKeys } from './keys.js';
import { pages } from './pages.js';

export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = showsKeys.value;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const all = [
    ['/', 'search for an order, an event or a customer'],
    ['j k', 'the next line of a list, the one before'],
    ['Enter', 'open it'],
    ...pages.flatMap(({ key, title }) => (key === undefined ? [] : [[`g ${key}`, title]])),
    ['?', 'this list'],
  ];
  return (
    <dialog ref={dialog} aria-labelledby="keys" onClose={() => (showsKeys.value = false)}>
      <h2 id="keys">Keys</h2>
      <table>
        <tbody>
          {all.map(([key, what]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button type="button" onClick={() => (showsKeys.value = false)}>
          Close
        </button>
      </p>
    </dialog>
  );
}
