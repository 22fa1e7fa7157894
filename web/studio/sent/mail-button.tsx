import { momentText } from "../parts/moment-text";
import { useSay } from "../texts/say";
import { mailAddress } from "./mail";

export interface MailButtonProps {
  url: string;
  /** As the recipient is called, without the number that tells them apart. */
  to: string | undefined;
  /** As the sender calls the link. */
  about: string;
  title: string | undefined;
  starts: Date | undefined;
  expires: string | null;
  password: boolean;
  mail?: string | undefined;
}

/** Opens the mail program with a message that says all that a recipient needs. */
export function MailButton({ url, to, about, title, starts, expires, password, mail }: MailButtonProps) {
  const say = useSay();
  const body = [
    say("mailHello", to ?? ""),
    "",
    title === undefined ? say("mailHere") : say("mailHereTitled", title),
    url,
    "",
    starts === undefined ? "" : say("mailStarts", momentText(starts)),
    expires === null ? "" : say("mailEnds", momentText(expires)),
    password ? say("mailPassword") : "",
  ];
  const subject = title === undefined ? say("mailSubject") : say("mailSubjectTitled", title);
  const address = mailAddress({
    to: mail,
    subject,
    body: `${body
      .join("\n")
      .replace(/\n{3,}/gu, "\n\n")
      .trim()}\n`,
  });
  return (
    <a class="button quiet" href={address} aria-label={`${say("writeMail")}: ${about}`}>
      {say("writeMail")}
    </a>
  );
}
