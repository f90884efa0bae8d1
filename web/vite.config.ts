import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages are built into dist/web, which the service serves at `/` (src/platform/pages.ts). */
export default defineConfig({
  root: 'web',
  cacheDir: '../.cache/vite',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files would be data: addresses, which the content security policy is better off without.
    assetsInlineLimit: 0,
    manifest: true,
    // In bytes of source; what counts is what is sent (test/browser/shell.test.ts).
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
