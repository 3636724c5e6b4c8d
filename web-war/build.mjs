// Builds and tests the page for Maven: `node build.mjs build|test`. It installs the packages only if they aren't those
// of package-lock.json, and builds only if an input has changed since the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const DIST = 'target/web-dist'
const BUILT = 'target/web-dist.sha256'
const INSTALLED = 'node_modules/.hallpass-installed'
// src/main and src/test are Java's.
const PAGE = readdirSync(new URL('src', import.meta.url))
  .filter((name) => name !== 'main' && name !== 'test')
  .map((name) => `src/${name}`)
const INPUTS = [
  ...PAGE,
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'vite.config.ts',
  'build.mjs',
]

process.chdir(import.meta.dirname ?? new URL('.', import.meta.url).pathname)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `The page needs Node 20.19 or newer; this is ${process.version}. ` +
      'Install a newer one, or build without the page: -Dskip.web=true',
  )
}

install()
if (process.argv[2] === 'test') {
  run('npm', ['run', 'lint', '--silent'])
  run('npm', ['test', '--silent'])
} else build()

function install() {
  // The platform too: a node_modules that was copied from another one holds the wrong native programs.
  const wanted = hash(
    ['package.json', 'package-lock.json', '.npmrc'],
    `${process.platform}-${process.arch}-${process.versions.modules}`,
  )
  if (read(INSTALLED) === wanted) return
  run('npm', ['ci', '--no-audit', '--no-fund', '--no-progress'])
  writeFileSync(INSTALLED, wanted)
}

function build() {
  const wanted = hash(INPUTS, process.version)
  if (read(BUILT) === wanted && existsSync(join(DIST, 'index.html'))) {
    console.log('The page is up to date.')
    return
  }
  rmSync(BUILT, { force: true }) // first: a build that fails half-way must not count as done
  run('npm', ['run', 'build', '--silent'])
  mkdirSync('target', { recursive: true })
  writeFileSync(BUILT, wanted)
}

function hash(paths, also) {
  const sum = createHash('sha256').update(also)
  for (const file of paths.flatMap(files).sort()) {
    const bytes = readFileSync(file)
    sum.update(`\0${file}\0${bytes.length}\0`).update(bytes)
  }
  return sum.digest('hex')
}

function files(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => files(`${path}/${name}`))
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function run(program, args) {
  // On Windows npm is a script, which only a shell starts; the arguments are all ours.
  const windows = process.platform === 'win32'
  const { status, error } = spawnSync(windows ? `${program}.cmd` : program, args, { stdio: 'inherit', shell: windows })
  if (error)
    fail(
      `${program} could not be started (${error.code}): it comes with Node, or as the package '${program}'. ` +
        'Without the page: -Dskip.web=true',
    )
  if (status !== 0) process.exit(status ?? 1)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
