// Sets articles into their boxes: heads, pictures, captions, side boxes, then the text (pour.js), and
// tells where every line of type came to stand. All lengths are CSS pixels, one to a pixel of the
// page; boxes are {x, y, w, h} from the page's top left corner.

const sheet = document.body;

function put(style, parent = sheet) {
  const element = document.createElement("div");
  element.style.cssText = `position:absolute;${style}`;
  parent.appendChild(element);
  return element;
}

function said(parent, article, role, paragraph, text, style) {
  const element = document.createElement("p");
  element.dataset.article = article;
  element.dataset.role = role;
  element.dataset.paragraph = paragraph;
  element.style.cssText = style;
  element.textContent = text;
  parent.appendChild(element);
  return element;
}

const place = (box) => `left:${box.x}px;top:${box.y}px;width:${box.w}px;height:${box.h}px;`;

function columnsOf(box, count, gutter) {
  const w = (box.w - gutter * (count - 1)) / count;
  return Array.from({ length: count }, (_, k) => ({ x: box.x + k * (w + gutter), w }));
}

// The free stretches of each column, in reading order.
function framesOf(box, columns, taken, line) {
  const frames = [];
  for (const column of columns) {
    const over = taken
      .filter((t) => t.x < column.x + column.w - 1 && t.x + t.w > column.x + 1)
      .sort((a, b) => a.y - b.y);
    let y = box.y;
    for (const t of [...over, { y: box.y + box.h, h: 0 }]) {
      const lines = Math.floor((t.y - y) / line + 0.01);
      if (lines >= 3) frames.push({ x: column.x, y, w: column.w, h: lines * line });
      y = Math.max(y, t.y + t.h);
    }
  }
  return frames;
}

const meet = (a, b) =>
  a.x < b.x + b.w - 1 && b.x < a.x + a.w - 1 && a.y < b.y + b.h - 1 && b.y < a.y + a.h - 1;

function lowest(taken, x, w, from) {
  const over = taken.filter((t) => t.x < x + w - 1 && t.x + t.w > x + 1);
  return Math.max(from, ...over.filter((t) => t.head).map((t) => t.y + t.h));
}

// A picture with its caption; what it takes of the columns, or null where there is no room.
function picture(a, p, columns, taken, box) {
  const first = columns[p.from];
  const last = columns[p.to - 1];
  const x = first.x;
  const w = last.x + last.w - x;
  const beside = p.caption && p.side === "beside" ? Math.max(w * 0.24, 7 * a.em) : 0;
  const wide = w - (beside ? beside + p.gap : 0);
  const holder = put(`left:${x}px;top:0;width:${beside || w}px;`);
  for (const [text, style] of p.caption || []) said(holder, a.id, "caption", p.number, text, style);
  const note = p.caption ? holder.offsetHeight : 0;
  const stacked = p.side === "under" || p.side === "over";
  const h = Math.round(wide * p.ratio);
  const total = h + (stacked && note ? note + p.gap : 0);
  const top = lowest(taken, x, w, box.y);
  const least = p.at === "above" ? 0.45 * box.h : 5 * a.line; // left for the text, or head and text
  if (total + least > box.y + box.h - top || note > h) {
    holder.remove();
    return null;
  }
  let y = top;
  if (p.at === "bottom") y = box.y + box.h - total;
  if (p.at === "middle") {
    y = top + Math.round((box.y + box.h - top - total) / 2 / a.line) * a.line;
    if (y - top < 3 * a.line) y = top;
  }
  const over = y > top + 1 ? p.air : 0;
  const outer = { x, w, y: y - over, h: over + total + p.air };
  if (taken.some((t) => meet(t, outer))) {
    holder.remove();
    return null;
  }
  const under = p.side === "over" && note ? y + note + p.gap : y;
  const image = put(`left:${x}px;top:${under}px;width:${wide}px;height:${h}px;${p.frame}`);
  image.style.backgroundImage = `url(${p.source})`;
  image.style.backgroundSize = "100% 100%";
  const tops = { under: under + h + p.gap, over: y, beside: under + h - note, inside: under + h - note };
  holder.style.top = `${tops[p.side]}px`;
  if (p.side === "beside") holder.style.left = `${x + wide + p.gap}px`;
  if (p.side === "inside") holder.style.background = p.ground;
  sheet.appendChild(holder);
  return {
    taken: outer,
    number: p.number,
    box: { x, y: under, w: wide, h },
  };
}

const LEAD = -1; // number of a lead among the paragraphs

function head(a, columns, taken, box) {
  const last = columns[a.span - 1];
  const x = columns[0].x;
  const w = last.x + last.w - x;
  const y = lowest(taken, x, w, box.y);
  const block = put(`left:${x}px;top:${y}px;width:${w}px;`);
  for (const [role, text, style] of a.head) said(block, a.id, role, LEAD, text, style);
  taken.push({ x, w, y, h: block.offsetHeight + a.headAir, head: true });
}

