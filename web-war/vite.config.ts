import { readFileSync } from 'node:fs'
import { baseCompile, type CompileOptions } from '@intlify/message-compiler'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// `minify`, which shortens the names in the compiled form, is missing in the declared type.
const OPTIONS: CompileOptions & { minify: boolean } = {
  jit: true,
  minify: true,
  location: false,
  onError: (error) => {
    throw error
  },
}

/**
 * Compiles the messages while building: the page then needs neither the message compiler (a third of
 * vue-i18n) nor `unsafe-eval`, which our Content-Security-Policy forbids.
 */
function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    load(id) {
      if (!/\/i18n\/[a-z]{2}\.json$/.test(id)) return null
      const messages = JSON.parse(readFileSync(id, 'utf8')) as Record<string, string>
      const compiled: Record<string, unknown> = {}
      for (const [key, text] of Object.entries(messages)) {
        compiled[key] = baseCompile(text, OPTIONS).ast
      }
      return JSON.stringify(compiled) // and Vite's own JSON plugin makes a module of it
    },
  }
}

export default defineConfig({
  plugins: [compiledMessages(), vue()],
  resolve: { alias: { 'vue-i18n': 'vue-i18n/dist/vue-i18n.runtime.esm-bundler.js' } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  },
  build: {
    outDir: process.env['HALLPASS_WEB_DIST'] ?? 'target/web-dist',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined picture would be a data: address in a style sheet; a file of its own is cached on its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // The libraries change less often than the page: a file of their own stays in the browser's cache.
      output: { manualChunks: (id) => (/node_modules|plugin-vue:export-helper/.test(id) ? 'libraries' : undefined) },
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
