/** Waits for a promise no longer than `withinMs`; gives `overdue` when it has not come by then. */
export async function waitAtMost<Value, Overdue>(
  promise: Promise<Value>,
  withinMs: number,
  overdue: Overdue,
): Promise<Value | Overdue> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Overdue>((resolve) => {
    timer = setTimeout(resolve, withinMs, overdue);
  });
  return Promise.race([promise, deadline]).finally(() => clearTimeout(timer));
}
