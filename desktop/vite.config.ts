import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.GUIYAN_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/desktop/',
  plugins: [react()],
  resolve: {
    alias: { '@guiyan/shared': fileURLToPath(new URL('../shared/src', import.meta.url)) },
    // Two copies of React in one page break hooks; the phone app in the same workspace has its own tree.
    dedupe: ['react', 'react-dom'],
  },
  // Office PCs are often a few years behind.
  build: { target: ['chrome87', 'firefox86', 'safari14'], chunkSizeWarningLimit: 800 },
  server: { proxy: { '/api': server, '/files': server } },
});
