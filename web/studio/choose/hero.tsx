import { InstallButton } from "../install/install-button";
import { ScreenTitle } from "../parts/screen-title";
import { useSay } from "../texts/say";
import { ChooseButtons } from "./choose-buttons";
import { HonestLimits } from "./honest-limits";

export interface HeroProps {
  pictures: number;
  onFiles: (files: File[]) => void;
}

/** The empty page: one thing to do, and what can be relied on. */
export function Hero({ pictures, onFiles }: HeroProps) {
  const say = useSay();
  return (
    <>
      <section class="hero">
        <div class="frame">
          <ScreenTitle id="hero">{say("heroTitle")}</ScreenTitle>
          <p class="lead">{say("hero")}</p>
          <ChooseButtons
            main
            picturesLabel={say("choosePictures")}
            folderLabel={say("chooseFolder")}
            onFiles={onFiles}
          />
          <InstallButton />
          <p class="soft">
            {say("drop")}
            <br />
            {say("formats", pictures)}
          </p>
        </div>
      </section>
      <HonestLimits />
    </>
  );
}
