import { describe, expect, it } from 'vitest';
import { openThread, type Thread } from '../../src/thread/index.ts';
import type { Stubborn } from './stubborn-worker.ts';

const open = (): Promise<Thread<Stubborn>> =>
  openThread<Stubborn>({
    module: new URL('./stubborn-worker.ts', import.meta.url),
    methods: { wait: true, crash: true, close: true },
    data: null,
    describeEnd: (end, cause) => new Error(end, { cause }),
  });

describe('closing a thread', () => {
  it.each([
    ['that is killed meanwhile', (thread: Thread<Stubborn>) => thread.service.wait(), true],
    ['that crashes meanwhile', (thread: Thread<Stubborn>) => thread.service.crash(), false],
  ])('%s comes to an end', async (_how, call, isKilled) => {
    const thread = await open();
    const answer = expect(call(thread)).rejects.toThrow('closed');
    const closed = thread.service.close();
    if (isKilled) await thread.kill();
    await closed;
    await answer;
    await thread.service.close();
  });

  it('that is killed tells everybody who waits, and of its end', async () => {
    const { service, exited, kill } = await open();
    const waiting = [service.wait(), service.wait()].map((answer) =>
      expect(answer).rejects.toThrow('stopped'),
    );
    await kill();
    await exited;
    await Promise.all(waiting);
    await expect(service.wait()).rejects.toThrow('stopped');
  });

  it('tells who calls a crashed one why it stopped', async () => {
    const { service } = await open();
    const cause = expect.objectContaining({ message: 'the goat ate it' });
    await expect(service.crash()).rejects.toMatchObject({ message: 'stopped', cause });
    await expect(service.wait()).rejects.toMatchObject({ message: 'stopped', cause });
    await service.close();
  });
});
