import { lineage } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

const captionNames = /(?:^|[\s_-])(?:caption|credit)s?(?:$|[\s_-])|captiontext|photo-?credit|image-?credit/i;

/** Drops what is printed under pictures. A quote in a figure is no caption. */
export const dropCaptions: Filter = (article) =>
  dropBlocks(article, (block) => {
    const boxes = lineage(block.box).slice(0, nearBoxes);
    if (boxes.some((box) => box.tag === 'blockquote')) return false;
    if (block.hasPicture && block.words <= captionWordsMax && !/[.!?…]["”’']?$/u.test(block.text))
      return true;
    return boxes.some(
      (box) => box.tag === 'figcaption' || (captionNames.test(box.hints) && box.tag !== 'body'),
    );
  });

/** A caption's own box and those right around it; farther out, a name speaks of something else. */
const nearBoxes = 3;
/** A line under its picture, in one box with it, is a caption when it is short and no sentence. */
const captionWordsMax = 20;
