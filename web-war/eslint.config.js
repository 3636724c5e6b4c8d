import vue from 'eslint-plugin-vue'
import prettier from 'eslint-config-prettier/flat'
import typescript from 'typescript-eslint'

/**
 * The folders of src, and for each of them the others that it may import from. No two may import from each other: each
 * knows only folders that stand above it here.
 */
const FOLDERS = {
    i18n: [],
    api: ['i18n'],
    ui: ['i18n'], // widgets: they know no feature
    sync: ['api'],
    session: ['api', 'i18n', 'ui'],
    tasks: ['api', 'i18n', 'session', 'sync', 'ui'],
    account: ['api', 'i18n', 'session', 'ui'],
    admin: ['api', 'i18n', 'session', 'ui'],
    app: ['account', 'admin', 'api', 'i18n', 'session', 'sync', 'tasks', 'ui'], // the shell: it knows everything
}

const directions = Object.entries(FOLDERS).map(([folder, allowed]) => {
    const forbidden = Object.keys(FOLDERS).filter((other) => other !== folder && !allowed.includes(other))
    const message = `src/${folder} may import only from: ${allowed.join(', ') || 'nothing'} (see eslint.config.js).`
    const path = `^\\.\\./(${[...forbidden, 'main'].join('|')})(/|$)`
    return {
        files: [`src/${folder}/**`],
        rules: {
            'no-restricted-imports': ['error', { patterns: [{ regex: path, message }] }],
            'no-restricted-syntax': [
                'error',
                { selector: `ImportExpression > Literal[value=/${path.replaceAll('/', '\\/')}/]`, message },
            ],
        },
    }
})

export default typescript.config(
    { ignores: ['target/', 'src/main/', 'src/test/'] },
    typescript.configs.recommended,
    vue.configs['flat/recommended'],
    prettier,
    {
        files: ['**/*.vue'],
        languageOptions: { parserOptions: { parser: typescript.parser } },
    },
    {
        rules: {
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
            // The compiler of TypeScript knows all names, those of the browser too.
            'no-undef': 'off',
            'vue/max-len': ['error', { code: 120, template: 120, comments: 120, ignoreUrls: true }],
            'vue/block-lang': ['error', { script: { lang: 'ts' } }],
            'vue/define-props-declaration': 'error',
            'vue/no-unused-refs': 'error',
            'vue/no-useless-v-bind': 'error',
            // A prop without a default is undefined: the types say so already.
            'vue/require-default-prop': 'off',
        },
    },
    directions,
)
