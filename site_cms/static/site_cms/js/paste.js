/* Pasting into the editor. Pictures that a page only links to are not fetched: each leaves a line 【缺图】 in its place, so
   that the editor sees what is still to be uploaded. Everything else is left to the editor itself. */
(function () {
  "use strict";

  var passed = false;

  function missing(image) {
    var words = (image.getAttribute("alt") || image.getAttribute("title") || "").trim();
    return words ? "【缺图：" + words.slice(0, 60) + "】" : "【缺图】";
  }

  function withoutPictures(html) {
    var page = new DOMParser().parseFromString(html, "text/html");
    var images = page.querySelectorAll("img, v\\:imagedata");
    if (!images.length) {
      return null;
    }
    images.forEach(function (image) {
      image.replaceWith(page.createTextNode(missing(image)));
    });
    return { html: page.body.innerHTML, text: page.body.textContent || "" };
  }

  document.addEventListener(
    "paste",
    function (event) {
      if (passed || !event.clipboardData || !(event.target instanceof Element) || !event.target.closest(".Draftail-Editor")) {
        return;
      }
      var html = event.clipboardData.getData("text/html");
      var clean = html && withoutPictures(html);
      if (!clean) {
        return;
      }
      var data = new DataTransfer();
      data.setData("text/html", clean.html);
      data.setData("text/plain", clean.text);
      event.preventDefault();
      event.stopImmediatePropagation();
      passed = true;
      event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      passed = false;
    },
    true
  );
})();
