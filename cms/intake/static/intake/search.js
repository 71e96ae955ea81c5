// Beside the page: which number, behind the salt, has the digest that is asked for?
const encoder = new TextEncoder();

async function digest(algorithm, text) {
  const bytes = new Uint8Array(await crypto.subtle.digest(algorithm, encoder.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

self.onmessage = async ({ data }) => {
  for (let number = 0; number <= data.maxNumber; number += 1) {
    if ((await digest(data.algorithm, data.salt + number)) === data.challenge) return self.postMessage(number);
  }
  return self.postMessage(null);
};
