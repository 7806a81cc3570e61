/* The redaction editor: boxes drawn on the picture by mouse, finger or keyboard, kept as JSON in the form's own field,
   so that the numbers can be read and typed as well. Nothing is redacted here; the server burns the boxes in. */
(function () {
  "use strict";
  const frame = document.querySelector("[data-redaction]");
  const field = document.querySelector("[data-redaction-boxes]");
  if (!frame || !field) return;
  const picture = frame.querySelector("img");
  const full = { width: Number(frame.dataset.width), height: Number(frame.dataset.height) };
  let boxes = read();
  let drawing = null;

  function read() {
    try {
      const value = JSON.parse(field.value || "[]");
      return Array.isArray(value) ? value : [];
    } catch (error) {
      return [];
    }
  }

  function scale() {
    return picture.clientWidth / full.width || 1;
  }

  function clamp(value, low, high) {
    return Math.max(low, Math.min(high, value));
  }

  function write() {
    field.value = JSON.stringify(
      boxes.map(function (box) {
        return {
          x: Math.round(box.x),
          y: Math.round(box.y),
          width: Math.round(box.width),
          height: Math.round(box.height),
          shape: box.shape || "rectangle",
        };
      }),
    );
    draw();
  }

  function draw() {
    frame.querySelectorAll(".redaction__box").forEach(function (element) {
      element.remove();
    });
    const factor = scale();
    boxes.forEach(function (box, index) {
      const element = document.createElement("div");
      element.className = "redaction__box" + (box.shape === "ellipse" ? " redaction__box--ellipse" : "");
      element.tabIndex = 0;
      element.dataset.index = String(index);
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", String(index + 1));
      element.style.left = box.x * factor + "px";
      element.style.top = box.y * factor + "px";
      element.style.width = box.width * factor + "px";
      element.style.height = box.height * factor + "px";
      element.addEventListener("keydown", function (event) {
        key(event, index);
      });
      frame.appendChild(element);
    });
  }

  function key(event, index) {
    const step = event.ctrlKey ? 1 : 10;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const box = boxes[index];
    if (event.key === "Delete" || event.key === "Backspace") {
      boxes.splice(index, 1);
    } else if (event.key === "e") {
      box.shape = box.shape === "ellipse" ? "rectangle" : "ellipse";
    } else if (moves[event.key]) {
      const move = moves[event.key];
      if (event.shiftKey) {
        box.width = clamp(box.width + move[0], 8, full.width - box.x);
        box.height = clamp(box.height + move[1], 8, full.height - box.y);
      } else {
        box.x = clamp(box.x + move[0], 0, full.width - box.width);
        box.y = clamp(box.y + move[1], 0, full.height - box.height);
      }
    } else {
      return;
    }
    event.preventDefault();
    write();
    const next = frame.querySelectorAll(".redaction__box")[Math.min(index, boxes.length - 1)];
    if (next) next.focus();
  }

  function at(event) {
    const rectangle = picture.getBoundingClientRect();
    return {
      x: clamp((event.clientX - rectangle.left) / scale(), 0, full.width),
      y: clamp((event.clientY - rectangle.top) / scale(), 0, full.height),
    };
  }

  frame.addEventListener("pointerdown", function (event) {
    const start = at(event);
    drawing = { start: start, box: { x: start.x, y: start.y, width: 0, height: 0, shape: "rectangle" } };
    boxes.push(drawing.box);
    frame.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  frame.addEventListener("pointermove", function (event) {
    if (!drawing) return;
    const now = at(event);
    drawing.box.x = Math.min(drawing.start.x, now.x);
    drawing.box.y = Math.min(drawing.start.y, now.y);
    drawing.box.width = Math.abs(now.x - drawing.start.x);
    drawing.box.height = Math.abs(now.y - drawing.start.y);
    draw();
  });
  frame.addEventListener("pointerup", function () {
    if (drawing && (drawing.box.width < 8 || drawing.box.height < 8)) boxes.pop();
    drawing = null;
    write();
  });
  field.addEventListener("change", function () {
    boxes = read();
    draw();
  });
  document.querySelector("[data-redaction-add]").addEventListener("click", function () {
    boxes.push({ x: full.width * 0.4, y: full.height * 0.4, width: full.width * 0.2, height: full.height * 0.2, shape: "rectangle" });
    write();
    frame.querySelector(".redaction__box:last-of-type").focus();
  });
  document.querySelector("[data-redaction-undo]").addEventListener("click", function () {
    boxes.pop();
    write();
  });
  window.addEventListener("resize", draw);
  if (picture.complete) draw();
  else picture.addEventListener("load", draw);
})();
