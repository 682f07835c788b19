import { texts } from "../../texts";
import "./print-sheet.css";

/** What a print of this page shows: both sides of the card, 85.6 × 54 mm each. Screens do not show it. */
export function PrintSheet({ number, front, back }: { number: string; front: string; back: string }) {
  return (
    <div aria-hidden className="card-sheet">
      {/* biome-ignore lint/performance/noImgElement: authorised files come from the API and must not pass Next's image cache. */}
      <img src={front} alt={texts.cardPanel.frontAlt(number)} />
      {/* biome-ignore lint/performance/noImgElement: see above. */}
      <img src={back} alt={texts.cardPanel.backAlt(number)} />
    </div>
  );
}
