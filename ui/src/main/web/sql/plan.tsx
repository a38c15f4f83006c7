import { cut } from "../graph/model";
import { useLayout } from "../graph/use-layout";
import type { PlanStep } from "./rows";

const WIDTH = 260;
const HEIGHT = 52;
const LETTERS = 36;

/** Shows the steps of a plan as a graph, from the sources to the result. */
export function PlanGraph({ steps }: { steps: PlanStep[] }) {
  const layout = useLayout(
    steps.map((each) => ({ id: each.id, width: WIDTH, height: HEIGHT })),
    steps.flatMap((each) => each.inputs.map((input) => ({ from: input, to: each.id }))),
  );
  if (!layout || steps.length === 0) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Plan as a graph">
      <svg class="plan" width={layout.width} height={layout.height} role="img" aria-label="Plan as a graph">
        {layout.edges.map((edge) => (
          <polyline key={`${edge.from} ${edge.to}`} points={edge.points.map((each) => `${each.x},${each.y}`).join(" ")} />
        ))}
        {steps.map((step) => {
          const at = layout.nodes[step.id];
          const [name, rest] = parted(step.text);
          return (
            at && (
              <g key={step.id} transform={`translate(${at.x - WIDTH / 2} ${at.y - HEIGHT / 2})`}>
                <title>{step.text}</title>
                <rect width={WIDTH} height={HEIGHT} rx="6" />
                <text x="10" y="21" class="title">
                  {cut(name, LETTERS)}
                </text>
                <text x="10" y="40">
                  {cut(rest, LETTERS)}
                </text>
              </g>
            )
          );
        })}
      </svg>
    </div>
  );
}

function parted(text: string): [string, string] {
  const space = text.indexOf(" ");
  return space < 0 ? [text, ""] : [text.slice(0, space), text.slice(space + 1)];
}
