// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { UploadAbortedError } from "uploadthing/client";
import { afterEach, describe, expect, test, vi } from "vitest";
import { checkFile } from "./check-file";
import { reasonOf, type SendFile, type UploadedFile } from "./send-file";
import { UploadDropzone, type UploadDropzoneProps } from "./upload-dropzone";
import { uploadTexts } from "./upload-texts";

afterEach(cleanup);

const limits = { accept: ["image/jpeg", "image/png"], acceptText: "JPEG or PNG", maxMb: 1 };
const photo = (name = "zoe.jpg", size = 10, type = "image/jpeg") => new File([new Uint8Array(size)], name, { type });

/** A sender that a test holds in its hand. */
function held() {
  const calls: {
    file: File;
    signal: AbortSignal;
    percent: (value: number) => void;
    finish: (sent: UploadedFile) => void;
    fail: (error: unknown) => void;
  }[] = [];
  const send: SendFile = (_route, file, { signal, onPercent }) =>
    new Promise((finish, fail) => {
      signal.addEventListener("abort", () => fail(new UploadAbortedError()));
      calls.push({ file, signal, percent: onPercent, finish, fail });
    });
  return { calls, send };
}

function show(props: Partial<UploadDropzoneProps> = {}) {
  const { calls, send } = held();
  const onUploaded = vi.fn();
  const view = render(
    <UploadDropzone label="Photo" route="photo" {...limits} onUploaded={onUploaded} send={send} {...props} />,
  );
  const input = screen.getByLabelText<HTMLInputElement>("Photo");
  const choose = (...files: File[]) => fireEvent.change(input, { target: { files } });
  return { calls, onUploaded, input, choose, container: view.container };
}

describe("the upload field", () => {
  test("sends a chosen file, shows how far it is, and hands over its key", async () => {
    const { calls, onUploaded, choose, container } = show({ name: "photo_key" });
    choose(photo());
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("0");
    act(() => calls[0]!.percent(42));
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("42");
    expect(screen.getByText("42 %")).toBeTruthy();
    act(() => calls[0]!.percent(100));
    expect(screen.getByRole("status").textContent).toBe(uploadTexts.finishing);
    const sent = { fileKey: "key-1", name: "zoe.jpg", size: 10 };
    await act(async () => calls[0]!.finish(sent));
    expect(onUploaded).toHaveBeenCalledExactlyOnceWith(sent);
    expect(screen.getByRole("status").textContent).toBe("zoe.jpg was sent");
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(container.querySelector<HTMLInputElement>('input[type="hidden"]')).toMatchObject({
      name: "photo_key",
      value: "key-1",
    });
  });

  test("takes a dropped and a pasted file", async () => {
    const { calls, input } = show();
    const zone = input.closest("label")!;
    fireEvent.dragOver(zone);
    expect(screen.getByText(uploadTexts.release)).toBeTruthy();
    fireEvent.drop(zone, { dataTransfer: { files: [photo("dropped.jpg")] } });
    expect(calls[0]!.file.name).toBe("dropped.jpg");
    fireEvent.paste(window, { clipboardData: { files: [photo("pasted.jpg")] } });
    expect(calls.map(({ file }) => file.name)).toEqual(["dropped.jpg", "pasted.jpg"]);
    // The newer file replaced the one on its way.
    expect(calls[0]!.signal.aborted).toBe(true);
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Sending pasted.jpg"));
  });

  test("stops at once when it is cancelled, and says nothing of an error", async () => {
    const { calls, onUploaded, choose } = show();
    choose(photo());
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(calls[0]!.signal.aborted).toBe(true);
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    expect(screen.queryByText(uploadTexts.unreachable)).toBeNull();
    expect(onUploaded).not.toHaveBeenCalled();
  });

  test("ends the upload when the page is left", () => {
    const { calls, choose } = show();
    choose(photo());
    cleanup();
    expect(calls[0]!.signal.aborted).toBe(true);
  });

  test("shows the server's reason beside the field, and takes the same file again", async () => {
    const { calls, input, choose } = show();
    choose(photo());
    const reason = "This kind of file (text/plain) is not accepted here";
    await act(async () => calls[0]!.fail(Object.assign(new Error("XHR failed 415"), { data: { detail: reason } })));
    expect(screen.getByText(reason)).toBeTruthy();
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(input.getAttribute("aria-describedby")!.split(" ").at(-1)!)?.textContent).toBe(
      reason,
    );
    choose(photo());
    expect(calls).toHaveLength(2);
    expect(screen.queryByText(reason)).toBeNull();
  });

  test.each([
    ["a file that is too large", [photo("big.jpg", 1024 * 1024 + 1)], uploadTexts.tooLarge(1)],
    ["an empty file", [photo("empty.jpg", 0)], uploadTexts.empty],
    ["another kind of file", [photo("list.csv", 10, "text/csv")], uploadTexts.wrongType("JPEG or PNG")],
    ["two files", [photo(), photo()], uploadTexts.oneAtATime],
  ])("refuses %s without sending it", (_what, files, reason) => {
    const { calls, choose } = show();
    choose(...files);
    expect(screen.getByText(reason)).toBeTruthy();
    expect(calls).toHaveLength(0);
  });

  test("shows the form's error until a file is chosen, and is silent while disabled", () => {
    const { choose } = show({ error: "A photo is needed" });
    expect(screen.getByText("A photo is needed")).toBeTruthy();
    choose(photo());
    expect(screen.queryByText("A photo is needed")).toBeNull();
    cleanup();
    const { calls, input } = show({ disabled: true });
    expect(input.disabled).toBe(true);
    fireEvent.paste(window, { clipboardData: { files: [photo()] } });
    fireEvent.drop(input.closest("label")!, { dataTransfer: { files: [photo()] } });
    expect(calls).toHaveLength(0);
  });
});

test("a file of unknown type is left to the server to judge", () => {
  expect(checkFile({ size: 10, type: "" }, limits)).toBeNull();
});

test.each([
  [{ code: "FORBIDDEN", message: "Sign in to send files" }, "Sign in to send files"],
  [
    { code: "UPLOAD_FAILED", message: "XHR failed 507", data: { detail: "The storage for files is full" } },
    "The storage for files is full",
  ],
  [{ code: "INTERNAL_CLIENT_ERROR", message: "Failed to report event" }, uploadTexts.unreachable],
  [new TypeError("fetch failed"), uploadTexts.unreachable],
])("%j is told as %s", (error, reason) => expect(reasonOf(error)).toBe(reason));
