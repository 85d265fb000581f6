type Work = () => Promise<void>;

const works = new Set<Work>();

// What is to be sent before the session ends, so that nothing typed is lost. Gives what takes it
// back.
export function beforeLeaving(work: Work): () => void {
  works.add(work);
  return () => { works.delete(work); };
}

// Waits for all of it, also for what fails.
export async function finishWork(): Promise<void> {
  await Promise.allSettled([...works].map((work) => work()));
}
