import { useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { server as askServer } from "../../protocol/looking";
import type { NoticesOffered, StatusAnswer } from "../../protocol/messages";
import { HookSecret } from "../parts/hook-secret";
import { NoticeFields } from "../policy/notice-fields";
import { type NoticeForm, type NoticeProblem, noticeRequest, readNotice } from "../policy/notice-to";
import { useSay } from "../texts/say";
import type { OwnedShare } from "./owned-share";

const empty: NoticeForm = { notifyEmail: "", notifyHook: "" };

export interface NoticeSectionProps {
  share: OwnedShare;
  notice: StatusAnswer["notice"];
  /** Runs an action and says what it gives back, or that it failed. */
  act: (action: () => Promise<string>) => Promise<void>;
}

/** Whether the owner is told of first openings, and where to. The server tells that they are, not where: it says nobody's address. */
export function NoticeSection({ share, notice, act }: NoticeSectionProps) {
  const say = useSay();
  const offered = useOffered();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState(empty);
  const [problem, setProblem] = useState<NoticeProblem>();
  const [secret, setSecret] = useState<string>();
  const save = () => {
    const reading = readNotice(form, offered);
    setProblem(reading.ok ? undefined : reading.problem);
    if (!reading.ok) return;
    const { request, hookSecret } = noticeRequest(reading.to);
    void act(async () => {
      await share.notify(request);
      setSecret(hookSecret);
      setForm(empty);
      setOpen(false);
      return say("notifySaved");
    });
  };
  const stop = () =>
    act(async () => {
      await share.notify({ hook: null, email: null });
      setSecret(undefined);
      return say("notifyStopped");
    });
  if (!offered.emails && !offered.hooks && !notice) return null;
  return (
    <section class="notice-section" aria-labelledby="notices">
      <h2 id="notices">{say("notifyTitle")}</h2>
      <p>{say(toldBy(notice))}</p>
      {secret && <HookSecret secret={secret} />}
      <div class="actions">
        <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say(notice ? "notifyChange" : "notifyBegin")}
        </Button>
        {notice && (
          <Button kind="quiet" onClick={() => void stop()}>
            {say("notifyStop")}
          </Button>
        )}
      </div>
      {open && (
        <form
          class="confirm"
          noValidate
          aria-label={say("notifyTitle")}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <NoticeFields
            form={form}
            offered={offered}
            problem={problem}
            onChange={(changes) => setForm({ ...form, ...changes })}
          />
          <div class="actions">
            <Button submit>{say("notifySave")}</Button>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {say("close")}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

function toldBy(notice: StatusAnswer["notice"]) {
  if (!notice) return "notifyNobody";
  return notice.hook && notice.email ? "notifyBoth" : notice.hook ? "notifyByHook" : "notifyByEmail";
}

/** What the server can tell by; nothing until it has said so. */
function useOffered(): NoticesOffered {
  const [offered, setOffered] = useState<NoticesOffered>({ emails: false, hooks: false });
  useEffect(() => {
    askServer().then(
      ({ notices }) => setOffered(notices),
      () => {},
    );
  }, []);
  return offered;
}
