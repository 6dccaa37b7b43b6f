// Stands in for styles and pictures where only code is tested.
module.exports = '';
