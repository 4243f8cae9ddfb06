/**
 * Replaces characters that steer a screen instead of showing on it, so that text from the web can neither move
 * a terminal's cursor nor vanish in Discord: line separators become `\n`, other C0 controls their pictures
 * (`␀`), C1 controls and lone surrogates `�`. Tabs stay.
 */
export function neutraliseControls(text: string): string {
  return text.replace(LINE_SEPARATORS, '\n').replace(STEERING, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
    return code === 0x7f ? '␡' : '\ufffd';
  });
}

/** Form feed, vertical tab, next line and the two Unicode separators break a line everywhere but in a regex. */
const LINE_SEPARATORS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

const STEERING = /(?![\t\n])\p{Cc}|\p{Surrogate}/gu;

/** U+2400 is the picture of NUL; the others follow in order. */
const CONTROL_PICTURES = 0x2400;

/**
 * Closes at each line's end what writing-direction controls a text leaves open there, so that right-to-left
 * overrides in a headline cannot turn the words after it around.
 */
export function closeDirections(text: string): string {
  return text.replace(/[^\n]+/g, (line) => line + findOpenDirections(line));
}

function findOpenDirections(line: string): string {
  const closers: string[] = [];
  for (const [control] of line.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (control === POP_EMBEDDING || control === POP_ISOLATE) {
      if (closers.at(-1) === control) closers.pop();
    } else {
      closers.push(control < '\u2066' ? POP_EMBEDDING : POP_ISOLATE);
    }
  }
  return closers.reverse().join('');
}

const POP_EMBEDDING = '\u202c';
const POP_ISOLATE = '\u2069';
