/* Suggestions while typing: an ARIA combobox over every input that names its source in data-suggest.
   Respects input methods: nothing is asked while characters are being composed. Without it the form works as it is. */
(function () {
  "use strict";

  var DELAY = 120;

  function enhance(input) {
    var list = document.createElement("ul");
    var id = input.id + "-suggestions";
    var status = document.createElement("div");
    var items = [];
    var active = -1;
    var timer = 0;
    var request = null;
    var composing = false;
    var typed = input.value;

    list.id = id;
    list.className = "suggest";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestLabel || "");
    list.hidden = true;
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id);
    input.parentNode.appendChild(list);
    input.parentNode.appendChild(status);

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function stop() {
      clearTimeout(timer);
      if (request) {
        request.abort();
        request = null;
      }
    }

    function choose(index) {
      active = index;
      Array.prototype.forEach.call(list.children, function (option, at) {
        option.setAttribute("aria-selected", at === index ? "true" : "false");
      });
      if (index < 0) {
        input.removeAttribute("aria-activedescendant");
        input.value = typed;
      } else {
        input.setAttribute("aria-activedescendant", list.children[index].id);
        input.value = items[index].title;
      }
    }

    function go(index) {
      var url = items[index].url;
      close();
      if (url) {
        window.location.assign(url);
      } else {
        input.value = items[index].title;
        input.form.submit();
      }
    }

    function show(found) {
      items = found;
      list.textContent = "";
      items.forEach(function (item, index) {
        var option = document.createElement("li");
        var kind = document.createElement("span");
        option.id = id + "-" + index;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = item.title;
        kind.textContent = item.kind;
        option.appendChild(kind);
        option.addEventListener("mousedown", function (event) {
          event.preventDefault();
          go(index);
        });
        list.appendChild(option);
      });
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !items.length;
      input.setAttribute("aria-expanded", items.length ? "true" : "false");
      status.textContent = items.length ? (input.dataset.suggestLabel || "") + " " + items.length : "";
    }

    function ask() {
      stop();
      typed = input.value;
      if (!typed.trim()) {
        show([]);
        return;
      }
      timer = setTimeout(function () {
        var mine = new AbortController();
        request = mine;
        fetch(input.dataset.suggest + "?q=" + encodeURIComponent(typed), { signal: mine.signal, credentials: "omit" })
          .then(function (response) {
            return response.ok ? response.json() : { suggestions: [] };
          })
          .then(function (body) {
            if (request === mine && document.activeElement === input) {
              show(body.suggestions);
            }
          })
          .catch(function () {
            /* Cancelled, or no network: the form still works. */
          });
      }, DELAY);
    }

    input.addEventListener("compositionstart", function () {
      composing = true;
    });
    input.addEventListener("compositionend", function () {
      composing = false;
      ask();
    });
    input.addEventListener("input", function (event) {
      if (!composing && !event.isComposing) {
        ask();
      }
    });
    input.addEventListener("keydown", function (event) {
      /* Enter while composing picks a candidate of the input method, it is not ours. */
      if (composing || event.isComposing || event.keyCode === 229) {
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) {
          if (event.key === "ArrowDown") {
            ask();
          }
          return;
        }
        event.preventDefault();
        var next = active + (event.key === "ArrowDown" ? 1 : -1);
        choose(next >= items.length ? -1 : next < -1 ? items.length - 1 : next);
      } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        event.preventDefault();
        go(active);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        stop();
        input.value = typed;
        close();
      }
    });
    input.addEventListener("blur", function () {
      stop();
      close();
    });
  }

  if ("AbortController" in window && "fetch" in window) {
    Array.prototype.forEach.call(document.querySelectorAll("input[data-suggest]"), enhance);
  }
})();
