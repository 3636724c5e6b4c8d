/// <reference types="vite/client" />

// Compiled while building (see compiledMessages in vite.config.ts); flat: key to message.
declare module '*/en.json' {
  const messages: Record<string, string>
  export default messages
}
declare module '*/de.json' {
  const messages: Record<string, string>
  export default messages
}
