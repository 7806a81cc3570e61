/* A report's words survive a lost connection: kept in this browser alone, never the pictures or the contact, gone once it was sent.
   Without this script the form works as it is. */
(function () {
  "use strict";
  var KEY = "report-draft";
  var FIELDS = ["category", "district", "place_words", "description"];
  var DAYS = 7;
  var script = document.currentScript;

  function forget() {
    try { localStorage.removeItem(KEY); } catch (error) { /* a browser that keeps nothing */ }
  }

  function stored() {
    try {
      var draft = JSON.parse(localStorage.getItem(KEY) || "null");
      if (draft && Date.now() - draft.at < DAYS * 86400000) return draft.words;
      if (draft) forget();
    } catch (error) { /* nothing kept, or nothing readable */ }
    return null;
  }

  if (script.getAttribute("data-draft") === "sent") {
    forget();
    return;
  }

  function start() {
    var form = document.querySelector("[data-report]");
    if (!form) return;
    var note = form.querySelector("[data-draft-note]");
    var offline = form.querySelector("[data-draft-offline]");
    var timer;

    function fields() {
      return FIELDS.map(function (name) { return form.elements[name]; }).filter(Boolean);
    }

    function keep() {
      var words = {};
      fields().forEach(function (field) { if (field.value) words[field.name] = field.value; });
      try {
        if (Object.keys(words).length) localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), words: words }));
        else forget();
      } catch (error) { /* full, or forbidden */ }
    }

    var draft = stored();
    var isEmpty = fields().every(function (field) { return !field.value; });
    if (draft && isEmpty) {
      fields().forEach(function (field) { if (draft[field.name]) field.value = draft[field.name]; });
      note.hidden = false;
    }
    note.querySelector("button").addEventListener("click", function () {
      forget();
      fields().forEach(function (field) { field.value = ""; });
      note.hidden = true;
      fields()[0].focus();
    });
    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(keep, 300);
    });
    form.addEventListener("change", keep);
    form.addEventListener("submit", function (event) {
      keep();
      if (navigator.onLine === false) {
        event.preventDefault();
        offline.hidden = false;
        offline.scrollIntoView({ block: "center" });
      }
    });
    window.addEventListener("offline", function () { keep(); offline.hidden = false; });
    window.addEventListener("online", function () { offline.hidden = true; });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
