import { serveThread } from '../thread/index.ts';
import { openEmbeddedLibrary } from './embedded/open-embedded-library.ts';

serveThread((path: string) => openEmbeddedLibrary(path));
