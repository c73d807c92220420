// What the window shows, in words: boxes, texts, and how they look. Two pictures of the same page are never quite the same on two
// machines; this is. It is evaluated in the page and returns a string.
() => {
  const looks = ['color', 'backgroundColor', 'backgroundImage', 'borderTopColor', 'borderTopWidth', 'borderBottomColor', 'borderBottomWidth',
    'borderLeftColor', 'borderLeftWidth', 'borderTopLeftRadius', 'boxShadow', 'outlineColor', 'outlineStyle', 'opacity', 'textDecorationLine', 'fontSize', 'fontWeight', 'transform'];
  const lines = [];
  const walk = element => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden')
      return;
    const box = element.getBoundingClientRect();
    const isSeen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    if (isSeen) {
      const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.replace(/\s+/g, ' ').trim()).join(' ').trim();
      // Their values are ids, which nobody sees.
      const isTick = element.type === 'checkbox' || element.type === 'radio';
      const state = element.type === 'password' ? '*'.repeat(element.value.length) : element.type === 'hidden' ? '' : isTick ? `${element.checked}` : `${element.value ?? ''}`;
      const source = element.tagName === 'IMG' ? element.currentSrc.slice(-40) : element.tagName === 'path' ? element.getAttribute('d') : '';
      const around = ['::before', '::after'].map(part => getComputedStyle(element, part).content).filter(content => content !== 'none' && content !== 'normal').join();
      lines.push([
        element.tagName, [box.x, box.y, box.width, box.height].map(Math.round).join(' '), looks.map(name => style[name]).join(' '), own, state, source, around,
      ].join('|'));
    }
    for (const child of element.children)
      walk(child);
  };
  walk(document.body);
  return lines.join('\n');
}
