/** libheif's C interface in WebAssembly, with what it takes from its own memory given back. Pointers are numbers, 0 is none. */
import makeLibheif, { type MainModule } from "libheif-js/libheif-wasm/libheif.js";
import address from "libheif-js/libheif-wasm/libheif.wasm?url";

/** Fetches and compiles it. */
export function loadLibheif(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(address));
}

/** heif_error: code, subcode and a pointer to a text, four bytes each. */
const errorBytes = 12;

/** A fresh instance for each picture: WebAssembly's memory never shrinks, so it goes with the picture that made it grow. */
export class Libheif {
  readonly c: MainModule;

  constructor(compiled: WebAssembly.Module) {
    this.c = makeLibheif({
      instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
        const instance = new WebAssembly.Instance(compiled, imports);
        receive(instance);
        return instance.exports;
      },
      printErr: () => {},
    });
  }

  /** Memory holding `bytes`. It goes with the instance. */
  copyOf(bytes: Uint8Array): number {
    const at = this.allocate(bytes.length);
    this.bytes(at, bytes.length).set(bytes);
    return at;
  }

  allocate(length: number): number {
    const at = this.c._malloc(length);
    if (at === 0) throw new RangeError("out of memory");
    return at;
  }

  /** A view that lasts until the memory grows. */
  bytes(at: number, length: number): Uint8Array {
    return (this.c.HEAPU8 as Uint8Array).subarray(at, at + length);
  }

  number(at: number): number {
    return (this.c.HEAPU32 as Uint32Array)[at / 4] ?? 0;
  }

  /** Calls what gives a heif_error by its first argument, and throws that as an exception. */
  require(call: (error: number) => void): void {
    const error = this.allocate(errorBytes);
    call(error);
    const code = this.number(error);
    if (code !== 0) throw new Error(`libheif: ${code}.${this.number(error + 4)}`);
  }

  /** Calls what writes one number or pointer to its last argument. */
  take(call: (error: number, out: number) => void): number {
    const out = this.allocate(4);
    this.require((error) => call(error, out));
    return this.number(out);
  }
}
