/** Maker and model as people say them: "Canon EOS 40D", not "Canon Canon EOS 40D". */
export function deviceName(make: string, model: string): string {
  if (make === "" || model.startsWith(make)) {
    return model;
  }
  return model === "" ? make : `${make} ${model}`;
}
