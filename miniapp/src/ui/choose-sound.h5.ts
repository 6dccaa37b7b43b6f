/** The browser’s own chooser: H5 has no recorder that every phone shares. Answers an address of the chosen file. */
export const chooseSound = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'audio/*';
    input.onchange = () => resolve(input.files?.[0] && URL.createObjectURL(input.files[0]));
    input.click();
  });
