import { showsKeys } from './keys.js';
import { pages } from './pages.js';
import { Dialog } from './parts/dialog.js';
import { Table } from './parts/table.js';

export function KeysDialog() {
  const close = (): void => void (showsKeys.value = false);
  const all = [
    ['/', 'search for an order, an event or a customer'],
    ['j k', 'the next line of a list, the one before'],
    ['Enter', 'open it'],
    ...pages.flatMap(({ key, title }) => (key === undefined ? [] : [[`g ${key}`, title]])),
    ['?', 'this list'],
  ];
  return (
    <Dialog title="Keys" isOpen={showsKeys.value} close={close}>
      <Table rows={all.map(([key = '', what]) => ({ key, cells: [<kbd>{key}</kbd>, what] }))} />
      <button type="button" onClick={close}>
        Close
      </button>
    </Dialog>
  );
}
