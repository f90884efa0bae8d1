import { report } from './judge.js';

/** `quality.js [--false] scenario.json...`: precision and recall by scenario, the reliability of confidences, the false findings. */
const args = process.argv.slice(2);
const showFalse = args[0] === '--false';
if (args.length) report(showFalse ? args.slice(1) : args, showFalse);
