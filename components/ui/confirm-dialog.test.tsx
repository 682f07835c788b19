// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Button } from "./button";
import { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog";

afterEach(cleanup);

const open = (props: Partial<ConfirmDialogProps> & Pick<ConfirmDialogProps, "onConfirm">) => {
  render(
    <ConfirmDialog
      trigger={<Button>Revoke…</Button>}
      title="Revoke this license?"
      description="For good."
      confirmLabel="Revoke"
      destructive
      {...props}
    />,
  );
  fireEvent.click(screen.getByRole("button", { name: "Revoke…" }));
};
const confirmButton = () => screen.getByRole("button", { name: "Revoke" });
const press = async (button: HTMLElement) => {
  await act(async () => fireEvent.click(button));
};

describe("ConfirmDialog", () => {
  it("does nothing before it is confirmed, and nothing on Cancel", async () => {
    const onConfirm = vi.fn(async () => {});
    open({ onConfirm });
    expect(screen.getByRole("alertdialog", { name: "Revoke this license?" })).toBeTruthy();
    await press(screen.getByRole("button", { name: "Cancel" }));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it("shows progress, runs the action once for two clicks, and closes when it is done", async () => {
    let finish = () => {};
    const onConfirm = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    open({ onConfirm });
    await press(confirmButton());
    expect(confirmButton().getAttribute("aria-busy")).toBe("true");
    await press(confirmButton());
    expect(onConfirm).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(screen.getByRole("alertdialog"), { key: "Escape" });
    expect(screen.getByRole("alertdialog")).toBeTruthy();
    await act(async () => finish());
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("stays open with the error that the action answers, or throws", async () => {
    const onConfirm = vi
      .fn<ConfirmDialogProps["onConfirm"]>()
      .mockResolvedValueOnce({ error: "Changed by somebody else" })
      .mockRejectedValueOnce(new Error("No connection"))
      .mockResolvedValueOnce(undefined);
    open({ onConfirm });
    await press(confirmButton());
    expect(screen.getByRole("alert").textContent).toBe("Changed by somebody else");
    await press(confirmButton());
    expect(screen.getByRole("alert").textContent).toBe("No connection");
    await press(confirmButton());
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("demands the text first, when one is asked for", async () => {
    const onConfirm = vi.fn(async () => {});
    open({ onConfirm, requireText: "L-12" });
    await press(confirmButton());
    expect(onConfirm).not.toHaveBeenCalled();
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "L-12" } });
    await press(confirmButton());
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });
});
