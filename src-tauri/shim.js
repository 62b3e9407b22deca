// Runs before any page: a Blob, File or FormData body would crash WebKitGTK's custom schemes, and a long body may
// arrive cut short. So bodies become bytes here, and each says how long it is.
(() => {
  const heavy = (body) => body instanceof Blob || body instanceof FormData || body instanceof ReadableStream;
  const length = (body) => {
    if (typeof body === "string") return new TextEncoder().encode(body).length;
    if (body instanceof ArrayBuffer) return body.byteLength;
    if (ArrayBuffer.isView(body)) return body.byteLength;
    return null;
  };
  const bytes = async (body) => {
    if (body instanceof FormData) return form(body);
    const carrier = new Response(body);
    return { type: carrier.headers.get("content-type"), bytes: await carrier.arrayBuffer() };
  };
  // Written out by hand: WebKitGTK cannot read a form with files back.
  const form = async (body) => {
    const boundary = "----atelier" + crypto.randomUUID();
    const quoted = (text) => text.replace(/"/g, "%22").replace(/\r\n|\r|\n/g, "%0D%0A");
    const parts = [];
    for (const [name, value] of body) {
      const file = value instanceof File;
      const named = `form-data; name="${quoted(name)}"` + (file ? `; filename="${quoted(value.name)}"` : "");
      const type = file ? `\r\nContent-Type: ${value.type || "application/octet-stream"}` : "";
      parts.push(`--${boundary}\r\nContent-Disposition: ${named}${type}\r\n\r\n`, value, "\r\n");
    }
    parts.push(`--${boundary}--\r\n`);
    return { type: `multipart/form-data; boundary=${boundary}`, bytes: await new Blob(parts).arrayBuffer() };
  };
  const fetched = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    let options = init ? { ...init } : {};
    if (input instanceof Request && input.body && !options.body) {
      options = { method: input.method, headers: input.headers, signal: input.signal, ...options };
      options.body = await input.arrayBuffer();
      input = input.url;
    }
    if (options.body == null) return fetched(input, init);
    const headers = new Headers(options.headers);
    if (heavy(options.body)) {
      const plain = await bytes(options.body);
      if (plain.type && !headers.has("content-type")) headers.set("content-type", plain.type);
      options.body = plain.bytes;
    }
    const long = length(options.body);
    if (long !== null) headers.set("x-body-length", String(long));
    return fetched(input, { ...options, headers });
  };
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) {
    if (!heavy(body)) return send.call(this, body);
    bytes(body).then((plain) => {
      if (plain.type) this.setRequestHeader("content-type", plain.type);
      send.call(this, plain.bytes);
    });
  };
})();
