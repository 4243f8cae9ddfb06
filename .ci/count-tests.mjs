// Reads Vitest's JSON report, demands that the browser tests ran, and prints the closing line of the gate.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
const browser = report.testResults.filter(({ name }) => name.includes('browser'));
const ran = browser
  .flatMap(({ assertionResults }) => assertionResults)
  .filter(({ status }) => status === 'passed');
if (ran.length === 0) console.log('The browser tests were left out.');
if (passed === 0 || failed > 0 || ran.length === 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
