// What `npm start` starts, and a service manager.
import { runModule } from './script/index.mjs';

await runModule(new URL('./main.ts', import.meta.url));
