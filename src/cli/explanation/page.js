// Draws an arrow from each quotation to the phrase that decided. Arrows run below the lines and down the margin, where no
// letters stand: along the line below the quotation, up or down a lane of the margin, along the line below the phrase.
const main = document.querySelector('main');
const svg = main.querySelector('svg');
const tip = document.getElementById('tip');
const quotations = [...main.querySelectorAll('mark[data-phrase]')];

/** Lanes in the margin, and how far apart; arrows that would run close by one another take turns. */
const laneCount = 6;
const laneWidth = 6;
const margin = 40;

function drawArrows() {
  svg.replaceChildren();
  const origin = main.getBoundingClientRect();
  const place = (rect) => ({
    left: rect.left - origin.left,
    right: rect.right - origin.left,
    bottom: rect.bottom - origin.top,
  });
  for (const [index, mark] of quotations.entries()) {
    const phrase = document.getElementById(mark.dataset.phrase);
    if (phrase === null) continue;
    const { from, to } = chooseLines(mark, phrase, place);
    const lane = margin - (index % laneCount) * laneWidth;
    const below = 4 + (index % 2) * 3;
    const start = Math.min(from.left + 14, from.right);
    const isSameLine = Math.abs(from.bottom - to.bottom) < 12;
    const end = (to.left + to.right) / 2;
    const bend = Math.max(from.bottom, to.bottom) + below;
    addPath(
      mark,
      isSameLine
        ? `M${from.left < to.left ? from.right - 6 : start} ${from.bottom}V${bend}H${end}V${to.bottom + 2}`
        : `M${start} ${from.bottom}v${below}H${lane}V${to.bottom + below}H${end}V${to.bottom + 2}`,
      '',
    );
    addPath(mark, `M${end - 4} ${to.bottom + 4}l4 -6 4 6z`, 'tip');
  }
}

/** Chooses the line of the quotation and of the phrase that are nearest to one another. */
function chooseLines(mark, phrase, place) {
  const [to] = [...phrase.getClientRects()].map(place);
  const distance = ({ bottom }) => Math.abs(bottom - to.bottom);
  const [from] = [...mark.getClientRects()].map(place).sort((a, b) => distance(a) - distance(b));
  return { from, to };
}

function addPath(mark, route, kind) {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', route);
  path.setAttribute('class', `${mark.className} ${kind}`.replace('lit', ''));
  path.dataset.run = mark.dataset.run;
  svg.append(path);
}

/** Lights up a quotation with its phrase and arrow, and tells above it who spoke and which pass decided. */
function light(run, isLit) {
  const parts = [...main.querySelectorAll(`mark[data-run="${run}"], path[data-run="${run}"]`)];
  const mark = main.querySelector(`mark[data-run="${run}"]`);
  const phrase = document.getElementById(mark.dataset.phrase ?? '');
  for (const part of phrase === null ? parts : [...parts, phrase]) part.classList.toggle('lit', isLit);
  tip.hidden = !isLit;
  if (!isLit) return;
  tip.textContent = mark.dataset.told;
  const rect = mark.getClientRects()[0];
  const left = Math.min(rect.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  tip.style.left = `${Math.max(8, left + scrollX)}px`;
  tip.style.top = `${rect.top + scrollY - tip.offsetHeight - 6}px`;
}

for (const part of main.querySelectorAll('[data-run]')) {
  const { run } = part.dataset;
  part.addEventListener('pointerenter', () => light(run, true));
  part.addEventListener('pointerleave', () => light(run, false));
  part.addEventListener('focus', () => light(run, true));
  part.addEventListener('blur', () => light(run, false));
}
// Whoever reads with a mouse or a finger may press the words themselves; the badge is there for keyboards.
for (const mark of main.querySelectorAll('mark'))
  mark.addEventListener('click', () => document.getElementById(`note${mark.dataset.run}`).togglePopover?.());

/** Shows the words of one speaker only, or of all again. */
function choose(button) {
  const isChosen = button.getAttribute('aria-pressed') === 'false';
  for (const other of document.querySelectorAll('.legend button'))
    other.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-pressed', String(isChosen));
  document.body.toggleAttribute('data-only', isChosen);
  for (const part of main.querySelectorAll('.speaker, .unnamed, .nobody'))
    part.classList.toggle('chosen', part.dataset.speaker === button.dataset.only);
  for (const path of svg.children) {
    const mark = main.querySelector(`mark[data-run="${path.dataset.run}"]`);
    path.classList.toggle('chosen', mark.classList.contains('chosen'));
  }
}

for (const button of document.querySelectorAll('.legend button'))
  button.addEventListener('click', () => choose(button));

new ResizeObserver(drawArrows).observe(main);
document.fonts.ready.then(drawArrows);
