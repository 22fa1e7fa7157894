/** Whether a file is a PDF, by its first bytes: readers allow some before the mark. */
const within = 1_024;

export async function isDocument(file: File): Promise<boolean> {
  try {
    return (await file.slice(0, within).text()).includes("%PDF-");
  } catch {
    return false;
  }
}
