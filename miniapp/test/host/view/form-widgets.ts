import { collect, emit } from './events';
import { openPicker } from './picker';
import { isWx, type WxElement } from './page';
import { truthy, type Maker, type Widget } from './widgets';
import { view } from './bridge';

const controls = 'wx-input, wx-textarea, wx-picker, wx-switch, wx-checkbox-group, wx-radio-group, wx-slider';
const allIn = (element: Element, selector: string): WxElement[] => [...element.querySelectorAll(selector)].filter(isWx);
const isOff = (element: WxElement): boolean => truthy(element.wx.drawn.attrs.disabled);

const form: Maker = () => ({});

const submit = (button: WxElement): void => {
  const form = button.closest('wx-form');
  if (!isWx(form)) return;
  const value = Object.fromEntries(
    allIn(form, controls)
      .filter((control) => control.wx.drawn.attrs.name)
      .map((control) => [String(control.wx.drawn.attrs.name), control.wx.widget.value?.()]),
  );
  emit(form, 'submit', { value, formId: '' });
};

const reset = (button: WxElement): void => {
  const form = button.closest('wx-form');
  if (!isWx(form)) return;
  for (const control of allIn(form, controls)) control.wx.widget.reset?.();
  emit(form, 'reset', {});
};

const button: Maker = (element) => ({
  set: (name, value) => {
    if (['type', 'size'].includes(name)) element.setAttribute(name, String(value ?? ''));
    if (['disabled', 'plain', 'loading'].includes(name)) element.toggleAttribute(name, truthy(value));
  },
  inert: () => isOff(element),
  tap: () => {
    const { 'form-type': formType, 'open-type': openType } = element.wx.drawn.attrs;
    if (formType === 'submit') submit(element);
    if (formType === 'reset') reset(element);
    if (openType) {
      const type = String(openType);
      view.send({ kind: 'openType', page: element.wx.page.id, name: type, targets: collect(element, type.toLowerCase(), {}) });
    }
    return true;
  },
});

const field = (kind: 'input' | 'textarea'): Maker => (element) => {
  const doc = element.ownerDocument;
  const native = doc.createElement(kind) as HTMLInputElement | HTMLTextAreaElement;
  const hint = doc.createElement('div');
  hint.className = 'wx-placeholder';
  element.append(native, hint);
  let composing = false;
  const shade = (): void => void (hint.style.display = native.value === '' ? '' : 'none');
  const told = (): Record<string, unknown> => ({ value: native.value, cursor: native.selectionStart ?? native.value.length, keyCode: 0 });
  const changed = (): void => {
    shade();
    if (!composing) emit(element, 'input', told());
  };
  native.addEventListener('compositionstart', () => (composing = true));
  native.addEventListener('compositionend', () => {
    composing = false;
    changed();
  });
  native.addEventListener('input', changed);
  native.addEventListener('focus', () => emit(element, 'focus', { value: native.value, height: 260 }));
  native.addEventListener('blur', () => emit(element, 'blur', told()));
  native.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter' && kind === 'input' && !composing) emit(element, 'confirm', { value: native.value });
  });
  const set = (name: string, value: unknown): void => {
    const text = value === undefined || value === null ? '' : String(value);
    if (name === 'value') {
      if (native.value !== text) native.value = text;
      shade();
    } else if (name === 'placeholder') {
      native.placeholder = hint.textContent = text;
    } else if (name === 'placeholder-class') hint.className = `wx-placeholder ${kind}-placeholder ${text}`;
    else if (name === 'placeholder-style') {
      hint.style.cssText = view.rpx(text);
      shade();
    }
    else if (name === 'disabled') native.disabled = truthy(value);
    else if (name === 'maxlength' && Number(value) >= 0) native.maxLength = Number(value);
    else if (name === 'auto-height') element.toggleAttribute(name, truthy(value));
    else if (name === 'aria-label') native.setAttribute(name, text);
    else if ((name === 'focus' || name === 'auto-focus') && truthy(value)) setTimeout(() => native.focus(), 0);
    else if (name === 'password' && kind === 'input') (native as HTMLInputElement).type = truthy(value) ? 'password' : 'text';
    else if (name === 'type' && kind === 'input') native.inputMode = text === 'number' || text === 'idcard' ? 'numeric' : text === 'digit' ? 'decimal' : 'text';
  };
  return {
    slot: doc.createElement('div'),
    set,
    value: () => native.value,
    reset: () => set('value', ''),
    focus: () => native.focus(),
    tap: () => true,
  };
};

