// Settings for every test, so that importing the app never depends on the machine.
process.env.NODE_ENV = 'test'
process.env.LOG_LEVEL ??= 'silent'
process.env.DATABASE_URL ??= 'postgresql://postgres@127.0.0.1:1/unset'
process.env.SHOPIFY_API_KEY ??= 'perennial-test-key'
process.env.SHOPIFY_API_SECRET ??= 'perennial-test-secret'
process.env.SHOPIFY_APP_URL ??= 'http://127.0.0.1:3999'
process.env.ENCRYPTION_KEY ??= Buffer.alloc(32, 7).toString('base64')
