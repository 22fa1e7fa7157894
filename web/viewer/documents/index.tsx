import { Button } from "../../design/button";
import { SaveIcon } from "../../design/icons";
import { addStyles } from "../../design/styles";
import { bytes } from "../../design/units";
import type { ManifestDocument } from "../../format/documents";
import type { Savable } from "../session";
import css from "./documents.css?inline";
import { texts } from "./texts";

addStyles(css);

export interface DocumentsProps {
  documents: readonly ManifestDocument[];
  /** What was saved, where things end one by one. */
  ended: ReadonlySet<Savable> | undefined;
  onSave: (document: ManifestDocument) => void;
}

/** The PDFs whose pages are among the pictures. Their code comes only with links that have some. */
export function Documents({ documents, ended, onSave }: DocumentsProps) {
  return (
    <ul class="documents" aria-label={texts().label}>
      {documents.map((document) => (
        <li key={document.blob}>
          <span class="document-name outside">{document.name}</span>
          <span class="document-size">{bytes(document.length)}</span>
          {ended?.has(document) ? (
            <span class="document-size">{texts().saved}</span>
          ) : (
            <Button kind="quiet" aria-label={texts().save(document.name)} onClick={() => onSave(document)}>
              <SaveIcon />
              {texts().saveShort}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
