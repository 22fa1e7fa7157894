import { useEffect, useState } from "preact/hooks";

/** Says something in passing, also to a screen reader. Give `said` a new object to say the same again. */
export function Toasts({ said }: { said: { readonly text: string } | undefined }) {
  const [shown, show] = useState(said);
  useEffect(() => {
    show(said);
    const timer = setTimeout(() => show(undefined), 6_000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div class="toasts" role="status">
      {shown && <p class="toast">{shown.text}</p>}
    </div>
  );
}
