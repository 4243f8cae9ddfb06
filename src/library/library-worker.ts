import { serveThread } from '../thread/index.ts';
import { openEmbeddedLibrary } from './embedded/open-embedded-library.ts';
import type { LibraryThreadData } from './worker-library.ts';

serveThread(({ path, options }: LibraryThreadData) => openEmbeddedLibrary(path, options));
