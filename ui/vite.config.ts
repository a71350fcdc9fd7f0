import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { byRole } from "./theme/by-role.ts";
import { livesFrozen } from "./theme/lives-frozen.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [livesFrozen(), svelte(), ...(process.env.VITEST ? [svelteTesting()] : [])],
  resolve: {
    // Made-up answers in place of Rust, for looking at pages in a browser. Never part of a build.
    alias:
      mode === "mock" ? [{ find: "@tauri-apps/api/core", replacement: here("dev/mock.ts") }] : [],
  },
  css: {
    postcss: { plugins: [byRole()] },
    preprocessorOptions: { scss: { loadPaths: [here("node_modules")], quietDeps: true } },
  },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: ["safari18", "chrome120"],
    // The policy of the window allows no inline code and no data: fonts or scripts.
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: { input: { app: here("index.html"), lock: here("lock.html") } },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./dev/test-setup.ts"],
    include: ["src/**/*.test.ts", "theme/**/*.test.ts"],
  },
}));
