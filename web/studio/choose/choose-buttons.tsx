import { useCallback, useRef } from "preact/hooks";
import { Button } from "../../design/button";
import { CameraIcon, FolderIcon, PictureIcon } from "../parts/icons";
import { useSay } from "../texts/say";
import { fromList } from "./collect-files";

/** By extension too: a system that knows no HEIC or TIFF would hide such files, and an iPhone would turn HEIC into JPEG. */
const acceptedFiles = "image/*,.heic,.heif,.hif,.avif,.tif,.tiff,.pdf";

export interface ChooseButtonsProps {
  picturesLabel: string;
  folderLabel: string;
  main: boolean;
  onFiles: (files: File[]) => void;
}

/** Opens the system's own dialogs. The inputs stay unseen: the buttons do the talking. */
export function ChooseButtons({ picturesLabel, folderLabel, main, onFiles }: ChooseButtonsProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const asFolder = useCallback((input: HTMLInputElement | null) => {
    if (input !== null) input.webkitdirectory = true;
    folder.current = input;
  }, []);
  const camera = useRef<HTMLInputElement>(null);
  const say = useSay();
  const take = (input: HTMLInputElement) => {
    onFiles(fromList(input.files));
    // The same file may be chosen again after it was removed.
    input.value = "";
  };
  return (
    <div class="actions">
      <input
        ref={files}
        type="file"
        name="pictures"
        multiple
        accept={acceptedFiles}
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
      <input ref={asFolder} type="file" name="folder" multiple hidden onChange={(event) => take(event.currentTarget)} />
      <input
        ref={camera}
        type="file"
        name="camera"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
      <Button kind={main ? "main" : "quiet"} large={main} onClick={() => files.current?.click()}>
        <PictureIcon />
        {picturesLabel}
      </Button>
      {isHeld() && (
        <Button kind="quiet" large={main} onClick={() => camera.current?.click()}>
          <CameraIcon />
          {say("takePhoto")}
        </Button>
      )}
      {folderCanBeChosen() && (
        <Button kind="quiet" large={main} onClick={() => folder.current?.click()}>
          <FolderIcon />
          {folderLabel}
        </Button>
      )}
    </div>
  );
}

/** A device in the hand has a camera on its back, and can't point without touching. */
function isHeld(): boolean {
  return matchMedia("(any-hover: none) and (pointer: coarse)").matches;
}

/** Telephones have no folders to choose. */
function folderCanBeChosen(): boolean {
  return "webkitdirectory" in HTMLInputElement.prototype && matchMedia("(any-hover: hover)").matches;
}
