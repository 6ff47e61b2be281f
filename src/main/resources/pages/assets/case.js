// A case is written by the server; all that is added here is a button that copies.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = !navigator.clipboard;
  button.onclick = async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    const copied = document.getElementById('copied');
    copied.textContent = copied.dataset.done;
  };
}
