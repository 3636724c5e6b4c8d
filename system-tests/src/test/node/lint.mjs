// Lints OpenAPI documents: node lint.mjs <address> … The rules are Redocly's recommended ones, some of them stricter.
// If there is an error, it exits with 1.
import { createConfig, lintFromString } from '@redocly/openapi-core';

const config = await createConfig({
  extends: ['recommended'],
  rules: {
    'no-server-example.com': 'off', // it runs here
    'operation-4xx-response': 'off', // what is open to all and takes nothing can't be asked wrongly
    'info-license': 'off', // one document for several services has none
    'operation-operationId': 'error',
    'tag-description': 'off', // names that say it
    'no-invalid-media-type-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    'no-unused-components': 'off', // answers that all services share
  },
});

let wrong = 0;
for (const address of process.argv.slice(2)) {
  const source = await (await fetch(address)).text();
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  const operations = Object.values(JSON.parse(source).paths).flatMap(Object.values).length;
  for (const { severity, ruleId, message, location } of problems) {
    console.log(`${address}: ${severity} ${ruleId}: ${message} ${location[0]?.pointer ?? ''}`);
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  wrong += errors;
  console.log(`${address}: ${operations} operations, ${errors} errors`);
}
process.exit(wrong === 0 ? 0 : 1);
