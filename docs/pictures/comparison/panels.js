// Sets each of `panels` as large as fits, and writes size, lines and line pitch of each into #found.
const found = [];
for (const p of panels) {
  const box = document.createElement("div"), text = document.createElement("div");
  box.style.cssText = `position:absolute;left:${p.x}px;top:${p.y}px;width:${p.width}px;height:${p.height}px`;
  text.style.cssText = `position:absolute;left:0;width:100%;text-align:center;text-wrap:balance;font-family:${p.id};
    font-kerning:normal;text-rendering:geometricPrecision;hyphens:manual;color:#141414;${p.style}`;
  text.style.lineHeight = p.pitch ?? "normal";
  text.textContent = p.text;
  box.append(text); document.body.append(box);
  const around = size => p.pitch ? (p.top + p.bottom + p.cap - p.pitch) * size : 0;
  const height = size => {
    text.style.fontSize = size + "px";
    return text.getBoundingClientRect().height + around(size);
  };
  let low = 1, high = p.height * 2;
  while (high - low > 0.02) {
    const middle = (low + high) / 2;
    if (height(middle) <= p.height && text.scrollWidth <= p.width) low = middle; else high = middle;
  }
  const spare = p.height - height(low), lines = [];
  const lean = p.pitch ? Math.max(-spare, Math.min(spare, (p.bottom - p.top) * low)) / 2 : 0;
  text.style.top = (spare / 2 + lean + (p.pitch ? (p.top + (p.cap - p.pitch) / 2) * low + p.drop * low : 0)) + "px";
  let at = 0, before = null, tops = [];
  for (const word of p.text.split(" ")) {
    const range = document.createRange();
    range.setStart(text.firstChild, at); range.setEnd(text.firstChild, at + word.length);
    at += word.length + 1;
    const rects = range.getClientRects(), top = rects[0].top;
    if (before === null || top > before + 1) { lines.push([]); tops.push(top) }
    before = top; lines.at(-1).push(word + (rects.length > 1 ? "\u2423" : ""));
  }
  const pitch = tops.length > 1 ? (tops.at(-1) - tops[0]) / (tops.length - 1) / low : 0;
  found.push({size: low, lines: lines.map(line => line.join(" ")), pitch});
}
const out = document.createElement("pre"); out.id = "found"; out.style.display = "none";
out.textContent = JSON.stringify(found); document.body.append(out);
