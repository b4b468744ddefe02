// One draft, one page: of two tabs the later one would write over what the earlier one keeps. The tab that works on the draft
// holds a lock, and another takes it only when its author says so. Without locks (a page that is not served securely) nobody
// is held up.

const NAME = 'huashu-studio';
const never = new Promise<never>(() => undefined);

/** Takes the draft; `lost` is called when another tab takes it from here. Whether it is ours. */
export function take(lost: () => void, steal = false): Promise<boolean> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(true);
  return new Promise((done) => {
    locks
      .request(NAME, steal ? { steal } : { ifAvailable: true }, (lock) => {
        done(lock !== null);
        return lock ? never : undefined;
      })
      .catch(lost);
  });
}
