import { type Attributes, type ComponentType, Fragment, h, type VNode } from "preact";

/**
 * What JSX is compiled to, by way of `h`, which Preact's renderer has in it anyway: its own jsx-runtime makes nodes a second way, and
 * the viewing page has no byte for that. Only builds use it (vite.config.ts).
 */
export function jsx(type: ComponentType<object>, props: object, key?: string | number): VNode {
  return h(type, key === undefined ? props : ({ ...props, key } as Attributes));
}

export { Fragment, jsx as jsxs };
