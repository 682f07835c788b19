"use client";

import { MapPinned } from "lucide-react";
import { useState } from "react";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { MapView } from "@/components/map/map-view";
import type { Area, MapMarker } from "@/components/map/types";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { texts } from "../texts";

const words = texts.search;

/** The reads of the cameras in a rectangle that is drawn on the map; the address holds it as RFC 7946 writes a box. */
export function AreaFilter({ area, cameras }: { area: Area | null; cameras: readonly MapMarker[] }) {
  const { apply } = useTableQuery();
  const [open, setOpen] = useState(area !== null);
  return (
    <div className="mb-4 grid gap-2" data-print="hide">
      <Button aria-expanded={open} onClick={() => setOpen(!open)} className="justify-self-start">
        <MapPinned aria-hidden />
        {area ? words.areaSet : words.area}
      </Button>
      {open ? (
        <Card>
          <CardBody>
            <MapView
              label={words.areaLabel}
              markers={cameras}
              area={area}
              onAreaChange={(drawn) => apply({ filters: { area: drawn ? [boxOf(drawn)] : [] } })}
              list={false}
              className="h-72"
            />
          </CardBody>
        </Card>
      ) : null}
    </div>
  );
}

const boxOf = ({ west, south, east, north }: Area): string => [west, south, east, north].join(",");
