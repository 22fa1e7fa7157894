import { type Component, type ComponentType, type FunctionComponent, h } from "preact";

/** A component that is drawn again only when one of its props is another one than before (by `Object.is`). */
export function memo<Props extends object>(inner: ComponentType<Props>): FunctionComponent<Props> {
  return function Memo(this: Component<Props>, props: Props) {
    this.shouldComponentUpdate = (next) => !same(this.props as Props, next as Props);
    return h(inner, props);
  };
}

function same<Props extends object>(before: Props, after: Props): boolean {
  const names = Object.keys(after) as (keyof Props)[];
  return names.length === Object.keys(before).length && names.every((name) => Object.is(before[name], after[name]));
}
