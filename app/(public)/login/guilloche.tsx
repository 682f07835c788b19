/** Waves per turn and the swing of each line of the rosette, in units of its radius. */
const LINES = 18;
const STEPS = 240;

/**
 * The rosette of engraved lines that security documents carry: one wave around a circle, drawn again and again a little
 * turned. Pure geometry, so that server and browser draw the same path. Coordinates in a 1000 × 1000 box.
 */
function rosette(waves: number, radius: number, swing: number, lines: number): string[] {
  return Array.from({ length: lines }, (_, line) => {
    const turn = (line / lines) * ((2 * Math.PI) / waves);
    const points = Array.from({ length: STEPS }, (_, step) => {
      const angle = (step / STEPS) * 2 * Math.PI;
      const r =
        radius + swing * Math.sin(waves * (angle + turn)) + swing * 0.45 * Math.cos((waves / 2) * (angle - 2 * turn));
      return `${(500 + r * Math.cos(angle)).toFixed(1)} ${(500 + r * Math.sin(angle)).toFixed(1)}`;
    });
    return `M${points.join("L")}Z`;
  });
}

const paths = [...rosette(12, 330, 105, LINES), ...rosette(8, 120, 70, 10)];

/** Decoration of the sign-in page. */
export function Guilloche({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 1000 1000"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="var(--guilloche)"
      strokeWidth="0.9"
    >
      {paths.map((path) => (
        <path key={path.slice(0, 24)} d={path} />
      ))}
    </svg>
  );
}
