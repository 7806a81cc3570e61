/* Pasting into the editor. A picture that the clipboard itself carries (a screenshot, or one that WPS and WeChat write into the
   text) goes into the picture library and leaves a line with its number; one that the text only links to is not fetched and
   leaves a line 【缺图】 in its place, so that the editor sees what is still to be uploaded. Everything else is left to the editor. */
(function () {
  "use strict";

  var uploadUrl = document.currentScript.dataset.upload;
  var MOST = 20; // pictures of one paste
  var LARGEST = 20 * 1024 * 1024; // bytes of one picture, as the library takes them
  var passed = false;

  function wordsOf(image) {
    return (image.getAttribute("alt") || image.getAttribute("title") || "").trim().slice(0, 60);
  }

  function missing(words) {
    return words ? "【缺图：" + words + "】" : "【缺图】";
  }

  function carried(image) {
    return /^data:image\/(png|jpe?g|webp|gif|bmp|heic);base64,/i.test(image.getAttribute("src") || "");
  }

  function fileOf(image) {
    var parts = image.getAttribute("src").split(",");
    var type = /^data:([^;]+)/.exec(parts[0])[1].toLowerCase();
    try {
      var bytes = atob(parts[1].replace(/\s/g, ""));
      var array = new Uint8Array(bytes.length);
      for (var at = 0; at < bytes.length; at += 1) {
        array[at] = bytes.charCodeAt(at);
      }
      return new File([array], "paste." + type.slice(6).replace("jpeg", "jpg"), { type: type });
    } catch (error) {
      return null; // cut off
    }
  }

  /* Promises the line that stands for the picture: its number in the library, or that it is missing. */
  function upload(file, words) {
    var token = document.querySelector("[name=csrfmiddlewaretoken]");
    if (!file || !token || !uploadUrl || file.size > LARGEST) {
      return Promise.resolve(missing(words));
    }
    var title = words || "粘贴的图片 " + new Date().toLocaleString("zh-CN", { hour12: false });
    var body = new FormData();
    body.append("title", title);
    body.append("files[]", file, file.name);
    return fetch(uploadUrl, {
      method: "POST",
      body: body,
      credentials: "same-origin",
      headers: { "X-CSRFToken": token.value, "X-Requested-With": "XMLHttpRequest" },
    })
      .then(function (answer) {
        return answer.json();
      })
      .then(function (answer) {
        return answer.success && answer.image_id
          ? "【图：" + title + "，图片库编号 " + answer.image_id + "】"
          : missing(words);
      })
      .catch(function () {
        return missing(words);
      });
  }

  function insert(editor, page) {
    var data = new DataTransfer();
    data.setData("text/html", page.body.innerHTML);
    data.setData("text/plain", page.body.textContent || "");
    passed = true;
    editor
      .querySelector("[contenteditable=true]")
      .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    passed = false;
  }

  function withLines(editor, page, images) {
    var uploads = [];
    images.forEach(function (image, at) {
      if (carried(image) && at < MOST) {
        uploads.push(
          upload(fileOf(image), wordsOf(image)).then(function (line) {
            image.replaceWith(page.createTextNode(line));
          })
        );
      } else {
        image.replaceWith(page.createTextNode(missing(wordsOf(image))));
      }
    });
    if (!uploads.length) {
      insert(editor, page);
      return;
    }
    editor.setAttribute("aria-busy", "true");
    Promise.all(uploads).then(function () {
      editor.removeAttribute("aria-busy");
      insert(editor, page);
    });
  }

  /* Only pictures were copied: each becomes a paragraph. Word puts a picture of the text beside the text; that one is none. */
  function pictures(editor, files) {
    editor.setAttribute("aria-busy", "true");
    Promise.all(
      files.slice(0, MOST).map(function (file) {
        return upload(file, "");
      })
    ).then(function (lines) {
      var page = document.implementation.createHTMLDocument("");
      lines.forEach(function (line) {
        page.body.appendChild(page.createElement("p")).textContent = line;
      });
      editor.removeAttribute("aria-busy");
      insert(editor, page);
    });
  }

  document.addEventListener(
    "paste",
    function (event) {
      var editor = event.target instanceof Element && event.target.closest(".Draftail-Editor");
      if (passed || !event.clipboardData || !editor) {
        return;
      }
      var html = event.clipboardData.getData("text/html");
      var page = new DOMParser().parseFromString(html, "text/html");
      var images = page.querySelectorAll("img, v\\:imagedata");
      var files = Array.from(event.clipboardData.files).filter(function (file) {
        return file.type.indexOf("image/") === 0;
      });
      var hasWords = (page.body.textContent || "").trim() || (!html && event.clipboardData.getData("text/plain").trim());
      if (files.length && !hasWords) {
        event.preventDefault();
        event.stopImmediatePropagation();
        pictures(editor, files);
      } else if (images.length) {
        event.preventDefault();
        event.stopImmediatePropagation();
        withLines(editor, page, images);
      }
    },
    true
  );
})();
