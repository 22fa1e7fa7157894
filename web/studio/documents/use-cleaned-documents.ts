import { useEffect, useMemo, useState } from "preact/hooks";
import type { Ready } from "../choose/chosen-pictures";
import type { OrderedDocument } from "../pipeline/order";
import { type ChosenDocument, documentsAmong } from "./chosen-documents";
import { type Cleaned, cleanDocument } from "./clean-document";

/** A PDF among what was chosen; its result is there when it was cleaned, for which it must be wanted. */
export interface DocumentState extends ChosenDocument {
  readonly result: Cleaned | undefined;
}

/** Cleans one after the other, once, those that are wanted and show no more than the pictures do. */
export function useCleanedDocuments(pictures: readonly Ready[], wanted: boolean): readonly DocumentState[] {
  const documents = useMemo(() => documentsAmong(pictures), [pictures]);
  const [results, setResults] = useState<ReadonlyMap<File, Cleaned>>(new Map());
  const next = wanted ? documents.find(({ file, withheld }) => !withheld && !results.has(file))?.file : undefined;
  useEffect(() => {
    if (next === undefined) return undefined;
    let left = false;
    void cleanDocument(next).then((result) => {
      if (!left) setResults((before) => new Map([...before, [next, result]]));
    });
    return () => {
      left = true;
    };
  }, [next]);
  return documents.map((document) => ({ ...document, result: results.get(document.file) }));
}

/** Whether all that is wanted was cleaned, or can't go along. */
export function areSettled(states: readonly DocumentState[]): boolean {
  return states.every(({ withheld, result }) => withheld || (result !== undefined && "cleaned" in result));
}

export function orderedDocuments(states: readonly DocumentState[]): OrderedDocument[] {
  return states.flatMap(({ file, places, withheld, result }) =>
    !withheld && result !== undefined && "cleaned" in result
      ? [{ name: file.name, cleaned: result.cleaned, places }]
      : [],
  );
}
