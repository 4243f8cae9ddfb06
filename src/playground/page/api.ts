import type {
  Greeting,
  PressRequest,
  Refusal,
  Reply,
  RunRequest,
  Suggestions,
  SuggestRequest,
} from '../protocol.ts';

// Somebody types on meanwhile.
const quickMs = 10_000;
// As long as Discord lets a bot answer.
const slowMs = 15 * 60_000;

/** The playground's server, as the page calls it. Every failure is an `Error` whose message can be shown. */
export const api = {
  greet: () => call<Greeting>('/api/greeting', quickMs),
  suggest: (request: SuggestRequest) => call<Suggestions>('/api/suggest', quickMs, request),
  run: (request: RunRequest) => call<Reply>('/api/run', slowMs, request),
  press: (request: PressRequest) => call<Reply>('/api/press', slowMs, request),
};

async function call<T>(path: string, timeoutMs: number, body?: object): Promise<T> {
  const response = await send(path, timeoutMs, body);
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as Refusal).error);
  // The server is the other half of this program, checked against the same types.
  return answer as T;
}

async function send(path: string, timeoutMs: number, body: object | undefined): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    if (body === undefined) return await fetch(path, { signal });
    const headers = { 'content-type': 'application/json' };
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  } catch (cause) {
    const reason = signal.aborted
      ? 'The answer took too long. Ask again.'
      : 'The playground does not answer. Is it still running in the terminal?';
    throw new Error(reason, { cause });
  }
}
