// The queues by keyboard: j and k go through the rows, n leads to the next that waits. Enter is the link's own.
(function () {
  "use strict";

  function isTyping(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "n") {
      var next = document.querySelector("[data-queue-next]");
      if (next) next.click();
      return;
    }
    if (event.key !== "j" && event.key !== "k") return;
    var links = Array.prototype.slice.call(document.querySelectorAll("[data-queue] tbody .title a"));
    if (!links.length) return;
    var at = links.indexOf(document.activeElement);
    var to = event.key === "j" ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0);
    links[to].focus();
    event.preventDefault();
  });
})();
