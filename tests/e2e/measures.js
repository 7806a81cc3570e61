/* What a ruler says about an open page: contrast of every text, size of every target, size of every letter, what sticks
   out. Evaluated by tests/e2e/measures.py; each function answers a list of faults, empty when there are none. */
(() => {
  "use strict";

  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=option]";

  function name(element) {
    const words = (element.innerText || element.value || element.getAttribute("aria-label") || "").trim().slice(0, 24);
    const classes = typeof element.className === "string" && element.className ? "." + element.className.trim().split(/\s+/).join(".") : "";
    return element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") + classes + " “" + words.replace(/\s+/g, " ") + "”";
  }

  /* Shown to the eye: laid out, not clipped to a point (as texts for screen readers are), not outside the window's left. */
  function seen(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const frame = box.getBoundingClientRect();
      if (style.position === "absolute" && (frame.right <= 0 || (frame.width <= 1 && frame.height <= 1))) return false;
    }
    return true;
  }

  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!/\S/.test(walker.currentNode.data) || /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION)$/.test(parent.tagName)) continue;
      if (parent.closest("[aria-hidden=true] svg, svg") || !seen(parent)) continue;
      found.push([walker.currentNode.data.trim(), parent]);
    }
    document.querySelectorAll("input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea").forEach((control) => {
      if (seen(control)) found.push([control.value || name(control), control]);
    });
    return found;
  }

  function parse(colour) {
    const canvas = parse.canvas || (parse.canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const data = canvas.getImageData(0, 0, 1, 1).data;
    return [data[0], data[1], data[2], data[3] / 255];
  }

  function over(top, below) {
    return [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  }

  function luminance(colour) {
    const [r, g, b] = colour.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /* The ground under an element: every background above the page's own, blended. A picture has no one colour: null. */
  function ground(element) {
    const layers = [];
    for (let box = element; box; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.backgroundImage !== "none") return null;
      const colour = parse(style.backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    return layers.reverse().reduce((below, top) => over(top, below), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  }

  function faint(least) {
    const faults = new Set();
    texts().forEach(([words, element]) => {
      const below = ground(element);
      if (!below) {
        faults.add("ground is a picture: " + name(element));
        return;
      }
      const ink = over(parse(getComputedStyle(element).color), below);
      const pair = [luminance(ink), luminance(below)].sort((a, b) => b - a);
      const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
      if (ratio < least) faults.add(ratio.toFixed(2) + ":1 " + name(element) + " “" + words.slice(0, 20) + "”");
    });
    return [...faults];
  }

  /* A link inside a sentence is as high as its line (WCAG 2.5.8 exempts it); everything that stands alone is a target. */
  function inSentence(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).display === "inline") continue;
      const around = (box.innerText || "").replace(/\s+/g, "");
      return around.length > (element.innerText || "").replace(/\s+/g, "").length && /^(P|LI|DD|TD|TH|BLOCKQUOTE|FIGCAPTION|CAPTION)$/.test(box.tagName);
    }
    return false;
  }

  function small(least) {
    const faults = new Set();
    document.querySelectorAll(CONTROLS).forEach((control) => {
      if (!seen(control) || control.disabled || inSentence(control)) return;
      const label = /^(checkbox|radio)$/.test(control.type) && (control.closest("label") || document.querySelector('label[for="' + control.id + '"]'));
      const box = (label || control).getBoundingClientRect();
      const width = Math.round(box.width * 10) / 10;
      const height = Math.round(box.height * 10) / 10;
      if (width < least || height < least) faults.add(width + "×" + height + " " + name(control));
    });
    return [...faults];
  }

  function tiny(least) {
    const faults = new Set();
    texts().forEach(([words, element]) => {
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < least - 0.01) faults.add(size.toFixed(1) + " px " + name(element) + " “" + words.slice(0, 20) + "”");
    });
    return [...faults];
  }

  /* A box that scrolls sideways by itself (a wide table, the menu of a phone) keeps its content off the page. */
  function wide() {
    const root = document.documentElement;
    const excess = root.scrollWidth - root.clientWidth;
    if (excess <= 0) return [];
    const faults = ["the page is " + excess + " px too wide"];
    document.body.querySelectorAll("*").forEach((element) => {
      const box = element.getBoundingClientRect();
      if (box.width && box.right > root.clientWidth + 0.5 && seen(element)) {
        for (let parent = element.parentElement; parent; parent = parent.parentElement) {
          if (/auto|scroll|hidden/.test(getComputedStyle(parent).overflowX) && parent !== document.body) return;
        }
        faults.push(Math.round(box.right - root.clientWidth) + " px " + name(element));
      }
    });
    return faults.slice(0, 12);
  }

  window.measures = { faint, small, tiny, wide, texts: () => texts().length };
})();
