import type {
  Greeting,
  PressRequest,
  Refusal,
  Reply,
  RunRequest,
  Suggestions,
  SuggestRequest,
} from '../protocol.ts';

// Discord gives an interaction fifteen minutes; a minute is long enough to fetch and read any page.
const timeoutMs = 60_000;

/** The playground's server, as the page calls it. Every failure is an `Error` whose message can be shown. */
export const api = {
  greet: () => call<Greeting>('/api/greeting'),
  suggest: (request: SuggestRequest) => call<Suggestions>('/api/suggest', request),
  run: (request: RunRequest) => call<Reply>('/api/run', request),
  press: (request: PressRequest) => call<Reply>('/api/press', request),
};

async function call<T>(path: string, body?: object): Promise<T> {
  const response = await send(path, body);
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as Refusal).error);
  // The server is the other half of this program, checked against the same types.
  return answer as T;
}

async function send(path: string, body: object | undefined): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    if (body === undefined) return await fetch(path, { signal });
    const headers = { 'content-type': 'application/json' };
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  } catch (cause) {
    throw new Error('The playground does not answer. Is it still running in the terminal?', { cause });
  }
}
