import { texts } from "../texts";
import { Scanner } from "./_components/scanner";

/** The scanning page: everything but the license's status is found out in the browser. */
export default function ScanPage() {
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">{texts.scan.title}</h1>
        <p data-print="hide" className="mt-1 text-muted-foreground">
          {texts.scan.intro}
        </p>
      </div>
      <Scanner />
    </div>
  );
}
