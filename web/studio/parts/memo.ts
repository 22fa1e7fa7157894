import { Component, type ComponentType, createElement, type VNode } from "preact";

/** Draws a component again only when one of its values is another one. */
export function memo<Props extends object>(Drawn: ComponentType<Props>): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before: Readonly<Props> = this.props;
      const keys = new Set([...Object.keys(before), ...Object.keys(next)]) as Set<keyof Props>;
      return [...keys].some((key) => before[key] !== next[key]);
    }

    override render(props: Readonly<Props>): VNode<Props> {
      return createElement(Drawn, props as Props);
    }
  };
}
