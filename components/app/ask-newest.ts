/** Asks one question at a time; of those that come meanwhile the newest is asked next, whatever became of the one before. */
export function askNewest<Question>(
  ask: (question: Question) => Promise<void>,
): (question: Question) => void {
  let isAsking = false;
  let next: { question: Question } | undefined;
  const go = async (): Promise<void> => {
    isAsking = true;
    try {
      while (next) {
        const { question } = next;
        next = undefined;
        await ask(question);
      }
    } finally {
      isAsking = false;
    }
  };
  return (question) => {
    next = { question };
    if (!isAsking) void go();
  };
}
