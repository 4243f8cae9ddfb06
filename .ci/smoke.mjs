// Runs `npm start` in a folder as a newcomer would: the sample answer and the page must be there within ten seconds.
import { spawn } from 'node:child_process';

const [folder] = process.argv.slice(2);
const withinMs = 10_000;
const started = performance.now();
const program = spawn('npm', ['start'], { cwd: folder, env: { ...process.env, PORT: '0' }, detached: true });
let printed = '';
program.stdout.on('data', (chunk) => {
  printed += chunk;
});
program.stderr.pipe(process.stderr);

const fail = (reason) => {
  console.log(`${reason}\nPrinted so far:\n${printed}`);
  process.exitCode = 1;
};
const waitFor = async (pattern) => {
  while (performance.now() - started < withinMs) {
    const found = pattern.exec(printed);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
};

try {
  const answer = await waitFor(/“[^”]+”\n\s+— .+[\s\S]*?#:~:text=/);
  if (!answer) fail(`No answer with words, speaker and link within ${withinMs} ms of npm start.`);
  else console.log(`first answer after ${Math.round(performance.now() - started)} ms`);
  const address = await waitFor(/http:\/\/127\.0\.0\.1:\d+\//);
  if (!address) fail('No address of the playground.');
  else {
    const page = await fetch(address[0]);
    if (page.status !== 200 || !(await page.text()).includes('Soundbite'))
      fail('The playground’s page is not there.');
    else console.log(`the page answers at ${address[0]}`);
  }
} finally {
  const ended = new Promise((resolve) => program.once('exit', (code, signal) => resolve(code ?? signal)));
  process.kill(-program.pid, 'SIGTERM');
  console.log(`ended with ${await ended}`);
}