// A headline from top to bottom at an edge of the box; what it leaves of the box.
function down(a, box) {
  const { w, h, gap, side, said: tier } = a.down;
  const x = side === "left" ? box.x : box.x + box.w - w;
  const y = box.y + Math.round(Math.min(2 * a.em, (box.h - h) / 2));
  const [role, text, style] = tier;
  said(put(place({ x, y, w, h })), a.id, role, 0, text, `${style}height:${h}px;`);
  const left = side === "left" ? box.x + w + gap : box.x;
  return { ...box, x: left, w: box.w - w - gap };
}

// A side box at the foot of some columns; nothing where it takes too much of them.
function aside(a, s, columns, taken, box) {
  const [first, last] = [columns[s.from], columns[s.to - 1]];
  const x = first.x;
  const w = last.x + last.w - x;
  const holder = put(`left:${x}px;top:0;width:${w}px;${s.style}`);
  for (const [role, text, style] of s.head) said(holder, s.id, role, 0, text, style);
  said(holder, s.id, "body", 0, s.body[1], s.body[2]);
  const h = holder.offsetHeight;
  const outer = { x, w, y: box.y + box.h - h - s.air, h: h + s.air };
  if (h > 0.45 * box.h || taken.some((t) => meet(t, outer))) {
    holder.remove();
    return;
  }
  holder.style.top = `${box.y + box.h - h}px`;
  taken.push(outer);
}

function notice(n) {
  const holder = put(place(n.box) + n.style);
  for (const [role, text, style] of n.lines) said(holder, n.id, role, 0, text, style);
}

function article(a) {
  if (a.ground) put(place(a.box) + a.ground);
  let box = {
    x: a.box.x + a.pad, y: a.box.y + a.pad, w: a.box.w - 2 * a.pad, h: a.box.h - 2 * a.pad,
  };
  if (a.down) box = down(a, box);
  const columns = columnsOf(box, a.columns, a.gutter);
  const taken = [];
  const images = [];
  const shown = (p) => {
    const one = picture(a, p, columns, taken, box);
    if (!one) return;
    taken.push(p.at === "above" ? { ...one.taken, head: true } : one.taken);
    images.push({ number: one.number, box: one.box });
  };
  a.pictures.filter((p) => p.at === "above").forEach(shown);
  if (a.head.length) head(a, columns, taken, box);
  a.pictures.filter((p) => p.at !== "above").forEach(shown);
  if (a.aside) aside(a, a.aside, columns, taken, box);
  const frames = pourInto(a, columns, taken, box);
  if (a.columnRule) hairlines(a, columns, frames);
  return { id: a.id, images };
}

// Lines of an element from top to bottom: characters that stand one under the other.
function downLinesOf(element) {
  const size = parseFloat(getComputedStyle(element).fontSize);
  const lines = [];
  for (const { glyph, r } of glyphsOf(element)) {
    const middle = r.left + r.width / 2;
    const line = lines[lines.length - 1];
    if (line && Math.abs(line.middle - middle) < 0.4 * size) {
      line.text += glyph;
      line.bottom = r.bottom;
    } else {
      lines.push({ text: glyph, top: r.top, bottom: r.bottom, middle });
    }
  }
  return lines.map((l) => [l.text, l.middle - size / 2, l.top, l.middle + size / 2, l.bottom]);
}

// Characters of an element that take room, and where they stand.
function glyphsOf(element) {
  const node = element.firstChild;
  const range = document.createRange();
  return Array.from({ length: node ? node.length : 0 }, (_, k) => {
    range.setStart(node, k);
    range.setEnd(node, k + 1);
    return { glyph: node.data[k], r: range.getBoundingClientRect() };
  }).filter(({ r }) => r.width);
}

// Lines of an element: characters that stand beside each other on one level.
function linesOf(element) {
  if (getComputedStyle(element).writingMode === "vertical-rl") return downLinesOf(element);
  const size = parseFloat(getComputedStyle(element).fontSize);
  const lines = [];
  for (const { glyph, r } of glyphsOf(element)) {
    const middle = r.top + r.height / 2;
    const line = lines[lines.length - 1];
    if (line && Math.abs(line.middle - middle) < 0.4 * size && r.left >= line.right - 0.6 * size) {
      line.text += glyph;
      line.right = r.right;
    } else {
      lines.push({ text: glyph, left: r.left, right: r.right, middle });
    }
  }
  return lines.map((l) => [l.text, l.left, l.middle - size / 2, l.right, l.middle + size / 2]);
}

function setPage(plan) {
  sheet.style.cssText = `margin:0;width:${plan.width}px;height:${plan.height}px;${plan.style}`;
  for (const [box, style] of plan.marks) put(place(box) + style);
  for (const [role, box, text, style] of plan.folio) said(put(place(box)), "", role, 0, text, style);
  const images = plan.articles.map(article);
  plan.notices.forEach(notice);
  const types = [...document.querySelectorAll("[data-role]")].map((e) => ({
    article: e.dataset.article,
    role: e.dataset.role,
    paragraph: Number(e.dataset.paragraph),
    lines: linesOf(e),
  }));
  return { images, types };
}