const setColor = (element: WxElement, name: string, value: unknown): void => {
  // On the parts, since the page's own style replaces that of the element.
  if (name === 'color' && value) for (const part of element.children) (part as HTMLElement).style.setProperty('--on', String(value));
};

const toggle: Maker = (element) => {
  const knob = element.ownerDocument.createElement('span');
  knob.className = 'wx-switch';
  element.append(knob);
  let checked = false;
  const put = (value: boolean): void => {
    checked = value;
    element.toggleAttribute('checked', value);
  };
  return {
    set: (name, value) => {
      if (name === 'checked') put(truthy(value));
      setColor(element, name, value);
    },
    value: () => checked,
    reset: () => put(false),
    tap: () => {
      if (isOff(element)) return true;
      put(!checked);
      emit(element, 'change', { value: checked });
      return true;
    },
  };
};

const box = (kind: 'checkbox' | 'radio'): Maker => (element) => {
  const mark = element.ownerDocument.createElement('span');
  mark.className = 'wx-mark';
  element.append(mark);
  const slot = element.ownerDocument.createElement('span');
  element.append(slot);
  const groupOf = (): WxElement | undefined => {
    const group = element.closest(`wx-${kind}-group`);
    return isWx(group) ? group : undefined;
  };
  return {
    slot,
    set: (name, value) => {
      if (name === 'checked') element.toggleAttribute('checked', truthy(value));
      setColor(element, name, value);
    },
    reset: () => element.removeAttribute('checked'),
    tap: () => {
      if (isOff(element)) return true;
      const group = groupOf();
      if (kind === 'radio') {
        if (element.hasAttribute('checked')) return true;
        for (const other of group ? allIn(group, 'wx-radio') : []) other.removeAttribute('checked');
      }
      element.toggleAttribute('checked', kind === 'radio' || !element.hasAttribute('checked'));
      if (group) emit(group, 'change', { value: group.wx.widget.value?.() });
      return true;
    },
  };
};

const group = (kind: 'checkbox' | 'radio'): Maker => (element) => {
  const chosen = (): unknown[] => allIn(element, `wx-${kind}[checked]`).map((item) => item.wx.drawn.attrs.value);
  return {
    value: () => (kind === 'radio' ? (chosen()[0] ?? '') : chosen()),
    reset: () => allIn(element, `wx-${kind}`).forEach((item) => item.wx.widget.reset?.()),
  };
};

const label: Maker = (element) => ({
  tap: (event) => {
    const asked = element.wx.drawn.attrs.for;
    const found = asked ? element.ownerDocument.getElementById(String(asked)) : element.querySelector('wx-switch, wx-checkbox, wx-radio, wx-button, wx-input, wx-textarea');
    if (!isWx(found) || found.contains(event.target as Node)) return false;
    const { widget } = found.wx;
    if (widget.focus) widget.focus();
    else widget.tap?.(event);
    return true;
  },
});

const picker: Maker = (element) => ({
  value: () => element.wx.drawn.attrs.value,
  tap: () => {
    if (!isOff(element)) openPicker(element);
    return true;
  },
});

export const formWidgets: Record<string, Maker> = {
  form,
  button,
  input: field('input'),
  textarea: field('textarea'),
  switch: toggle,
  checkbox: box('checkbox'),
  radio: box('radio'),
  'checkbox-group': group('checkbox'),
  'radio-group': group('radio'),
  label,
  picker,
} satisfies Record<string, (element: WxElement) => Widget>;
