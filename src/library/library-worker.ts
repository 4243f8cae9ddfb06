import { serveThread } from '../thread/index.ts';
import { openEmbeddedLibrary } from './embedded/open-embedded-library.ts';

serveThread<string>(openEmbeddedLibrary);
