import { Readability } from '@mozilla/readability';
import type { Block } from './block.ts';
import { findMarkedBlocks } from './collect-blocks.ts';
import type { DomDocument } from './dom.ts';

type ReadabilityDocument = ConstructorParameters<typeof Readability>[0];

/**
 * Asks Readability which blocks belong to the article; its vote is one witness among others.
 * The document is used up: Readability takes it apart. It is not asked about pages so large that it would take long.
 */
export function runReadability(document: DomDocument, blocks: readonly Block[]): ReadonlySet<Block> {
  if (blocks.length > blocksMax) return new Set();
  const reader = new Readability(document as unknown as ReadabilityDocument, {
    keepClasses: true,
    disableJSONLD: true,
    // Only its text is of use, so no markup is written out.
    serializer: () => '',
  });
  return findMarkedBlocks(parse(reader)?.textContent ?? '', blocks);
}

/** It trips over pages whose body does not stand where a body should, and then has no vote. */
function parse(reader: Readability): ReturnType<Readability['parse']> | null {
  try {
    return reader.parse();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The longest of 289 real articles has some 2,500 blocks. */
const blocksMax = 8_000;
