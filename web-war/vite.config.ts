import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
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

const SELDOM = /assets\/(admin-|(Admin|Audit|Clients|Keys|Notices|Numbers|Users)Page-)/

/** What the first view needs, in one file: of many small ones each has its headers, and is compressed for itself. */
const LATER = '(TaskEditor|MoveDialog|MembersDialog|ConflictDialog|DueField|RepeatField|links|draft)'
const FIRST = new RegExp(`/src/(api|ui|sync|i18n/(i18n|en)|session/(session|tokens|tabs)\\.|tasks/(?!${LATER}))`)

/**
 * The service worker knows the files of its page by their names, which hold their hashes: its own content changes with
 * them, and that is what tells the browser of a new one. Files for admins only are fetched when they need them.
 */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !SELDOM.test(name))
      const source = readFileSync(new URL('src/worker/sw.js', import.meta.url), 'utf8')
      const version = createHash('sha256').update(source).update(files.sort().join()).digest('hex').slice(0, 12)
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: source
          .replace("'@version'", JSON.stringify(version))
          .replace(
            "['@files']",
            JSON.stringify(['/', '/config.json', '/favicon.svg', ...files.map((name) => `/${name}`)]),
          ),
      })
    },
  }
}

/** The licences of the libraries in the page: minifying takes them away. */
function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      const packages = new Set(
        modules.flatMap((id) => /.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0].replace('\0', '') ?? []),
      )
      const texts = [...packages].sort().map((folder) => {
        const { name, version, license, author } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<
          'name' | 'version' | 'license',
          string
        > & { author?: string | { name: string } }
        const file = readdirSync(folder).find((found) => /^licen[cs]e/i.test(found))
        const words = file
          ? readFileSync(`${folder}/${file}`, 'utf8').trim()
          : `By ${typeof author === 'object' ? author.name : author}`
        return `${name} ${version} (${license})\n\n${words}\n`
      })
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) })
    },
  }
}

export default defineConfig({
  plugins: [compiledMessages(), vue(), serviceWorker(), licences()],
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
      output: {
        manualChunks: (id) =>
          /node_modules|plugin-vue:export-helper/.test(id) ? 'libraries' : FIRST.test(id) ? 'page' : undefined,
        chunkFileNames: (chunk) =>
          chunk.moduleIds.some((id) => id.includes('/src/admin/'))
            ? 'assets/admin-[name]-[hash].js'
            : 'assets/[name]-[hash].js',
      },
    },
  },
  // The services while the page is being worked on.
  server: {
    proxy: Object.fromEntries(
      ['/auth', '/todo', '/config.json'].map((path) => [path, process.env['HALLPASS_URL'] ?? 'http://localhost:9080']),
    ),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
