import type { Result } from './result.ts';

/** A panel of the drawing: one figure of every system against size. */
interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly read: (result: Result) => number | null;
}

/** The processor's time, which other work on the machine hardly stretches. */
const kindValue = (kind: string) => (result: Result) =>
  result.kinds.find((one) => one.kind === kind)?.p50CpuMs ?? null;

const panels: readonly Panel[] = [
  { title: 'person + topic, median', unit: 'ms of the processor', read: kindValue('person + topic') },
  { title: 'topic, median', unit: 'ms of the processor', read: kindValue('topic') },
  { title: 'damaged phrase, median', unit: 'ms of the processor', read: kindValue('damaged phrase') },
  { title: 'memory of the process', unit: 'MB', read: ({ residentMb }) => residentMb },
  { title: 'start until all can be searched', unit: 's', read: ({ wholeS, buildS }) => wholeS ?? buildS },
  {
    title: 'start until the first answer',
    unit: 's',
    read: ({ firstAnswerS, buildS }) => firstAnswerS ?? buildS,
  },
];

const colours = ['#c2185b', '#607d8b', '#1976d2', '#f57c00', '#388e3c'];
const width = 320;
const height = 220;
const columns = 3;
const margin = { left: 52, right: 16, top: 34, bottom: 34 };

/** Draws latency, memory and start of every system against the number of quotations, both axes in powers of ten. */
export function drawGrowth(results: readonly Result[]): string {
  // Ours first and on top.
  const systems = [...new Set(results.map(({ system }) => system))].sort(
    (a, b) => Number(b === 'Soundbite') - Number(a === 'Soundbite'),
  );
  const rows = Math.ceil(panels.length / columns);
  const drawn = panels.map((panel, index) => {
    const [x, y] = [(index % columns) * width, Math.floor(index / columns) * height];
    return `<g transform="translate(${x} ${y})">${drawPanel(panel, results, systems)}</g>`;
  });
  const legend = systems.map((system, index) => {
    const x = margin.left + index * 190;
    return (
      `<circle cx="${x}" cy="${rows * height + 14}" r="4" fill="${colours[index]}"/>` +
      `<text x="${x + 9}" y="${rows * height + 18}">${system}</text>`
    );
  });
  const size = `${columns * width} ${rows * height + 34}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" font-family="sans-serif" font-size="11">\n` +
    `<title>Search: latency, memory and start against the number of quotations</title>\n` +
    `<rect width="100%" height="100%" fill="#fff"/>\n${[...drawn, ...legend].join('\n')}\n</svg>\n`
  );
}

function drawPanel(
  { title, unit, read }: Panel,
  results: readonly Result[],
  systems: readonly string[],
): string {
  const points = results.flatMap((result) => {
    const value = read(result);
    return value === null || value <= 0
      ? []
      : [{ system: result.system, size: result.quotationCount, value }];
  });
  const sizes = powersAround(points.map(({ size }) => size));
  const values = powersAround(points.map(({ value }) => value));
  const x = scale(sizes, margin.left, width - margin.right);
  const y = scale(values, height - margin.bottom, margin.top);
  const grid = [
    ...sizes.map(
      (size) =>
        `<text x="${x(size)}" y="${height - margin.bottom + 15}" text-anchor="middle" fill="#555">${nameOf(size)}</text>`,
    ),
    ...values.map(
      (value) =>
        `<path d="M${margin.left} ${y(value)}H${width - margin.right}" stroke="#ddd"/>` +
        `<text x="${margin.left - 6}" y="${y(value) + 4}" text-anchor="end" fill="#555">${nameOf(value)} ${unit}</text>`,
    ),
  ];
  const lines = systems.map((system, index) => {
    const own = points.filter((point) => point.system === system).sort((a, b) => a.size - b.size);
    const path = own.map(({ size, value }) => `${x(size).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
    const dots = own.map(
      ({ size, value }) =>
        `<circle cx="${x(size).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3" fill="${colours[index]}"/>`,
    );
    return `${own.length > 1 ? `<path d="M${path}" fill="none" stroke="${colours[index]}" stroke-width="1.5"/>` : ''}${dots.join('')}`;
  });
  return `<text x="${margin.left}" y="20" font-weight="bold">${title}</text>${grid.join('')}${lines.reverse().join('')}`;
}

/** Gives the powers of ten from at most the least to at least the greatest. */
function powersAround(values: readonly number[]): readonly number[] {
  if (values.length === 0) return [1, 10];
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
}

function scale(powers: readonly number[], start: number, end: number): (value: number) => number {
  const [least = 1, greatest = 10] = [powers[0], powers.at(-1)];
  return (value) =>
    start +
    ((Math.log10(value) - Math.log10(least)) / (Math.log10(greatest) - Math.log10(least))) * (end - start);
}

function nameOf(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1000 ? `${value / 1000}k` : String(Number(value.toPrecision(3)));
}
