// The text of an article, column by column, into what its head, pictures and side box leave free.

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

const stands = (role) => role === "subhead" || role === "headline"; // over what follows

// Text into frames until either ends; a text too long ends with a sentence, or with its marker.
// Returns the frames as elements, and whether all text is in them.
function pour(a, frames) {
  const queue = a.paragraphs.map(([role, text, owner = a.id], k) => ({
    role, text, owner, number: k, rest: false,
  }));
  const elements = [];
  frames.forEach((f, k) => {
    const isLast = k === frames.length - 1;
    const height = isLast && a.leaves ? f.h - a.line : f.h;
    const frame = put(place({ ...f, h: height }) + a.bodyStyle);
    elements.push(frame);
    while (queue.length) {
      const next = queue[0];
      const last = frame.lastChild;
      const foot = last ? last.offsetTop + last.offsetHeight : 0;
      if (stands(next.role) && last && foot > height - 3 * a.line) break;
      const style = stands(next.role) ? a.subheadStyle : next.rest ? "text-indent:0;" : "";
      const element = said(frame, next.owner, next.role, next.number, next.text, style);
      if (frame.scrollHeight <= height + 1) {
        queue.shift();
        continue;
      }
      if (stands(next.role)) {
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
    if (tail && stands(tail.dataset.role)) tail.remove();
    if (isLast && a.leaves) {
      const end = put(place({ ...f, y: f.y + height, h: a.line }) + a.bodyStyle);
      said(end, a.id, "marker", 0, a.leaves, "text-align:right;text-indent:0;");
      elements.push(end);
    }
  });
  return { elements, whole: !queue.length };
}

// The text as its article ends: cut at the foot of its place, as it comes, or in columns of one height
// where nothing but the head is in their way.
function pourInto(a, columns, taken, box) {
  let frames = framesOf(box, columns, taken, a.line);
  if (a.ends === "even" && taken.every((t) => t.head)) {
    let [low, high] = [4, Math.ceil(box.h / a.line)];
    while (low < high) {
      const middle = (low + high) >> 1;
      const shorter = framesOf({ ...box, h: middle * a.line }, columns, taken, a.line);
      const { elements, whole } = pour(a, shorter);
      elements.forEach((element) => element.remove());
      if (whole) high = middle;
      else low = middle + 1;
    }
    frames = framesOf({ ...box, h: Math.min(low * a.line, box.h) }, columns, taken, a.line);
  }
  pour(a, frames);
  return frames;
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

