// What the desk sent since the server started, so that a test can count saves.

/** A log in memory; `at` is the time of arrival in ISO 8601. */
export function receivedLog() {
  let entries = [];
  return {
    add: (entry) => entries.push({ ...entry, at: new Date().toISOString() }),
    all: () => entries,
    clear: () => {
      entries = [];
    },
  };
}
