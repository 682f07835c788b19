import { Badge } from "@/components/ui/badge";
import { Nothing } from "@/components/ui/description-list";
import { featureLabels } from "../texts";

/** The features that are granted. */
export function FeatureList({ features }: { features: Record<string, boolean> }) {
  const granted = Object.keys(features).filter((name) => features[name]);
  if (granted.length === 0) return <Nothing />;
  return (
    <span className="flex flex-wrap gap-1">
      {granted.map((name) => (
        <Badge key={name} tone="info">
          {featureLabels[name] ?? name}
        </Badge>
      ))}
    </span>
  );
}
