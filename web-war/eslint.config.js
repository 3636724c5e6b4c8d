import vue from 'eslint-plugin-vue'
import prettier from 'eslint-config-prettier/flat'
import typescript from 'typescript-eslint'

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
)
