import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: "src/main/web",
  base: "./",
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  build: {
    outDir: "../../../target/classes/dev/millrace/ui",
    emptyOutDir: true,
    assetsDir: "ui",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
  worker: { format: "es" },
  test: { root: ".", include: ["src/test/web/**/*.test.ts"], maxWorkers: 1 },
});
