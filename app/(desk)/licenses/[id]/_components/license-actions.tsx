"use client";

import { MoreHorizontal, Pencil, Printer, RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import type { Move } from "@/lib/licenses/life-cycle";
import { bringLicenseBack, takeLicenseAway } from "../../actions";
import { texts } from "../../texts";
import { MoveDialog } from "./move-dialog";

const words = texts.detail;

/** What can be done to the license itself; its card has its own buttons. */
type Props = { id: number; number: string; moves: Move[]; printable: boolean };

export function LicenseActions({ id, number, moves, printable }: Props) {
  const router = useRouter();
  const [removing, setRemoving] = useState(false);
  const [moving, setMoving] = useState<Move | null>(null);
  const undo = async () => {
    const answer = await bringLicenseBack({ id }).catch(() => null);
    if (!answer?.ok) toast.error(answer?.message ?? texts.cardPanel.offline);
    else router.push(`/licenses/${id}`);
  };
  return (
    <>
      <Button asChild>
        <Link href={`/licenses/${id}/edit`}>
          <Pencil aria-hidden />
          {words.edit}
        </Link>
      </Button>
      {printable ? (
        <Button onClick={() => window.print()}>
          <Printer aria-hidden />
          {words.print}
        </Button>
      ) : null}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label={words.more}>
            <MoreHorizontal aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {moves.map((move) => (
            <DropdownMenuItem key={move} destructive={move === "revoke"} onSelect={() => setMoving(move)}>
              {texts.moves[move].label}
            </DropdownMenuItem>
          ))}
          {moves.length > 0 ? <DropdownMenuSeparator /> : null}
          <DropdownMenuItem destructive onSelect={() => setRemoving(true)}>
            <Trash2 aria-hidden />
            {words.remove}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <MoveDialog id={id} number={number} move={moving} onClose={() => setMoving(null)} />
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={words.removeTitle(number)}
        description={words.removeText}
        confirmLabel={words.remove}
        destructive
        onConfirm={async () => {
          const answer = await takeLicenseAway({ id });
          if (!answer.ok) return { error: answer.message };
          toast.success(words.removed(number), { action: { label: words.undo, onClick: undo } });
          router.push("/licenses");
        }}
      />
    </>
  );
}

export function RestoreButton({ id, number }: { id: number; number: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  return (
    <Button
      loading={busy}
      onClick={async () => {
        setBusy(true);
        const answer = await bringLicenseBack({ id }).catch(() => null);
        setBusy(false);
        if (!answer?.ok) toast.error(answer?.message ?? texts.cardPanel.offline);
        else {
          toast.success(words.restored(number));
          router.refresh();
        }
      }}
    >
      <RotateCcw aria-hidden />
      {words.restore}
    </Button>
  );
}
