const { join } = require('node:path');

const root = join(__dirname, '../..');

// In the shape of a webpack configuration, which is how dependency-cruiser takes aliases.
module.exports = { resolve: { alias: { '@guiyan/shared': join(root, 'shared/src'), '@': join(root, 'miniapp/src') } } };
