import { useSay } from "../texts/say";
import { lifetimeText } from "./lifetime-text";
import type { PolicyBounds, PolicyField, PolicyProblem } from "./policy";

/** The sentence at a field that can't be read, with the bounds that it missed. */
export function useProblemSentence(problems: ReadonlyMap<PolicyField, PolicyProblem>, bounds: PolicyBounds) {
  const say = useSay();
  return (field: PolicyField): string | undefined => {
    const problem = problems.get(field);
    switch (problem) {
      case undefined:
        return undefined;
      case "names-too-many":
        return say("problem_names-too-many", bounds.links);
      case "lifetime-too-short":
        return say("problem_lifetime-too-short", lifetimeText(bounds.lifetime.shortest));
      case "lifetime-too-long":
        return say("problem_lifetime-too-long", lifetimeText(bounds.lifetime.longest));
      default:
        return say(`problem_${problem}`);
    }
  };
}
