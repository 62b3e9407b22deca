// Starts the pages. A file of its own, since the content security policy allows no script inside the page.
const code = fetch("{{wasm}}");
try {
  const { default: start } = await import("{{js}}");
  await start({ module_or_path: code });
  document.getElementById("boot")?.remove();
} catch (fault) {
  const words = document.querySelector("#boot .boot-words");
  if (words) {
    words.textContent = "页面未能启动，请刷新；若仍如此，请更新浏览器。 The pages could not start: reload, and if that does not help, update the browser.";
    words.hidden = false;
  }
  throw fault;
}
