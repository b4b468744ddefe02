// Keeps drafts in the browser, in IndexedDB: a draft of ten thousand phrases is too long for localStorage.
import type { Files } from '../engine/types';

/** What is kept of a layer. */
export interface Draft {
  dir: string;
  files: Files;
  /** The files as they were published last; null where nothing was yet. */
  published: Files | null;
}

const NAME = 'huashu-studio';
const STORE = 'drafts';

function base(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('IndexedDB'));
  });
}

async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await base();
  try {
    return await new Promise<T>((done, failed) => {
      const transaction = db.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => failed(transaction.error ?? new Error('IndexedDB'));
    });
  } finally {
    db.close();
  }
}

export const take = (): Promise<Draft | undefined> => within('readonly', (store) => store.get('current') as IDBRequest<Draft | undefined>);
export const put = (draft: Draft): Promise<unknown> => within('readwrite', (store) => store.put(draft, 'current'));
