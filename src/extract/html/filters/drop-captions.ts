import { type Block, isProse, lineage } from '../block.ts';
import { dropBlocks, type Filter } from './article.ts';

const captionNames = /(?:^|[\s_-])(?:caption|credit)s?(?:$|[\s_-])|captiontext|photo-?credit|image-?credit/i;

/**
 * Drops what is printed under pictures. A quote in a figure is no caption, and where the pictures are the story, so is
 * what stands under them.
 */
export const dropCaptions: Filter = (article) => {
  const captions = new Set(article.story.filter(isCaption));
  const sentences = [...captions].filter((block) => isProse(block) && endsSentence(block));
  const isGallery =
    sentences.length >= gallerySlidesMin &&
    countWords(sentences) >= countWords(article.story.filter(isProse)) * galleryShareMin;
  return isGallery ? article : dropBlocks(article, (block) => captions.has(block));
};

/** A gallery has a few pictures at least, and a good part of its prose under them. */
const gallerySlidesMin = 3;
const galleryShareMin = 0.3;

function isCaption(block: Block): boolean {
  const boxes = lineage(block.box).slice(0, nearBoxes);
  if (boxes.some((box) => box.tag === 'blockquote')) return false;
  if (block.hasPicture && block.words <= captionWordsMax && !endsSentence(block)) return true;
  return boxes.some(
    (box) => box.tag === 'figcaption' || (captionNames.test(box.hints) && box.tag !== 'body'),
  );
}

function endsSentence({ text }: Block): boolean {
  return /[.!?…]["”’']?$/u.test(text);
}

function countWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { words }) => sum + words, 0);
}

/** A caption's own box and those right around it; farther out, a name speaks of something else. */
const nearBoxes = 3;
/** A line under its picture, in one box with it, is a caption when it is short and no sentence. */
const captionWordsMax = 20;
