// Every test file of a project as one: what they share is loaded, and its code made fast, once instead of per file.
for (const file of globalThis.testFiles) describe(file, () => { require(`../../${file}`); });
