// Imported before everything else: libraries that create `<style>` elements at run time get the
// nonce of this answer, so that the content security policy lets those styles in.
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export function styleNonce(): string {
  return nonce;
}

if (nonce !== '') {
  const create = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (tag.toLowerCase() === 'style') element.setAttribute('nonce', nonce);
    return element;
  }) as typeof document.createElement;
}
