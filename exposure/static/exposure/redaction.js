/* The redaction editor: boxes drawn on the picture by mouse or finger, moved with the arrow keys, or typed as numbers.
   They are kept as JSON in the form's own field, which is all that a reader without script gets. Nothing is redacted
   here: the server burns the boxes in. The words come from the page's template. */
(function () {
  "use strict";
  const frame = document.querySelector("[data-redaction]");
  const field = document.querySelector("[data-redaction-boxes]");
  if (!frame || !field) return;
  const picture = frame.querySelector("img");
  const rows = document.querySelector("[data-redaction-rows]");
  const template = document.querySelector("[data-redaction-row]");
  const tools = document.querySelector("[data-redaction-tools]");
  const undoButton = tools.querySelector("[data-redaction-undo]");
  const full = { width: Number(frame.dataset.width), height: Number(frame.dataset.height) };
  const SMALLEST = 8;
  const ZOOMS = [1, 1.5, 2, 3];
  let zoom = 0;
  let boxes = read();
  let past = [];
  let drag = null;

  function read() {
    try {
      const value = JSON.parse(field.value || "[]");
      return Array.isArray(value) ? value.filter((box) => box && typeof box === "object").map(fit) : [];
    } catch (error) {
      return [];
    }
  }

  function clamp(value, low, high) {
    return Math.max(low, Math.min(high, Number.isFinite(value) ? value : low));
  }

  /* A box inside the picture, in whole pixels, never smaller than can be seen. */
  function fit(box) {
    const width = clamp(Math.round(Number(box.width)), SMALLEST, full.width);
    const height = clamp(Math.round(Number(box.height)), SMALLEST, full.height);
    return {
      x: clamp(Math.round(Number(box.x)), 0, full.width - width),
      y: clamp(Math.round(Number(box.y)), 0, full.height - height),
      width: width,
      height: height,
      shape: box.shape === "ellipse" ? "ellipse" : "rectangle",
      label: String(box.label || ""),
    };
  }

  function scale() {
    return picture.clientWidth / full.width || 1;
  }

  /* Every change goes through here, so that each can be undone. */
  function change(next) {
    past.push(JSON.stringify(boxes));
    past = past.slice(-100);
    boxes = next.map(fit);
    show();
  }

  function replaced(index, values) {
    return boxes.map((box, place) => (place === index ? Object.assign({}, box, values) : box));
  }

  function show() {
    field.value = JSON.stringify(boxes);
    undoButton.disabled = !past.length;
    drawBoxes();
    drawRows();
  }

  function place(element, box) {
    const factor = scale();
    element.style.left = box.x * factor + "px";
    element.style.top = box.y * factor + "px";
    element.style.width = box.width * factor + "px";
    element.style.height = box.height * factor + "px";
  }

  function drawBoxes() {
    const focused = frame.contains(document.activeElement) ? document.activeElement.dataset.index : null;
    frame.querySelectorAll(".redaction__box").forEach((element) => element.remove());
    boxes.forEach(function (box, index) {
      const element = document.createElement("div");
      element.className = "redaction__box" + (box.shape === "ellipse" ? " redaction__box--ellipse" : "");
      element.tabIndex = 0;
      element.dataset.index = String(index);
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", frame.dataset.boxLabel + " " + (index + 1));
      element.textContent = String(index + 1);
      const corner = document.createElement("span");
      corner.className = "redaction__corner";
      element.appendChild(corner);
      element.addEventListener("keydown", (event) => key(event, index));
      place(element, box);
      frame.appendChild(element);
    });
    if (focused !== null) focus(Number(focused));
  }

  function focus(index) {
    const elements = frame.querySelectorAll(".redaction__box");
    const element = elements[Math.min(index, elements.length - 1)];
    if (element) element.focus({ preventScroll: true });
  }

  /* The same boxes as numbers; a row that is being typed in is left alone. */
  function drawRows() {
    const parts = template.content.firstElementChild;
    while (rows.children.length > boxes.length) rows.lastElementChild.remove();
    boxes.forEach(function (box, index) {
      let row = rows.children[index];
      if (!row) {
        row = parts.cloneNode(true);
        rows.appendChild(row);
        row.addEventListener("change", (event) => type(event, Array.prototype.indexOf.call(rows.children, row)));
        row.querySelector("[data-remove]").addEventListener("click", function () {
          const at = Array.prototype.indexOf.call(rows.children, row);
          change(boxes.filter((unused, place) => place !== at));
        });
      }
      row.querySelector("[data-number]").textContent = String(index + 1);
      row.querySelectorAll("[data-name]").forEach(function (input) {
        const id = "redaction-" + index + "-" + input.dataset.name;
        input.id = id;
        input.previousElementSibling.htmlFor = id;
        if (input !== document.activeElement || input.tagName === "SELECT") input.value = box[input.dataset.name];
      });
    });
    rows.hidden = !boxes.length;
  }

  function type(event, index) {
    const input = event.target;
    const name = input.dataset.name;
    if (!name) return;
    const value = input.type === "number" ? Number(input.value) : input.value;
    change(replaced(index, { [name]: value }));
    input.value = boxes[index][name]; // what was out of range is shown as it was taken
  }

  function key(event, index) {
    const step = event.ctrlKey ? 1 : 10;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const box = boxes[index];
    const move = moves[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      change(boxes.filter((unused, place) => place !== index));
      focus(index);
    } else if (event.key === "e") {
      change(replaced(index, { shape: box.shape === "ellipse" ? "rectangle" : "ellipse" }));
    } else if (move && event.shiftKey) {
      change(
        replaced(index, {
          width: Math.min(box.width + move[0], full.width - box.x),
          height: Math.min(box.height + move[1], full.height - box.y),
        }),
      );
    } else if (move) {
      change(replaced(index, { x: box.x + move[0], y: box.y + move[1] }));
    } else {
      return;
    }
    event.preventDefault();
  }

  function at(event) {
    const rectangle = picture.getBoundingClientRect();
    return {
      x: clamp((event.clientX - rectangle.left) / scale(), 0, full.width),
      y: clamp((event.clientY - rectangle.top) / scale(), 0, full.height),
    };
  }

  /* A drag on the picture draws a new box, on a box moves it, on a box's corner sizes it. */
  function dragged(now) {
    const start = drag.start;
    const box = drag.box;
    if (drag.kind === "move") {
      return Object.assign({}, box, {
        x: clamp(box.x + now.x - start.x, 0, full.width - box.width),
        y: clamp(box.y + now.y - start.y, 0, full.height - box.height),
      });
    }
    if (drag.kind === "size") {
      return Object.assign({}, box, {
        width: clamp(now.x - box.x, SMALLEST, full.width - box.x),
        height: clamp(now.y - box.y, SMALLEST, full.height - box.y),
      });
    }
    return {
      x: Math.min(start.x, now.x),
      y: Math.min(start.y, now.y),
      width: Math.abs(now.x - start.x),
      height: Math.abs(now.y - start.y),
      shape: "rectangle",
    };
  }

  frame.addEventListener("pointerdown", function (event) {
    if (drag || event.button > 0) return;
    const element = event.target.closest(".redaction__box");
    const index = element ? Number(element.dataset.index) : -1;
    const kind = event.target.className === "redaction__corner" ? "size" : "move";
    drag = { kind: element ? kind : "new", index: index, start: at(event), box: boxes[index], id: event.pointerId };
    if (element) {
      element.focus({ preventScroll: true });
      drag.element = element;
    } else {
      drag.element = document.createElement("div");
      drag.element.className = "redaction__box";
      frame.appendChild(drag.element);
      place(drag.element, dragged(drag.start));
    }
    frame.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  frame.addEventListener("pointermove", function (event) {
    if (drag && event.pointerId === drag.id) place(drag.element, dragged(at(event)));
  });
  frame.addEventListener("pointerup", function (event) {
    if (!drag || event.pointerId !== drag.id) return;
    const box = dragged(at(event));
    const done = drag;
    drag = null;
    const moved = done.kind === "new" || JSON.stringify(fit(box)) !== JSON.stringify(fit(done.box));
    if (done.kind === "new" && (box.width < SMALLEST || box.height < SMALLEST)) show();
    else if (moved) change(done.kind === "new" ? boxes.concat([box]) : replaced(done.index, box));
  });
  frame.addEventListener("pointercancel", function () {
    drag = null; // a second finger, a call: nothing is drawn
    show();
  });

  tools.querySelector("[data-redaction-add]").addEventListener("click", function () {
    const middle = { x: full.width * 0.4, y: full.height * 0.4, width: full.width * 0.2, height: full.height * 0.2 };
    change(boxes.concat([middle]));
    focus(boxes.length - 1);
  });
  undoButton.addEventListener("click", function () {
    if (!past.length) return;
    boxes = JSON.parse(past.pop());
    show();
  });
  tools.querySelectorAll("[data-redaction-zoom]").forEach(function (button) {
    button.addEventListener("click", function () {
      zoom = clamp(zoom + Number(button.dataset.redactionZoom), 0, ZOOMS.length - 1);
      frame.style.width = ZOOMS[zoom] * 100 + "%";
      drawBoxes();
    });
  });
  window.addEventListener("resize", drawBoxes);
  picture.addEventListener("load", drawBoxes);
  field.closest("[data-field-wrapper]").hidden = true;
  tools.hidden = false;
  show();
})();
