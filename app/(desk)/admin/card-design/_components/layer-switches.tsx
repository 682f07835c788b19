import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import type { LayerName } from "@/lib/licenses/card/layers";
import { layerTexts, cardDesignTexts as texts } from "../texts";
import type { Layer } from "./side-view";

/** The layers of a side with a switch each: what protects the card, and what is printed on it. */
export function LayerSwitches({
  side,
  layers,
  hidden,
  onChange,
}: {
  side: "front" | "back";
  layers: Layer[];
  hidden: ReadonlySet<LayerName>;
  onChange: (hidden: ReadonlySet<LayerName>) => void;
}) {
  const show = (names: LayerName[], shown: boolean) => {
    const next = new Set(hidden);
    for (const name of names) {
      if (shown) next.delete(name);
      else next.add(name);
    }
    onChange(next);
  };
  return (
    <div className="grid gap-4">
      {[true, false].map((isSecurity) => {
        const own = layers.filter((layer) => layer.isSecurity === isSecurity).map(({ name }) => name);
        const title = isSecurity ? texts.security : texts.printed;
        return (
          <fieldset key={title} className="grid gap-1">
            <legend className="sr-only">{`${texts.sides[side]}: ${texts.layers}, ${title}`}</legend>
            <div className="flex items-center justify-between gap-2">
              <span aria-hidden className="font-semibold text-sm">
                {title}
              </span>
              <span className="flex">
                <Button size="sm" variant="ghost" onClick={() => show(own, true)} aria-label={`${title}: ${texts.all}`}>
                  {texts.all}
                </Button>
                <Button
                  size="sm"
                  variant="ghost"
                  onClick={() => show(own, false)}
                  aria-label={`${title}: ${texts.none}`}
                >
                  {texts.none}
                </Button>
              </span>
            </div>
            {own.map((name) => (
              <CheckboxField
                key={name}
                label={layerTexts[name]}
                checked={!hidden.has(name)}
                onChange={(event) => show([name], event.target.checked)}
              />
            ))}
          </fieldset>
        );
      })}
      <p className="text-muted-foreground text-xs">{texts.layersText}</p>
    </div>
  );
}
