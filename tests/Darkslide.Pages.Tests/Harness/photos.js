// Paints pictures for the tests: landscapes for screens that people look at, and one plain colour that can be counted in pixels.
// Returns [{width, height, thumbnail, preview, original}] with the files in base64.
async ({ count, plain }) => {
  const shapes = [[3, 2], [3, 2], [2, 3], [4, 3], [16, 9], [3, 2], [1, 1], [3, 4]];
  const skies = [
    ["#f6b26b", "#6d4a7c", "#2b2a4c"], ["#cfe5f2", "#7fb2d6", "#2f5d80"], ["#f3d9c1", "#d98e73", "#6b3f4f"],
    ["#dfe7dc", "#8fae9b", "#2f4a44"], ["#ffe0b5", "#f08f5f", "#7a2f4b"], ["#c9c6dc", "#746f9c", "#1f2145"],
  ];
  let seed = 7;
  const random = () => ((seed = (seed * 16807) % 2147483647) / 2147483647);

  function landscape(context, width, height, [light, middle, dark], index) {
    const sky = context.createLinearGradient(0, 0, 0, height);
    sky.addColorStop(0, dark);
    sky.addColorStop(0.45, middle);
    sky.addColorStop(0.75, light);
    context.fillStyle = sky;
    context.fillRect(0, 0, width, height);
    const x = width * (0.2 + 0.6 * random());
    const y = height * (0.3 + 0.2 * random());
    const size = Math.min(width, height) * 0.06;
    const glow = context.createRadialGradient(x, y, size * 0.4, x, y, size * 7);
    glow.addColorStop(0, "rgba(255,250,235,.95)");
    glow.addColorStop(0.12, "rgba(255,240,210,.5)");
    glow.addColorStop(1, "rgba(255,230,190,0)");
    context.fillStyle = glow;
    context.fillRect(0, 0, width, height);
    const ridges = 5;
    for (let ridge = 0; ridge < ridges; ridge++) {
      const base = height * (0.5 + 0.11 * ridge);
      const waves = [1.2, 2.7, 6.1, 13].map((f, i) => [f * (0.8 + 0.5 * random()), 6.28 * random(), 0.09 / (1 + i * 1.4)]);
      context.beginPath();
      context.moveTo(0, height);
      for (let step = 0; step <= 240; step++) {
        const t = step / 240;
        const up = waves.reduce((sum, [f, phase, a]) => sum + a * Math.sin(f * 6.28 * t + phase), 0);
        context.lineTo(t * width, base - up * height * (1 - ridge * 0.12));
      }
      context.lineTo(width, height);
      context.fillStyle = dark;
      context.globalAlpha = 0.28 + 0.17 * ridge;
      context.fill();
      context.globalAlpha = 1;
    }
    if (index % 3 === 0) {
      for (let tree = 0; tree < 26; tree++) {
        const tx = width * random();
        const th = height * (0.05 + 0.12 * random());
        context.fillStyle = "rgba(8,10,16,.85)";
        context.beginPath();
        context.moveTo(tx, height - th);
        context.lineTo(tx - th * 0.18, height);
        context.lineTo(tx + th * 0.18, height);
        context.fill();
      }
    }
  }

  async function file(source, longest, type) {
    const scale = Math.min(1, longest / Math.max(source.width, source.height));
    const canvas = new OffscreenCanvas(Math.round(source.width * scale), Math.round(source.height * scale));
    canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.85 })).arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { bytes: btoa(text), width: canvas.width, height: canvas.height };
  }

  const pictures = [];
  for (let index = 0; index < count; index++) {
    const [across, down] = shapes[index % shapes.length];
    const long = plain ? 600 : 1600;
    const width = Math.round(across >= down ? long : (long * across) / down);
    const height = Math.round(across >= down ? (long * down) / across : long);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (plain) {
      context.fillStyle = plain;
      context.fillRect(0, 0, width, height);
    } else landscape(context, width, height, skies[(index * 5 + 1) % skies.length], index);
    pictures.push({
      width,
      height,
      thumbnail: await file(canvas, 400, "image/webp"),
      preview: await file(canvas, 2048, "image/webp"),
      original: await file(canvas, 99999, "image/png"),
    });
  }
  return pictures;
};
