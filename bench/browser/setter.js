// Sets articles into their boxes: heads, pictures, captions, then the text column by column, and
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

function head(a, columns, taken, box) {
  const last = columns[a.span - 1];
  const x = columns[0].x;
  const w = last.x + last.w - x;
  const y = lowest(taken, x, w, box.y);
  const block = put(`left:${x}px;top:${y}px;width:${w}px;`);
  for (const [role, text, style] of a.head) said(block, a.id, role, 0, text, style);
  taken.push({ x, w, y, h: block.offsetHeight + a.headAir, head: true });
}

const LEFT_BEHIND = "，。、；：？！”’》）";

// As much of a paragraph as the frame still holds; returns how many characters.
function fitting(frame, height, element, text) {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    element.textContent = text.slice(0, middle);
    if (frame.scrollHeight <= height + 1) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && low < text.length && LEFT_BEHIND.includes(text[low])) low -= 1;
  element.textContent = text.slice(0, low);
  return low;
}

// Text into frames until either ends; a text too long ends with a sentence, or with its marker.
function pour(a, frames) {
  const queue = a.paragraphs.map(([role, text], k) => ({ role, text, number: k, rest: false }));
  frames.forEach((f, k) => {
    const isLast = k === frames.length - 1;
    const height = isLast && a.leaves ? f.h - a.line : f.h;
    const frame = put(place({ ...f, h: height }) + a.bodyStyle);
    while (queue.length) {
      const next = queue[0];
      const last = frame.lastChild;
      const foot = last ? last.offsetTop + last.offsetHeight : 0;
      if (next.role === "subhead" && last && foot > height - 3 * a.line) break;
      const style = next.role === "subhead" ? a.subheadStyle : next.rest ? "text-indent:0;" : "";
      const element = said(frame, a.id, next.role, next.number, next.text, style);
      if (frame.scrollHeight <= height + 1) {
        queue.shift();
        continue;
      }
      if (next.role === "subhead") {
        element.remove();
        break;
      }
      const count = fitting(frame, height, element, next.text);
      if (!count) element.remove();
      else if (isLast && !a.leaves) {
        const end = element.textContent.lastIndexOf("。");
        if (end > 0) element.textContent = element.textContent.slice(0, end + 1);
        else element.remove();
      } else {
        element.style.textAlignLast = "justify";
        next.text = next.text.slice(count);
        next.rest = true;
      }
      break;
    }
    const tail = frame.lastChild;
    if (tail && tail.dataset.role === "subhead") tail.remove();
    if (isLast && a.leaves) {
      const end = put(place({ ...f, y: f.y + height, h: a.line }) + a.bodyStyle);
      said(end, a.id, "marker", 0, a.leaves, "text-align:right;text-indent:0;");
    }
  });
}

// Hairlines between columns of one article, where text stands on both sides.
function hairlines(a, columns, frames) {
  columns.slice(1).forEach((right, k) => {
    const [left, x] = [columns[k], right.x - a.gutter / 2];
    for (const f of frames.filter((one) => one.x === left.x)) {
      for (const g of frames.filter((one) => one.x === right.x)) {
        const y = Math.max(f.y, g.y);
        const h = Math.min(f.y + f.h, g.y + g.h) - y;
        if (h > 3 * a.line) put(place({ x, y, w: 0, h }) + a.columnRule);
      }
    }
  });
}

function article(a) {
  if (a.ground) put(place(a.box) + a.ground);
  const box = {
    x: a.box.x + a.pad, y: a.box.y + a.pad, w: a.box.w - 2 * a.pad, h: a.box.h - 2 * a.pad,
  };
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
  const frames = framesOf(box, columns, taken, a.line);
  pour(a, frames);
  if (a.columnRule) hairlines(a, columns, frames);
  return { id: a.id, images };
}

// Lines of an element: characters that stand beside each other on one level.
function linesOf(element) {
  const size = parseFloat(getComputedStyle(element).fontSize);
  const node = element.firstChild;
  const lines = [];
  const range = document.createRange();
  for (let k = 0; node && k < node.length; k += 1) {
    range.setStart(node, k);
    range.setEnd(node, k + 1);
    const r = range.getBoundingClientRect();
    if (!r.width) continue;
    const middle = r.top + r.height / 2;
    const line = lines[lines.length - 1];
    if (line && Math.abs(line.middle - middle) < 0.4 * size && r.left >= line.right - 0.6 * size) {
      line.text += node.data[k];
      line.right = r.right;
    } else {
      lines.push({ text: node.data[k], left: r.left, right: r.right, middle });
    }
  }
  return lines.map((l) => [l.text, l.left, l.middle - size / 2, l.right, l.middle + size / 2]);
}

function setPage(plan) {
  sheet.style.cssText = `margin:0;width:${plan.width}px;height:${plan.height}px;${plan.style}`;
  for (const [box, style] of plan.marks) put(place(box) + style);
  for (const [role, box, text, style] of plan.folio) said(put(place(box)), "", role, 0, text, style);
  const images = plan.articles.map(article);
  const types = [...document.querySelectorAll("[data-role]")].map((e) => ({
    article: e.dataset.article,
    role: e.dataset.role,
    paragraph: Number(e.dataset.paragraph),
    lines: linesOf(e),
  }));
  return { images, types };
}
